namespace Funding.Workflows.Stages.Countersign;

/// <summary>What who answers for a department reads, and what waits for departments where cases go their own way.</summary>
public sealed class CountersignQueries(
    ITableStore tables, RoundStore rounds, ApplicationStore applications, OpenCases open, CountersignStore store, TimeProvider clock)
{
    public const int PageSize = 30;

    /// <summary>So many open cases are named at most: a letter, and a line of who is waited for, has no more.</summary>
    public const int MostNamed = 80;

    /// <summary>A department's page where all cases are countersigned together: the roll, its statements, and two rows.</summary>
    public async Task<DepartmentView> ReadAsync(
        Actor actor, string roundId, string department, RollQuery query, CancellationToken cancellation = default)
    {
        var desk = await store.OpenAsync(actor, roundId, department, cancellation);
        var round = desk.Round.Value;
        var signed = (await store.StateAsync(roundId, desk.Stage, null, cancellation)).Of(department);
        var said = await store.StatementsAsync(roundId, desk.Stage, department, cancellation);
        var cases = round.IsAt(CountersignStage.Kind) ? await store.CasesAsync(roundId, cancellation) : [];
        var byCase = said.ToDictionary(s => s.CaseId, StringComparer.Ordinal);
        List<DepartmentLine> lines =
            [.. cases.Select(c => DepartmentLine.Of(desk.Department, c, byCase.GetValueOrDefault(c.Summary.Id)))];
        return new(desk, signed, TakesAnswers(desk, signed), Roll.Of(lines, DepartmentRollForm.Form, query))
        {
            Objected = lines.Count(l => l.Said == SaidOfCase.Objected),
            Missing = lines.Count(l => l.Said == SaidOfCase.Missing),
            Code = CountersignCode.Of(
                CountersignCode.About(roundId, desk.Stage), department, cases.Select(c => c.Summary.Id), Of(lines)),
        };
    }

    /// <summary>
    /// A department's page where cases go their own way: those that wait for it, by number, a page's worth; three reads for each that is
    /// passed.
    /// </summary>
    public async Task<DepartmentCases> CasesAsync(
        Actor actor, string roundId, string department, string? continuation, CancellationToken cancellation = default)
    {
        var desk = await store.OpenAsync(actor, roundId, department, cancellation);
        var found = new List<WaitingCase>();
        do
        {
            var page = await open.PageAsync(roundId, desk.Stage.Id, PageSize, continuation, cancellation);
            continuation = page.Continuation;
            foreach (var (row, application) in page.Items)
            {
                if (await WaitingAsync(desk.Round.Value, desk.Stage, desk.Settings, row, application, cancellation) is var waiting
                    && waiting.Departments.Contains(department))
                {
                    found.Add(waiting);
                }
            }
        }
        while (continuation is not null && found.Count < PageSize);
        return new(desk, found, continuation);
    }

    /// <summary>One case with its answers and documents, without what is contact.</summary>
    public async Task<DepartmentCaseView> ReadAsync(
        Actor actor, string roundId, string department, string caseId, CancellationToken cancellation = default)
    {
        var found = await store.OpenAsync(actor, roundId, department, caseId, cancellation);
        var seen = ScorersView.Of(
            await rounds.GetProgrammeAsync(roundId, cancellation),
            found.Application,
            await applications.ReadSubmittedAsync(found.Application, cancellation));
        var decisions = await store.DecisionsAsync(roundId, found.Stage, caseId, cancellation);
        return new(
            found, seen, (await store.FindStatementAsync(roundId, found.Stage, department, caseId, cancellation))?.Value,
            IsOpen(found), [.. decisions.Where(d => d.Departments.Contains(department))]);
    }

    /// <summary>The open cases for which a department or an officer is waited, by number, the first of them.</summary>
    public async Task<IReadOnlyList<WaitingCase>> WaitingCasesAsync(
        Round round, PlannedStage stage, CountersignSettings settings, CancellationToken cancellation = default)
    {
        var waiting = new List<WaitingCase>();
        foreach (var row in (await open.AllAsync(round.Id, stage.Id, cancellation)).Take(MostNamed))
        {
            var application = (await applications.GetAsync(round.Id, row.CaseId, cancellation)).Value;
            waiting.Add(await WaitingAsync(round, stage, settings, row, application, cancellation));
        }

        return waiting;
    }

    private async Task<WaitingCase> WaitingAsync(
        Round round, PlannedStage stage, CountersignSettings settings, OpenCase row, Application application,
        CancellationToken cancellation)
    {
        var own = stage with { Pass = row.Pass };
        var state = await store.StateAsync(round.Id, own, row.CaseId, cancellation);
        return new(
            application, row.OpenedAt, row.LastDay(own) ?? ShanghaiTime.DayOf(row.OpenedAt),
            [.. settings.Departments.Where(d => state.Of(d.Id) is null).Select(d => d.Id)],
            await tables.GetAsync(
                RoundKeys.Partition(round.Id), CountersignKeys.Undecided(own, row.CaseId), cancellation) is not null)
        {
            Pass = own.Pass,
        };
    }

    private bool TakesAnswers(DepartmentDesk desk, DepartmentAnswer? signed) =>
        signed is null && desk.Round.Value is { Seal: null } round && round.IsAt(CountersignStage.Kind)
        && CountersignStage.TakesAnswers(desk.Settings, round.CloseOf(CountersignStage.Kind), clock.GetUtcNow());

    private bool IsOpen(DepartmentCase at) => at.Desk.Round.Value.IsCountersignedByCase()
        ? at is { Signed: null, Row: not null, LastDay: { } day }
            && CountersignStage.TakesAnswers(at.Desk.Settings, day, clock.GetUtcNow())
        : TakesAnswers(at.Desk, at.Signed);

    private static IEnumerable<CaseStatement> Of(IEnumerable<DepartmentLine> lines) =>
        lines.Select(l => l.Statement).OfType<CaseStatement>();
}

/// <summary>What a department's page shows of all cases together.</summary>
/// <param name="Signed">Null until it has signed.</param>
/// <param name="Open">It may still say and sign something.</param>
public sealed record DepartmentView(DepartmentDesk Desk, DepartmentAnswer? Signed, bool Open, RollPage<DepartmentLine> List)
{
    /// <summary>To so many cases it objects.</summary>
    public int Objected { get; init; }

    /// <summary>For so many a figure is missing.</summary>
    public int Missing { get; init; }

    /// <summary>Of what would be signed now.</summary>
    public string Code { get; init; } = "";
}

/// <summary>The cases that wait for a department where they go their own way.</summary>
public sealed record DepartmentCases(DepartmentDesk Desk, IReadOnlyList<WaitingCase> Waiting, string? Continuation);

/// <summary>An open case.</summary>
/// <param name="Departments">Ids of those that have not signed it.</param>
/// <param name="IsUndecided">An objection waits for an officer.</param>
public sealed record WaitingCase(
    Application Application, DateTimeOffset Since, DateOnly LastDay, IReadOnlyList<string> Departments, bool IsUndecided)
{
    /// <summary>Of the case in the stage.</summary>
    public int Pass { get; init; } = 1;
}

/// <param name="Open">The department may still say something of it.</param>
/// <param name="Decisions">Those on its own objections.</param>
public sealed record DepartmentCaseView(
    DepartmentCase At, ScorersView Seen, CaseStatement? Statement, bool Open, IReadOnlyList<CaseDecision> Decisions);
