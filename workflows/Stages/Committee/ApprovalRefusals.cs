namespace Funding.Workflows.Stages.Committee;

internal static class ApprovalRefusals
{
    public static Refusal NotYours() =>
        new("approval-not-yours", null, "本轮审定不由您负责；如需替补，系统会另行通知。", "This approval is not yours; if a deputy is needed you will be told.")
        {
            Kind = RefusalKind.Forbidden
        };

    public static Refusal NotOpen() =>
        new("approval-not-open", null, "当前不在审定阶段。", "The ranking is not up for approval now.") { Kind = RefusalKind.Closed };

    public static Refusal Conflict() =>
        new("conflict-declared", null, "您已声明利益关系，须回避；将由替补委员审定。", "You declared a conflict: a deputy decides instead.")
        {
            Kind = RefusalKind.Forbidden
        };

    public static Refusal VotedAlready() =>
        new("voted-already", null, "您已对此排名表决，不能更改。", "You have voted on this ranking already: a vote stands.")
        {
            Kind = RefusalKind.Conflict
        };

    public static Refusal VotedOnCase() =>
        new("voted-already", null, "您已对该项申报表决，不能更改。", "You have voted on this application already: a vote stands.")
        {
            Kind = RefusalKind.Conflict
        };

    /// <summary>The same for one that is not there and for one that is not before the reader: nothing is told of it.</summary>
    public static Refusal NoCase(string id) =>
        new("case-not-found", "application", $"没有需要您审定的申报“{id}”。", $"No application '{id}' is before you for approval.")
        {
            Kind = RefusalKind.NotFound
        };

    public static Refusal NotOnHold() =>
        new("ranking-not-on-hold", null, "没有被退回、等待重新排名的排名。", "No returned ranking waits to be computed again.")
        {
            Kind = RefusalKind.Conflict
        };
}
