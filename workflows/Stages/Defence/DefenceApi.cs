namespace Funding.Workflows.Stages.Defence;

internal static class DefenceApi
{
    /// <param name="From">Time of day.</param>
    /// <param name="Panel">Ids of the persons before whom it is.</param>
    internal sealed record SessionLine(
        string Application, string OrganisationName, string Title, DateOnly Day, string From, string To, string Room,
        IReadOnlyList<string> Panel, DefenceState State)
    {
        public static SessionLine Of(DefencePlan plan, DefenceSession s) => new(
            s.CaseId, s.OrganisationName, s.Title, s.Place.Day, $"{s.Place.From:HH\\:mm}", $"{s.Place.To:HH\\:mm}",
            plan.RoomOf(s.Place.Room), s.Panel, s.State);
    }

    /// <param name="Published">When the plan was; null for a draft.</param>
    /// <param name="Open">Cases that are neither heard nor decided on.</param>
    internal sealed record SessionLines(DateTimeOffset? Published, string? Address, int Open, IReadOnlyList<SessionLine> Items);

    internal sealed record NoteBody(string Note);

    internal sealed record NoteLine(string Application, string Note, DateTimeOffset At);

    private static readonly SessionLine Example = new(
        ApplicationExamples.Line.Id, ApplicationExamples.Line.OrganisationName, ApplicationExamples.Line.Title, new(2026, 7, 2), "09:00",
        "09:30", "第一会场", ["6f1c0d5e8a9b4c7d"], DefenceState.Waiting);

    private static readonly NoteBody Note = new("答辩清晰，股权退出安排需在任务书中进一步明确。");

    public static void Map(IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("/rounds/{round}/defence").WithTags("defence");
        group.MapGet("", SessionsAsync)
            .Needs(Right.ReadAllApplications)
            .Does(
                "The sessions by day, time and room, of a plan that is not published its draft",
                new SessionLines(new(2026, 6, 29, 3, 0, 0, TimeSpan.Zero), "省教育厅办公楼三层", 1, [Example]));
        group.MapPut("/{application}/note", WriteAsync)
            .Needs(Right.ReviewApplication)
            .Does(
                "A member of the panel writes what the committee is to know of a case; again replaces it",
                new NoteLine(Example.Application, Note.Note, new(2026, 7, 2, 2, 0, 0, TimeSpan.Zero)), Note);
    }

    private static async Task<SessionLines> SessionsAsync(
        string round, PageContext here, RoundStore rounds, DefenceQueries queries, CancellationToken cancellation)
    {
        here.Actor!.Demand(Right.ReadAllApplications);
        var found = (await rounds.GetAsync(round, cancellation)).Value;
        if (found.Stages.Find(DefenceStage.Kind) is not { } stage)
            throw new RefusedException(DefenceRefusals.NoDefence());
        var view = await queries.ReadAsync(here.Actor!, found, stage, cancellation);
        return new(
            view.Plan?.PublishedAt, view.Plan?.Address, view.Open.Count,
            [.. view.Sessions.Select(s => SessionLine.Of(view.Plan!, s))]);
    }

    private static async Task<NoteLine> WriteAsync(
        string round, string application, NoteBody body, PageContext here, DefenceNoteCommands notes, CancellationToken cancellation)
    {
        var note = await notes.WriteAsync(here.Actor!, round, application, body.Note, cancellation);
        return new(note.CaseId, note.Text, note.At);
    }
}
