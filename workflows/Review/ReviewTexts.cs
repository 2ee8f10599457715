namespace Funding.Workflows.Review;

/// <summary>What rows, mails and pages of a review say beside its refusals.</summary>
internal static class ReviewTexts
{
    private static readonly Texts Texts = new(typeof(ReviewTexts));

    /// <inheritdoc cref="Texts.Of"/>
    public static Bilingual Of(string key, params IReadOnlyList<object?> values) => Texts.Of(key, values);
}
