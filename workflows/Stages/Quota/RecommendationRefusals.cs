namespace Funding.Workflows.Stages.Quota;

internal static class RecommendationRefusals
{
    private static readonly Texts Texts = new(typeof(RecommendationRefusals));

    public static Refusal NoDesk() => new("desk-missing", null, Texts.Of("no-desk")) { Kind = RefusalKind.Forbidden };

    public static Refusal RecommendedAlready(IReadOnlyList<Bilingual> desks) =>
        new("reopening-recommended", "stage", Texts.Of("reopening-recommended", Texts.Names(desks))) { Kind = RefusalKind.Conflict };

    public static Refusal NotOfThisDesk(string id) =>
        new("application-not-found", null, Texts.Of("not-of-this-desk", id)) { Kind = RefusalKind.NotFound };

    public static Refusal Closed() => new("recommendation-closed", null, Texts.Of("closed")) { Kind = RefusalKind.Closed };

    public static Refusal NotOpen() => new("recommendation-not-open", null, Texts.Of("not-open")) { Kind = RefusalKind.Closed };

    public static Refusal LimitReached(int limit) =>
        new("desk-limit", null, Texts.Of("limit-reached", limit)) { Kind = RefusalKind.Conflict };

    public static Refusal ClassLimitReached(string organisation, int limit) =>
        new("class-limit", null, Texts.Of("class-limit-reached", organisation, limit)) { Kind = RefusalKind.Conflict };

    public static Refusal NotInOrder() => new("rank-order", "order", Texts.Of("not-in-order"));
}
