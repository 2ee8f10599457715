namespace Funding.Workflows.Apply;

internal static class ApplyRefusals
{
    private static readonly Texts Texts = new(typeof(ApplyRefusals));

    public static Refusal NoSection() => new("section-not-found", null, Texts.Of("no-section")) { Kind = RefusalKind.NotFound };

    /// <param name="next">The page to go on to all the same.</param>
    public static Refusal Kept(string next) => new("answers-unusable", null, Texts.Of("kept")) { Link = next };

    public static Refusal NoEntry() => new("notice-entry-not-found", null, Texts.Of("no-entry")) { Kind = RefusalKind.NotFound };
}
