namespace Funding.Workflows.Review;

internal static class ReviewRefusals
{
    private static readonly Texts Texts = new(typeof(ReviewRefusals));

    /// <summary>The one answer for an application that is absent, another's, recused or in conflict.</summary>
    public static Refusal NotFound(string id) =>
        new("review-not-found", "application", Texts.Of("not-found", id)) { Kind = RefusalKind.NotFound };

    public static Refusal NotOpen() => new("review-not-open", null, Texts.Of("not-open")) { Kind = RefusalKind.Closed };

    public static Refusal Closed() => new("review-closed", null, Texts.Of("closed")) { Kind = RefusalKind.Closed };

    public static Refusal AlreadySigned() => new("sheet-signed", null, Texts.Of("already-signed")) { Kind = RefusalKind.Conflict };

    public static Refusal AcceptFirst() => new("review-not-accepted", null, Texts.Of("accept-first")) { Kind = RefusalKind.Conflict };

    public static Refusal NotInPool() => new("expert-not-in-pool", null, Texts.Of("not-in-pool")) { Kind = RefusalKind.NotFound };

    public static Refusal OrganisationMissing() => new("conflict-organisation-missing", "organisation", Texts.Of("organisation-missing"));
}
