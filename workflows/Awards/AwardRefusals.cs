namespace Funding.Workflows.Awards;

internal static class AwardRefusals
{
    private static readonly Texts Texts = new(typeof(AwardRefusals));

    public static Refusal NotFound(string id) => new("award-not-found", "award", Texts.Of("not-found", id)) { Kind = RefusalKind.NotFound };

    public static Refusal NoDuty() => new("duty-not-found", "duty", Texts.Of("no-duty")) { Kind = RefusalKind.NotFound };

    public static Refusal NotLive() => new("award-not-live", null, Texts.Of("not-live")) { Kind = RefusalKind.Closed };
}
