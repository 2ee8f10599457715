namespace Funding.Workflows.Rounds;

internal static class RoundRefusals
{
    private static readonly Texts Texts = new(typeof(RoundRefusals));

    public static Refusal NotFound(string id) => new("round-not-found", "round", Texts.Of("not-found", id)) { Kind = RefusalKind.NotFound };

    public static Refusal Recused() => new("conflict-declared", null, Texts.Of("recused")) { Kind = RefusalKind.Forbidden };

    public static Refusal NoDraw() => new("round-without-draw", null, Texts.Of("no-draw")) { Kind = RefusalKind.NotFound };
}
