namespace Funding.Workflows.PlanProgress;

internal static class PlanProgressRefusals
{
    private static readonly Texts Texts = new(typeof(PlanProgressRefusals));

    public static Refusal NoTarget(string programme) =>
        new("target-not-found", "target", Texts.Of("no-target", programme)) { Kind = RefusalKind.NotFound };
}
