namespace Funding.Workflows.Selection;

public static class RankingRefusals
{
    private static readonly Texts Texts = new(typeof(RankingRefusals));

    public static Refusal NotRanked() => new("ranking-not-there", null, Texts.Of("not-ranked")) { Kind = RefusalKind.NotFound };

    public static Refusal NotOnHold() => new("ranking-not-on-hold", null, Texts.Of("not-on-hold")) { Kind = RefusalKind.Conflict };
}
