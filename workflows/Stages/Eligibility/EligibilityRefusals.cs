namespace Funding.Workflows.Stages.Eligibility;

internal static class EligibilityRefusals
{
    public static Refusal NotOpen() =>
        new("eligibility-not-open", null, "形式审查阶段未开始或已结束。", "The eligibility check is not open.") { Kind = RefusalKind.Closed };

    public static Refusal CorrectionUsed() =>
        new("correction-used", null, "该申报已要求补正一次，不能再次要求。", "A correction was asked for once already: it cannot be asked for again.")
        {
            Kind = RefusalKind.Conflict
        };

    public static Refusal CorrectionRunning() =>
        new(
            "correction-running",
            null,
            "补正期限未满且申报单位尚未重新提交，请等待。",
            "The correction is still running: wait for the applicant or the deadline.")
        { Kind = RefusalKind.Conflict };

    public static Refusal RulesFail(string which) =>
        new(
            "rules-fail",
            "eligible",
            $"规则判定未通过（{which}），不能认定为合格；可要求补正或认定为不合格。",
            $"The rules do not pass ({which}): ask for a correction or refuse.");

    public static Refusal OwnConflict() =>
        new(
            "conflict-declared",
            null,
            "您已声明与该单位存在利益关系，须回避。",
            "You declared a conflict with this organisation: somebody else must decide.")
        { Kind = RefusalKind.Forbidden };
}
