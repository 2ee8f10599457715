namespace Funding.Workflows.Api;

/// <summary>Reports of an award: read by the office and the desk, judged by an officer and, where the file says so, a second one.</summary>
internal static class ReportsApi
{
    /// <param name="Agreed">The task book's figure; null where it has none.</param>
    internal sealed record ReportFigureLine(string Target, decimal? Agreed, decimal Actual, string Remark);

    /// <param name="Filing">1, or 2 for a correction.</param>
    internal sealed record FilingLine(int Filing, DateTimeOffset At, IReadOnlyList<ReportFigureLine> Lines, string Summary);

    internal sealed record DeskOpinionLine(bool Agrees, string Text, DateTimeOffset At);

    /// <param name="Grade">Its id; it stands once it is confirmed, where that is asked.</param>
    internal sealed record GradeLine(string Grade, string Text, DateTimeOffset At);

    /// <param name="DueOn">The holder's last day.</param>
    /// <param name="Grades">What an officer may find, by the programme's file.</param>
    /// <param name="Grade">With which it was closed; null while it is open.</param>
    internal sealed record ReportView(
        string Duty, string Occurrence, ReportPhase Phase, DateOnly DueOn, IReadOnlyList<FilingLine> Filings, DeskOpinionLine? Opinion,
        GradeLine? Verdict, string? ReturnedFor, IReadOnlyList<string> Grades, string? Grade)
    {
        public static ReportView Of(ReportRead read) => new(
            read.Place.Duty.Value.Id, read.Place.Duty.Value.Occurrence, read.Phase, read.DueOn,
            [
                .. read.Filings.Select((f, i) => new FilingLine(
                    i + 1, f.FiledAt, [.. f.Lines.Select(l => new ReportFigureLine(l.Target, l.Agreed, l.Actual, l.Remark))], f.Summary)),
            ],
            read.State.Opinion is { } opinion ? new(opinion.Agrees, opinion.Text, opinion.At) : null,
            read.State.Verdict is { } verdict ? new(verdict.Grade, verdict.Text, verdict.At) : null, read.State.ReturnedFor,
            [.. read.Rules.Grades.Select(g => g.Id)], read.State.Grade);
    }

    /// <param name="Text">The reasons; wanted where the desk does not agree.</param>
    internal sealed record DeskOpinionBody(bool Agrees, string? Text = null);

    /// <param name="Reason">Wanted unless all goes on.</param>
    internal sealed record GradeBody(string Grade, string? Reason = null);

    internal sealed record VerdictReturnBody(string Reason);

    private static readonly ReportView Example = new(
        "yearly", "2027", ReportPhase.Verdict, new(2028, 3, 31),
        [
            new(
                1, new(2028, 3, 12, 2, 0, 0, TimeSpan.Zero), [new("students", 240m, 252m, "")],
                "Two orientation courses were opened with the partner's engineers."),
        ],
        new(true, "", new(2028, 3, 18, 2, 0, 0, TimeSpan.Zero)), null, null, ["good", "pass", "correct", "fail"], null);

    public static void MapReportsApi(this IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("/awards/{award}/duties/{duty}/{occurrence}/report").WithTags("awards");
        group.MapGet("", ReadAsync).Needs(Right.OpineOnReport, Right.ReadAllApplications).Does(
            "A report with its filings: of an award of the desk, or any for the office", Example);
        group.MapPost("/opinion", OpineAsync).Needs(Right.OpineOnReport).Does(
            "The desk says what it thinks of it", null, new DeskOpinionBody(true));
        group.MapPost("/verdict", JudgeAsync).Needs(Right.JudgeDuty).Does(
            "An officer grades it; without a second officer the grade stands at once", null, new GradeBody("good"));
        group.MapPost("/confirmation", ConfirmAsync).Needs(Right.JudgeDuty).Does("Another officer confirms the grade", null);
        group.MapPost("/return", ReturnAsync).Needs(Right.JudgeDuty).Does(
            "Another officer gives the grade back", null, new VerdictReturnBody("The evidence of the second target is of another year."));
    }

    private static async Task<ReportView> ReadAsync(
        string award, string duty, string occurrence, PageContext here, DutyStore duties, ReportQueries reports,
        CancellationToken cancellation)
    {
        var (actor, key) = (here.Actor!, new DutyKey(duty, occurrence));
        var place = actor.Can(Right.ReadAllApplications)
            ? await duties.OfOfficeAsync(actor, award, key, cancellation) : await duties.OfDeskAsync(actor, award, key, cancellation);
        return ReportView.Of(await reports.ReadAsync(place, cancellation));
    }

    private static async Task<NoContent> OpineAsync(
        string award, string duty, string occurrence, DeskOpinionBody body, PageContext here, ReportCommands commands,
        CancellationToken cancellation)
    {
        await commands.OpineAsync(here.Actor!, award, new(duty, occurrence), body.Agrees, body.Text, cancellation);
        return TypedResults.NoContent();
    }

    private static async Task<NoContent> JudgeAsync(
        string award, string duty, string occurrence, GradeBody body, PageContext here, VerdictCommands verdicts,
        CancellationToken cancellation)
    {
        await verdicts.JudgeAsync(here.Actor!, award, new(duty, occurrence), body.Grade, body.Reason, cancellation);
        return TypedResults.NoContent();
    }

    private static async Task<NoContent> ConfirmAsync(
        string award, string duty, string occurrence, PageContext here, VerdictCommands verdicts, CancellationToken cancellation)
    {
        await verdicts.ConfirmAsync(here.Actor!, award, new(duty, occurrence), cancellation);
        return TypedResults.NoContent();
    }

    private static async Task<NoContent> ReturnAsync(
        string award, string duty, string occurrence, VerdictReturnBody body, PageContext here, VerdictCommands verdicts,
        CancellationToken cancellation)
    {
        await verdicts.ReturnAsync(here.Actor!, award, new(duty, occurrence), body.Reason, cancellation);
        return TypedResults.NoContent();
    }
}
