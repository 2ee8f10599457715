namespace Funding.Workflows.Apply;

internal static class ApplyRefusals
{
    private static readonly Texts Texts = new(typeof(ApplyRefusals));

    public static Refusal NoSection() => new("section-not-found", null, Texts.Of("no-section")) { Kind = RefusalKind.NotFound };

    public static Refusal NoEntry() => new("notice-entry-not-found", null, Texts.Of("no-entry")) { Kind = RefusalKind.NotFound };
}
