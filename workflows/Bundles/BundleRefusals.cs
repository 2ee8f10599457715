namespace Funding.Workflows.Bundles;

internal static class BundleRefusals
{
    private static readonly Texts Texts = new(typeof(BundleRefusals));

    public static Refusal Empty() => new("bundle-empty", BundleDecision.ContentField, Texts.Of("empty")) { Kind = RefusalKind.NotFound };

    public static Refusal TooMany(int count, int most) =>
        new("bundle-too-many", BundleDecision.ContentField, Texts.Of("too-many", count, most)) { Kind = RefusalKind.TooLarge };

    public static Refusal TooLarge(long bytes, long most) => new(
        "bundle-too-large", BundleDecision.ContentField, Texts.Of("too-large", Texts.Number(bytes >> 20), Texts.Number(most >> 20)))
    {
        Kind = RefusalKind.TooLarge,
    };
}
