namespace Funding.Workflows.Stages.PanelReview;

/// <summary>What the page for several answers at once asks before the commands.</summary>
internal static class ReviewPageRefusals
{
    private static readonly Texts Texts = new(typeof(ReviewPageRefusals));

    public static Refusal NothingTicked() => new("nothing-ticked", "accept", Texts.Of("nothing-ticked"));

    public static Refusal Count(int ticked) => new("count-mismatch", "count", Texts.Of("count", ticked));
}
