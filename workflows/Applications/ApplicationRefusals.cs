namespace Funding.Workflows.Applications;

internal static class ApplicationRefusals
{
    public static Refusal NotFound(string id) =>
        new("application-not-found", null, $"没有找到申报“{id}”。", $"There is no application '{id}'.") { Kind = RefusalKind.NotFound };

    public static Refusal CallClosed() =>
        new(
            "call-closed",
            null,
            "申报已截止，不能再提交或修改；您已填写的内容仍为您保留。",
            "The call has closed: nothing can be submitted or changed any more; what you filled in is kept.")
        { Kind = RefusalKind.Closed };

    public static Refusal OnItsWay() =>
        new(
            "application-on-its-way",
            null,
            "该申报提交后已进入办理，不能再改回草稿。",
            "This application went on as it was submitted and cannot be made a draft again.")
        { Kind = RefusalKind.Conflict };

    public static Refusal CallNotOpen() =>
        new("call-not-open", null, "申报尚未开始。", "The call has not opened yet.") { Kind = RefusalKind.Closed };

    public static Refusal LimitReached(int limit, string firstId, string link) =>
        new(
            "application-limit",
            "creditCode",
            $"每个单位在本轮最多申报 {limit} 项，贵单位已有申报“{firstId}”。",
            $"An organisation may apply {limit} time(s) in this round: yours already has application '{firstId}'.")
        { Kind = RefusalKind.Conflict, Link = link };

    public static Refusal OrganisationOfOthers(string code) =>
        new(
            "organisation-of-others",
            "creditCode",
            $"单位“{code}”已由同事登记，请联系其在申报页面将您添加为共同填报人。",
            $"Organisation '{code}' was registered by a colleague: ask them to add you on their application page.")
        { Kind = RefusalKind.Forbidden };

    public static Refusal TooManyOrganisations(int most) =>
        new(
            "organisations-limit",
            "creditCode",
            $"一人最多登记 {most} 个单位；如确需更多，请由该单位同事登记后将您添加为共同填报人。",
            $"One person may register at most {most} organisations: for more, let a colleague there register it and add you.")
        { Kind = RefusalKind.Conflict };

    public static Refusal TooManyOrganisationsToday(int most) =>
        new(
            "organisations-today",
            "creditCode",
            $"全系统每天最多登记 {most} 个新单位，今日已满，请明天再试。",
            $"At most {most} new organisations are registered a day, and today's are taken: try again tomorrow.")
        { Kind = RefusalKind.TooMany };

    public static Refusal OrganisationName() =>
        new(
            "organisation-name-required",
            "organisationName",
            "请填写单位全称（2 至 100 字）。",
            "Give the organisation's full name (2 to 100 characters).");

    public static Refusal UnknownKind(IReadOnlyList<Bilingual> allowed) => new(
        "applicant-kind-unknown",
        "applicantKind",
        $"请选择申报单位类型：{string.Join('、', allowed.Select(k => k.Zh))}。",
        $"Choose the applicant's kind: {string.Join(", ", allowed.Select(k => k.En))}.");

    public static Refusal UnknownDesk() =>
        new("desk-unknown", "desk", "请选择推荐单位（设区市或省级主管部门）。", "Choose the recommending city or department.");

    public static Refusal WrongState(ApplicationState state) =>
        new(
            "application-state",
            null,
            $"该申报当前状态为“{StateNames.Zh(state)}”，不能进行此操作。",
            $"The application is '{state}': this cannot be done now.")
        { Kind = RefusalKind.Conflict };

    public static Refusal WithdrawAfterAnnouncement() =>
        new(
            "withdrawal-announced",
            null,
            "结果已公布，不能再在此撤回。如需放弃认定，请书面联系组织本轮遴选的处室（联系方式见申报通知）。",
            "The results are announced: it can no longer be withdrawn here. To give the award up, write to the office that runs this "
                + "round (its contact is in the notice).")
        { Kind = RefusalKind.Closed };

    public static Refusal StageClosing() =>
        new("stage-closing", null, "本阶段正在办理结转，请稍后再试。", "The stage is being closed at this moment: try again in a minute.")
        {
            Kind = RefusalKind.Conflict
        };

    public static Refusal UnknownSlot(string slot) =>
        new("slot-unknown", "slot", $"没有“{slot}”这一材料项。", $"There is no document slot '{slot}'.");

    public static Refusal SlotFull(string label, int max) =>
        new("slot-full", "file", $"“{label}”最多上传 {max} 个文件，请先删除一个。", $"'{label}' takes at most {max} file(s): remove one first.");

    public static Refusal DocumentNotFound() =>
        new("document-not-found", null, "没有找到该文件。", "There is no such document.") { Kind = RefusalKind.NotFound };

    public static Refusal Infected(string name) =>
        new(
            "document-infected",
            "file",
            $"文件“{name}”未通过病毒扫描，请删除后重新上传。",
            $"The file '{name}' did not pass the virus scan: remove it and upload another.");

    public static Refusal DraftChanged() =>
        new(
            "draft-changed",
            null,
            "这一页刚才已由同事或另一个窗口保存过不同的内容。您输入的内容仍保留在本页；再次保存将以本页内容为准。",
            "A colleague or another window has just saved something else on this page. What you typed is still here; saving again "
                + "keeps yours.")
        { Kind = RefusalKind.Conflict };

    public static Refusal ColleagueAddress() => new("email-invalid", "email", "请填写有效的邮箱地址。", "Give a valid e-mail address.");

    public static Refusal TooManyColleagues(int most) =>
        new("too-many-colleagues", "email", $"一份申报最多由 {most} 人共同填写。", $"At most {most} people can fill in one application.")
        {
            Kind = RefusalKind.Conflict
        };
}

/// <summary>Names of the states as every reader sees them.</summary>
public static class StateNames
{
    public static string Zh(ApplicationState state) => state switch
    {
        ApplicationState.Draft => "草稿",
        ApplicationState.Submitted => "已提交",
        ApplicationState.Withdrawn => "已撤回",
        ApplicationState.Lapsed => "逾期未提交",
        ApplicationState.Recommended => "已推荐",
        ApplicationState.NotRecommended => "未获推荐",
        ApplicationState.UnderCorrection => "补正中",
        ApplicationState.Corrected => "已补正",
        ApplicationState.Eligible => "形式审查通过",
        ApplicationState.Ineligible => "形式审查未通过",
        ApplicationState.Selected => "拟入选（公示）",
        ApplicationState.Reserve => "候补",
        ApplicationState.NotSelected => "未入选",
        ApplicationState.Removed => "异议成立，已移出",
        _ => "已认定",
    };
}
