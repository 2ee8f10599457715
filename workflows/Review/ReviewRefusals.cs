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

    public static Refusal NotCommittee() => new("not-on-committee", null, Texts.Of("not-committee")) { Kind = RefusalKind.Forbidden };

    public static Refusal TooEarly(DateOnly day) =>
        new("public-value-too-early", "value", Texts.Of("too-early", DayText.Of(day))) { Kind = RefusalKind.Closed };

    public static Refusal NotAtDraw() => new("draw-not-open", null, Texts.Of("not-at-draw")) { Kind = RefusalKind.Closed };

    public static Refusal AlreadyAgreed() =>
        new("public-value-agreed", "value", Texts.Of("already-agreed")) { Kind = RefusalKind.Conflict };

    public static Refusal NotAClose() =>
        new("public-value-not-a-close", "value", Texts.Of("not-aclose", ShanghaiComposite.Lowest, ShanghaiComposite.Highest));

    public static Refusal NoFigure() => new("public-value-without-digit", "value", Texts.Of("no-figure"));

    public static Refusal BadValue() => new("public-value-invalid", "value", Texts.Of("bad-value"));

    public static Refusal PoolFixed() => new("pool-fixed", null, Texts.Of("pool-fixed")) { Kind = RefusalKind.Closed };

    public static Refusal PoolClosed() => new("pool-closed", null, Texts.Of("pool-closed")) { Kind = RefusalKind.Closed };
}
