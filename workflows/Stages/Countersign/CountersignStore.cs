namespace Funding.Workflows.Stages.Countersign;

/// <summary>Reads what is before the departments, what they said and signed, and who answers for them.</summary>
public sealed class CountersignStore(ITableStore tables, RoundStore rounds, ApplicationRollStore rolls, OpenCases open)
{
    /// <param name="caseId">Null for all cases together.</param>
    public Task<Stored<CountersignState>?> FindStateAsync(
        string roundId, PlannedStage stage, string? caseId, CancellationToken cancellation = default) =>
        tables.GetAsync<CountersignState>(RoundKeys.Partition(roundId), CountersignKeys.State(stage, caseId), cancellation);

    /// <inheritdoc cref="FindStateAsync"/>
    public async Task<CountersignState> StateAsync(
        string roundId, PlannedStage stage, string? caseId, CancellationToken cancellation = default) =>
        (await FindStateAsync(roundId, stage, caseId, cancellation))?.Value ?? CountersignState.None;

    /// <summary>The applications that are before the departments together, by number: the roll.</summary>
    public async Task<IReadOnlyList<RolledApplication>> CasesAsync(string roundId, CancellationToken cancellation = default) =>
        [.. (await RolledAsync(roundId, cancellation)).Where(a => a.Summary.State == ApplicationState.Eligible)
            .OrderBy(a => a.Summary.Id, StringComparer.Ordinal)];

    /// <summary>Every application of the round.</summary>
    public Task<IReadOnlyList<RolledApplication>> RolledAsync(string roundId, CancellationToken cancellation = default) =>
        rolls.ReadAsync(roundId, cancellation);

    public Task<bool> HasCasesAsync(string roundId, CancellationToken cancellation = default) =>
        tables.AnyAsync(RoundKeys.Partition(roundId), RoundKeys.StatePrefix(ApplicationState.Eligible), cancellation);

    public Task<bool> HasUndecidedAsync(string roundId, PlannedStage stage, CancellationToken cancellation = default) =>
        tables.AnyAsync(RoundKeys.Partition(roundId), CountersignKeys.UndecidedCases(stage), cancellation);

    /// <summary>What one department says of cases, signed or not; one transaction for a thousand.</summary>
    public async Task<IReadOnlyList<CaseStatement>> StatementsAsync(
        string roundId, PlannedStage stage, string department, CancellationToken cancellation = default) =>
        await ReadAsync<CaseStatement>(roundId, CountersignKeys.StatementsOf(stage, department), cancellation);

    /// <summary>What all departments say of cases, signed or not; one transaction for a thousand.</summary>
    public async Task<IReadOnlyList<CaseStatement>> AllStatementsAsync(
        string roundId, PlannedStage stage, CancellationToken cancellation = default) =>
        await ReadAsync<CaseStatement>(roundId, CountersignKeys.Statements(stage), cancellation);

    /// <summary>What departments say of one case: a read for each that has objected to any, or is asked for figures.</summary>
    /// <param name="signed">Of the case, or of all together.</param>
    public async Task<IReadOnlyList<CaseStatement>> SignedOnAsync(
        string roundId, PlannedStage stage, CountersignSettings settings, CountersignState signed, string caseId,
        CancellationToken cancellation = default) =>
        [.. (await Task.WhenAll(settings.Departments
                .Where(d => signed.Of(d.Id) is { } answer && (answer.Objections > 0 || d.Asks == AskedOf.Figure))
                .Select(d => FindStatementAsync(roundId, stage, d.Id, caseId, cancellation))))
            .OfType<Stored<CaseStatement>>().Select(s => s.Value)];

    public Task<Stored<CaseStatement>?> FindStatementAsync(
        string roundId, PlannedStage stage, string department, string caseId, CancellationToken cancellation = default) =>
        tables.GetAsync<CaseStatement>(
            RoundKeys.Partition(roundId), CountersignKeys.Statement(stage, department, caseId), cancellation);

    public async Task<IReadOnlyList<CaseDecision>> DecisionsAsync(
        string roundId, PlannedStage stage, string caseId, CancellationToken cancellation = default) =>
        (await tables.GetAsync<CaseDecisions>(
            RoundKeys.Partition(roundId), CountersignKeys.Decided(stage, caseId), cancellation))?.Value.Decisions ?? [];

    /// <summary>What officers decided, by the case's number; one transaction for a thousand cases.</summary>
    public async Task<ILookup<string, CaseDecision>> AllDecisionsAsync(
        string roundId, PlannedStage stage, CancellationToken cancellation = default) =>
        (await ReadAsync<CaseDecisions>(roundId, CountersignKeys.AllDecided(stage), cancellation))
            .SelectMany(c => c.Decisions.Select(d => (c.CaseId, Decision: d)))
            .ToLookup(d => d.CaseId, d => d.Decision, StringComparer.Ordinal);

    /// <summary>The cases that wait for an officer, by number.</summary>
    public async Task<IReadOnlyList<UndecidedCase>> UndecidedAsync(
        string roundId, PlannedStage stage, CancellationToken cancellation = default) =>
        await ReadAsync<UndecidedCase>(roundId, CountersignKeys.UndecidedCases(stage), cancellation);

    public Task<Stored<DepartmentPersons>?> FindPersonsAsync(
        string roundId, StageKey stage, string department, CancellationToken cancellation = default) =>
        tables.GetAsync<DepartmentPersons>(RoundKeys.Partition(roundId), CountersignKeys.Persons(stage, department), cancellation);

    /// <summary>Who answers for each department that has somebody; one query.</summary>
    public async Task<IReadOnlyDictionary<string, IReadOnlyList<string>>> PersonsAsync(
        string roundId, StageKey stage, CancellationToken cancellation = default) =>
        (await ReadAsync<DepartmentPersons>(roundId, CountersignKeys.AllPersons(stage), cancellation))
            .ToDictionary(d => d.Department, d => d.Persons, StringComparer.Ordinal);

    /// <summary>A department as somebody who answers for it opens it.</summary>
    /// <exception cref="RefusedException">
    /// The same for a department that is not there and for one for which the actor does not answer.
    /// </exception>
    public async Task<DepartmentDesk> OpenAsync(
        Actor actor, string roundId, string department, CancellationToken cancellation = default)
    {
        actor.Demand(Right.Countersign);
        var round = await rounds.GetAsync(roundId, cancellation);
        if (round.Value.Stages.Find(CountersignStage.Kind) is { } stage
            && CountersignSettings.Of(await rounds.GetProgrammeAsync(roundId, cancellation)) is var settings
            && settings.Find(department) is { } found
            && (await FindPersonsAsync(roundId, stage.Id, department, cancellation))?.Value.Persons.Contains(actor.PersonId) == true)
        {
            return new(round, stage, settings, found);
        }

        throw new RefusedException(CountersignRefusals.NotYours());
    }

    /// <summary>One of the cases before a department, or one that it has answered by itself.</summary>
    /// <exception cref="RefusedException">
    /// The same for a case that is not there and for one that is not before the department.
    /// </exception>
    public async Task<DepartmentCase> OpenAsync(
        Actor actor, string roundId, string department, string caseId, CancellationToken cancellation = default)
    {
        var desk = await OpenAsync(actor, roundId, department, cancellation);
        var found = await tables.GetAsync<Application>(RoundKeys.Partition(roundId), RoundKeys.Application(caseId), cancellation);
        if (found is not { Value: var application })
        {
            throw new RefusedException(CountersignRefusals.NoCase(caseId));
        }

        if (!desk.Round.Value.IsCountersignedByCase())
        {
            return desk.Round.Value.IsAt(CountersignStage.Kind) && application.State == ApplicationState.Eligible
                ? new(desk, desk.Stage, application, null, await FindStateAsync(roundId, desk.Stage, null, cancellation))
                : throw new RefusedException(CountersignRefusals.NoCase(caseId));
        }

        var stage = desk.Round.Value.For(application).Stages.Of(desk.Stage.Id);
        var row = desk.Round.Value.IsRunning() && application.State.Stands()
            ? await open.FindAsync(new CaseKey(roundId, stage.Id, caseId), cancellation) : null;
        var state = await FindStateAsync(roundId, stage, caseId, cancellation);
        return row is not null || state?.Value.Of(department) is not null
            ? new(desk, stage, application, row, state) : throw new RefusedException(CountersignRefusals.NoCase(caseId));
    }

    private async Task<List<T>> ReadAsync<T>(string roundId, string prefix, CancellationToken cancellation) => await tables
        .EnumerateAsync<T>(RoundKeys.Partition(roundId), KeyRange.Prefix(prefix), cancellation)
        .Select(row => row.Value)
        .ToListAsync(cancellation);
}

/// <summary>A department of a round, for somebody who answers for it.</summary>
/// <param name="Stage">As the round has it.</param>
public sealed record DepartmentDesk(
    Stored<Round> Round, PlannedStage Stage, CountersignSettings Settings, CountersigningDepartment Department);

/// <summary>A case before a department.</summary>
/// <param name="Stage">In the case's pass.</param>
/// <param name="Row">Where cases go their own way; null once the case has left the stage.</param>
/// <param name="State">Of the case; of all cases together where they are countersigned so.</param>
public sealed record DepartmentCase(
    DepartmentDesk Desk, PlannedStage Stage, Application Application, Stored<OpenCase>? Row, Stored<CountersignState>? State)
{
    public DepartmentAnswer? Signed => State?.Value.Of(Desk.Department.Id);

    /// <summary>Null where none is set, or the case is open no more.</summary>
    public DateOnly? LastDay => Desk.Round.Value.IsCountersignedByCase() ? Row?.Value.LastDay(Stage) : Stage.Closes;
}
