namespace Funding.Workflows.Stages.Notice;

internal static class NoticeRefusals
{
    public static Refusal EntryNotFound(string id) =>
        new("notice-entry-not-found", "application", $"公示中没有“{id}”。", $"'{id}' is not in the public notice.")
        {
            Kind = RefusalKind.NotFound
        };

    public static Refusal PeriodClosed() =>
        new("notice-closed", null, "该项的公示期已结束，不再受理异议。", "The notice period of this entry has ended: objections are no longer taken.")
        {
            Kind = RefusalKind.Closed
        };

    public static Refusal Name() =>
        new(
            "name-required",
            "name",
            "请填写真实姓名（2 至 50 字）。异议须实名提出。",
            "Give your real name (2 to 50 characters): objections are made in one's own name.");

    public static Refusal Contact() =>
        new("contact-required", "contact", "请填写联系电话或地址（5 至 100 字）。", "Give a telephone number or address (5 to 100 characters).");

    public static Refusal ReasonsText() =>
        new("reasons-required", "reasons", "请写明异议事实与理由（20 至 5000 字）。", "State the facts and reasons (20 to 5,000 characters).");

    public static Refusal TooManyFiles(string field, int most) =>
        new("too-many-files", field, $"最多上传 {most} 个文件。", $"Upload at most {most} files.");

    public static Refusal ObjectedAlready(string id) =>
        new(
            "objected-already",
            null,
            $"您已就此项提出异议（编号 {id}），无需重复提交。",
            $"You have objected to this entry already (number {id}): there is no need to do it again.")
        { Kind = RefusalKind.Conflict };

    public static Refusal TooManyOfPerson(int most) =>
        new(
            "objections-limit",
            null,
            $"每人在一轮中最多提出 {most} 件异议；如需补充，请在已有异议中联系受理人员。",
            $"One person may file at most {most} objections in a round: for more, reach the officer of one you filed.")
        { Kind = RefusalKind.TooMany };

    public static Refusal TooManyOfRound(int most) =>
        new(
            "objections-limit-round",
            null,
            $"本轮异议已达 {most} 件的受理上限，请直接联系主办单位。",
            $"This round has taken its limit of {most} objections: contact the authority directly.")
        { Kind = RefusalKind.TooMany };

    public static Refusal RoundCancelled() =>
        new("round-cancelled", null, "本轮已撤销，异议不再处理。", "The round was cancelled: its objections are not decided any more.")
        {
            Kind = RefusalKind.Closed
        };

    public static Refusal ObjectionNotFound() =>
        new("objection-not-found", null, "没有找到该异议。", "There is no such objection.") { Kind = RefusalKind.NotFound };

    public static Refusal DecidedAlready() =>
        new("objection-decided", null, "该异议已作出处理。", "This objection has been decided.") { Kind = RefusalKind.Conflict };

    public static Refusal OwnDecision() =>
        new(
            "separation-of-duties",
            null,
            "您曾对该申报作出过审查决定，或与该异议有关，须由其他人员处理。",
            "You took an earlier decision on this application, or are part of the objection: another officer must decide.")
        { Kind = RefusalKind.Forbidden };
}
