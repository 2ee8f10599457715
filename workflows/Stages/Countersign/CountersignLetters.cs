namespace Funding.Workflows.Stages.Countersign;

/// <summary>What is written to departments and to the office, with the page that it opens.</summary>
public static class CountersignLetters
{
    /// <summary>The link of a department's mail: it opens the department's page for who answers for it.</summary>
    public static readonly LinkPurpose Purpose = new("Countersign");

    /// <summary>Where the pages of departments stand below the stage's.</summary>
    public const string Departments = "departments";

    // A link opens what was signed for a month after the last day.
    private const int DaysAfter = 30;

    /// <summary>What a department is waited for.</summary>
    public static string KeyOf(string department) => $"countersign:{department}";

    /// <summary>What the officers are waited for, all together.</summary>
    public const string OfficersKey = "countersign-objections";

    public static string PageOf(string roundId, StageKey stage, string department) =>
        StagePlace.Url(Audience.Apply, roundId, stage, Departments, department);

    public static string OfficePageOf(string roundId, StageKey stage) => StagePlace.Url(Audience.Office, roundId, stage);

    /// <param name="count">How many cases are before the department.</param>
    public static Reminder Asked(Round round, PlannedStage stage, CountersigningDepartment department, int count) =>
        OnAll(CountersignMails.CountersignAsked, round, stage, department, count);

    /// <inheritdoc cref="Asked"/>
    public static Reminder Reminding(Round round, PlannedStage stage, CountersigningDepartment department, int count) =>
        OnAll(CountersignMails.CountersignReminder, round, stage, department, count);

    /// <param name="waiting">The cases that wait for the department, one at least, with their last days.</param>
    public static Reminder OnCases(
        Round round, PlannedStage stage, CountersigningDepartment department, IReadOnlyList<(Application Case, DateOnly LastDay)> waiting)
    {
        var items = waiting.Select(w => CountersignMails.Texts.Of(
            "line", w.Case.Name, w.Case.OrganisationName, w.Case.Id, DayText.Of(w.LastDay))).ToList();
        var named = new Bilingual(string.Join('\n', items.Select(i => i.Zh)), string.Join('\n', items.Select(i => i.En)));
        return ToDepartment(
            CountersignMails.CountersignCases, round, stage, department, waiting.Max(w => w.LastDay),
            [("Count", $"{waiting.Count}"), .. RoundMail.Both("Items", named)]);
    }

    /// <summary>Of what was decided on its objection, or opened again.</summary>
    /// <param name="lastDay">The department's.</param>
    public static Reminder ToDepartment(
        MailTemplate template, Round round, PlannedStage stage, CountersigningDepartment department, DateOnly lastDay,
        IEnumerable<(string, string)> data)
    {
        var terms = RoundMail.AskLink(Purpose, round, CountersignStage.Kind, lastDay.AddDays(DaysAfter));
        return new(template, terms, [.. RoundMail.Both("DepartmentName", department.Name), .. data])
        {
            Page = PageOf(round.Id, stage.Id, department.Id).With(AskedPass.Query, terms.Asked),
        };
    }

    /// <summary>To one of the office.</summary>
    /// <param name="role">Officer or administrator; each comes by a link of their own desk.</param>
    /// <param name="lastDay">Of the stage.</param>
    public static Reminder ToOffice(
        MailTemplate template, Role role, Round round, PlannedStage stage, DateOnly lastDay,
        params IEnumerable<(string, string)> data) =>
        new(
            template,
            RoundMail.DeskLink(
                role == Role.Officer ? LinkPurpose.OfficerDesk : LinkPurpose.Office, round.Id, lastDay.AddDays(DaysAfter)),
            [.. data])
        {
            Page = OfficePageOf(round.Id, stage.Id),
        };

    private static Reminder OnAll(
        MailTemplate template, Round round, PlannedStage stage, CountersigningDepartment department, int count)
    {
        var day = round.CloseOf(CountersignStage.Kind);
        return ToDepartment(template, round, stage, department, day, [("Count", $"{count}"), RoundMail.Day("Deadline", day)]);
    }
}
