namespace Funding.Workflows.Rounds;

internal static class LaunchRefusals
{
    public static Refusal OtherSettings(string id) =>
        new(
            "round-exists-other-settings",
            "batch",
            $"轮次“{id}”已按另一组设置启动，不能用同一编号再次启动。",
            $"Round '{id}' was launched with other settings: the same id cannot be launched again.")
        { Kind = RefusalKind.Conflict };

    public static Refusal StillRunning(string id) =>
        new(
            "round-still-running",
            "batch",
            $"轮次“{id}”尚未结束，不能启动下一批。",
            $"Round '{id}' is still running: the next batch cannot be launched.")
        { Kind = RefusalKind.Conflict };

    public static Refusal OutOfOrder(StageKey stage) =>
        new(
            "dates-out-of-order",
            FieldOf(stage),
            "日期顺序有误：每一阶段的截止日必须晚于前一阶段。",
            "Dates out of order: each closing day must come after the one before.");

    public static Refusal DrawBeforeValue(StageKey draw, DateOnly day) =>
        new(
            "draw-before-public-value",
            FieldOf(draw),
            $"专家抽取的截止日必须晚于公开数值指定日（{DayText.Zh(day)}）。",
            $"The draw must close after the public value's day, {DayText.En(day)}.");

    public static Refusal CallInThePast(StageKey call) =>
        new("call-in-the-past", FieldOf(call), "申报截止日已过。", "The call's last day has passed.");

    public static Refusal NoDay(StageKey stage) =>
        new("closing-day-missing", FieldOf(stage), "请填写该阶段的截止日。", "Give the closing day of this stage.");

    public static Refusal NoSuchClosing(StageKey stage) => new(
        "closing-day-of-no-stage",
        FieldOf(stage),
        $"本项目没有设定截止日的阶段“{stage}”。",
        $"The programme has no stage '{stage}' that closes on a day.");

    public static Refusal Year() => new("year-out-of-range", "year", "年度应在 2000 至 2100 之间。", "The year must be between 2000 and 2100.");

    public static Refusal Batch() => new("batch-out-of-range", "batch", "批次应在 1 至 99 之间。", "The batch must be between 1 and 99.");

    public static Refusal NoticeNumber(string field) =>
        new("notice-number-required", field, "请填写通知文号（不超过 60 字）。", "Give the notice's number (at most 60 characters).");

    public static Refusal Places() => new("places-out-of-range", "places", "名额应在 1 至 10000 之间。", "Places must be between 1 and 10,000.");

    public static Refusal NothingRanked() => new(
        "places-without-ranking", "places", "本项目没有综合排序，不设名额。", "This programme has no ranking, so no places can be set.");

    public static Refusal NothingDrawn() => new(
        "public-value-without-draw",
        "publicValueName.zh",
        "本项目不抽取专家，没有公开数值。",
        "This programme draws nothing, so there is no public value.");

    /// <param name="field">Such as "committee[1]".</param>
    public static Refusal NoMember(string field, string email) =>
        new("committee-not-a-member", field, $"“{email}”不具备评审委员角色。", $"'{email}' does not hold the role of committee member.");

    public static Refusal Committee() =>
        new(
            "committee-too-small",
            "committee",
            "至少需要两名评审委员会成员，且须已具备该角色。",
            "At least two committee members are needed, each holding that role.");

    private static string FieldOf(StageKey stage) => $"closes.{stage}";
}
