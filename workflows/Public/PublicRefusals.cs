namespace Funding.Workflows.Public;

internal static class PublicRefusals
{
    private static readonly Texts Texts = new(typeof(PublicRefusals));

    public static Refusal NoCertificate() =>
        new("certificate-not-found", null, Texts.Of("no-certificate")) { Kind = RefusalKind.NotFound };

    public static Refusal NotDrawn() => new("draw-not-done", null, Texts.Of("not-drawn")) { Kind = RefusalKind.NotFound };

    public static Refusal NoHeads() => new("heads-not-found", "day", Texts.Of("no-heads")) { Kind = RefusalKind.NotFound };

    public static Refusal NoNotice() => new("notice-not-out", null, Texts.Of("no-notice")) { Kind = RefusalKind.NotFound };

    public static Refusal NoResults() => new("results-not-out", null, Texts.Of("no-results")) { Kind = RefusalKind.NotFound };
}
