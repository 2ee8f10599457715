namespace Funding.Workflows.Stages.Countersign;

internal static class CountersignApi
{
    /// <param name="Persons">How many answer for it.</param>
    /// <param name="SignedAt">Null until it has signed; where cases go their own way each is signed by itself.</param>
    /// <param name="Cases">So many were before it.</param>
    internal sealed record DepartmentLineView(
        string Id, Bilingual Name, int Persons, DateTimeOffset? SignedAt, int? Cases, int? Objections, string? Code);

    /// <param name="State">Waiting, Confirmed, Stated or Objected.</param>
    internal sealed record AnswerView(string Department, string State, string? Objection, decimal? Figure, DateTimeOffset? SignedAt);

    internal sealed record DecisionView(bool Kept, string Reason, DateTimeOffset At, IReadOnlyList<string> Departments);

    /// <param name="Undecided">Its objections wait for an officer.</param>
    internal sealed record CaseView(
        string Application, IReadOnlyList<AnswerView> Answers, IReadOnlyList<DecisionView> Decisions, bool Undecided);

    internal sealed record DecisionBody(bool Keep, string Reason);

    private static readonly DateTimeOffset Moment = new(2026, 7, 1, 3, 0, 0, TimeSpan.Zero);

    public static void Map(IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("/rounds/{round}/countersign").WithTags("countersign");
        group.MapGet("", DepartmentsAsync)
            .Needs(Right.ReadAllApplications)
            .Does(
                "The departments that countersign, and what each has signed",
                new List<DepartmentLineView> { new("finance", new("Finance", "Finance"), 1, Moment, 12, 1, "3f9a") });
        group.MapGet("/{application}", CaseAsync)
            .Needs(Right.ReadAllApplications)
            .Does(
                "What each department says of one application",
                new CaseView(
                    ApplicationExamples.Line.Id, [new("finance", $"{AnswerState.Objected}", "The asset filing is missing.", null, Moment)],
                    [], true));
        group
            .MapPost(
                "/{application}/decision",
                async Task<NoContent> (
                    string round, string application, DecisionBody body, PageContext here, CaseDecisionCommands decisions,
                    CancellationToken cancellation) =>
                {
                    await decisions.DecideAsync(here.Actor!, round, application, body.Keep, body.Reason, cancellation);
                    return TypedResults.NoContent();
                })
            .Needs(Right.DecideCountersign)
            .Does(
                "An officer keeps or fails an application to which departments object", null,
                new DecisionBody(true, "The asset filing came in on 30 June."));
    }

    private static async Task<List<DepartmentLineView>> DepartmentsAsync(
        string round, PageContext here, RoundStore rounds, CountersignOfficeQueries office, CancellationToken cancellation)
    {
        var (found, stage) = await StageAsync(round, rounds, cancellation);
        return [.. (await office.TableAsync(here.Actor!, found, stage, RollQuery.All, null, cancellation)).Departments.Select(d =>
            new DepartmentLineView(
                d.Department.Id, d.Department.Name, d.Persons, d.Signed?.At, d.Signed?.Cases, d.Signed?.Objections, d.Signed?.Code))];
    }

    private static async Task<CaseView> CaseAsync(
        string round, string application, PageContext here, RoundStore rounds, CountersignOfficeQueries office,
        CancellationToken cancellation)
    {
        var (found, stage) = await StageAsync(round, rounds, cancellation);
        var read = await office.CaseAsync(here.Actor!, found, stage.Id, application, cancellation);
        return new(
            application,
            [.. read.Answers.Lines.Select(l => new AnswerView(l.Department.Id, $"{l.State}", l.Objection, l.Figure, l.Signed?.At))],
            [.. read.Answers.Decisions.Select(d => new DecisionView(d.Kept, d.Reason, d.At, d.Departments))],
            read.Undecided);
    }

    private static async Task<(Round Round, PlannedStage Stage)> StageAsync(
        string roundId, RoundStore rounds, CancellationToken cancellation)
    {
        var round = (await rounds.GetAsync(roundId, cancellation)).Value;
        return round.Stages.Find(CountersignStage.Kind) is { } stage
            ? (round, stage) : throw new RefusedException(CountersignRefusals.NoStage());
    }
}
