namespace Funding.Workflows.Api;

internal static class ApplicationExamples
{
    private static readonly DateTimeOffset At = new(2026, 3, 20, 2, 30, 0, TimeSpan.Zero);

    public static readonly NewApplicationBody New = new(
        "12330000470009221W", "之江职业技术学院", "higher-vocational-college", "hangzhou", "12330000470009221W-1");

    public static readonly ApplicationLine Line = new(
        "12330000470009221W-1", New.OrganisationName, "智能装备产业学院", "hangzhou", ApplicationState.Submitted, null, At);

    public static readonly DocumentLine Document = new(
        "0f3a9c5d7e1b2846a0c4e8f21b3d5f79", "charter", "章程.pdf", "pdf", 482113,
        "5d41402abc4b2a76b9719d911017c592ae2f7a3c0b1d4e5f60718293a4b5c6d7", At, "clean", []);

    public static readonly ApplicationDetail Detail = new(
        Line.Id, RoundExamples.Line.Id, New.CreditCode, New.OrganisationName, Line.Title, New.ApplicantKind, New.Desk,
        ApplicationState.Submitted, At.AddDays(-3), At,
        "8b1a9953c4611296a827abf8c47804d7e2f1a0b9c8d7e6f5a4b3c2d1e0f90817", [Document], null, null, null, null, null, null, []);

    public static readonly AnswersBody Answers = new(
        new Dictionary<string, string?> { ["college-name"] = Line.Title, ["founded-on"] = "2023-09-01", ["students"] = "860" },
        new Dictionary<string, IReadOnlyList<RowBody>?>
        {
            ["owners"] =
            [
                Owner("之江职业技术学院", "school", "40.00", New.CreditCode, ("filingNumber", "2025-118"), "equipment", "management"),
                Owner(
                    "钱塘智能装备股份有限公司", "enterprise", "60.00", "91330100MA27X0001K", ("mailbox", "wu@equipment.example"), "capital",
                    "technology"),
            ],
        });

    private static RowBody Owner(
        string name, string kind, string share, string code, (string Column, string Text) more, params string[] brings) => new(
        new Dictionary<string, string?>
        {
            ["name"] = name,
            ["kind"] = kind,
            ["sharePercent"] = share,
            ["creditCode"] = code,
            ["stateOwned"] = more.Column == "filingNumber" ? "yes" : "no",
            [more.Column] = more.Text,
        },
        new Dictionary<string, IReadOnlyList<string>?> { ["contributions"] = brings });
}
