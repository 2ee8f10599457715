namespace Funding.Workflows.Stages.PanelReview;

/// <summary>What the page for several answers at once asks before the commands.</summary>
internal static class ReviewPageRefusals
{
    public static Refusal NothingTicked() => new("nothing-ticked", "accept", "请至少选择一项申报。", "Tick at least one application.");

    public static Refusal Count(int ticked) => new("count-mismatch", "count",
        string.Create(CultureInfo.InvariantCulture, $"您选择了 {ticked} 项，请输入数字 {ticked} 以确认。"),
        string.Create(CultureInfo.InvariantCulture, $"You ticked {ticked}: type the number {ticked} to confirm."));
}
