namespace Funding.Workflows.Stages.Countersign;

/// <summary>What the office reads of the countersignature.</summary>
public sealed class CountersignOfficeQueries(
    ITableStore tables, RoundStore rounds, ApplicationStore applications, OpenCases open, CountersignStore store, PeopleStore people,
    CaseDecisionCommands decisions)
{
    // Its departments are columns beside it.
    private const int CasesPerPage = 25;

    /// <summary>For the page of the round: a row and two queries.</summary>
    public async Task<CountersignCounts> CountAsync(
        StageView at, CountersignSettings settings, CancellationToken cancellation = default)
    {
        var (round, stage) = (at.Round, at.Stage);
        var persons = await store.PersonsAsync(round.Id, stage.Id, cancellation);
        var unnamed = settings.Departments.Count(d => persons.GetValueOrDefault(d.Id, []).Count == 0);
        if (round.IsCountersignedByCase())
        {
            return new(round.Id, stage.Id, settings.Departments.Count, unnamed)
            {
                OpenCases = round.IsRunning() ? await open.CountAsync(round.Id, stage.Id, cancellation) : 0,
            };
        }

        var state = await store.StateAsync(round.Id, stage, null, cancellation);
        return new(round.Id, stage.Id, settings.Departments.Count, unnamed)
        {
            Signed = state.Answers.Count,
            Objections = state.Answers.Sum(a => a.Objections),
            Undecided = (await store.UndecidedAsync(round.Id, stage, cancellation)).Count,
        };
    }

    /// <summary>What departments signed of one application; nothing of one that was never before them.</summary>
    public async Task<CaseAnswers> OfCaseAsync(
        Round round, CountersignSettings settings, Application application, CancellationToken cancellation = default)
    {
        var stage = round.For(application).Stages.Find(CountersignStage.Kind)!;
        var state = await store.StateAsync(
            round.Id, stage, round.IsCountersignedByCase() ? application.Id : null, cancellation);
        if (state.Answers.Count == 0)
        {
            return CaseAnswers.None;
        }

        var decided = await store.DecisionsAsync(round.Id, stage, application.Id, cancellation);
        return round.IsCountersignedByCase() || CaseAnswers.WasBefore(application.State, decided.Count > 0)
            ? CaseAnswers.Of(
                settings, state, await store.SignedOnAsync(round.Id, stage, settings, state, application.Id, cancellation), decided)
            : CaseAnswers.None;
    }

    /// <summary>
    /// Departments by cases: the roll, a row and three queries; where cases go their own way some reads for each of a page.
    /// </summary>
    public async Task<CountersignTable> TableAsync(
        Actor actor, Round round, PlannedStage stage, RollQuery query, string? continuation, CancellationToken cancellation = default)
    {
        actor.Demand(Right.ReadAllApplications);
        var settings = CountersignSettings.Of(await rounds.GetProgrammeAsync(round.Id, cancellation));
        var persons = await store.PersonsAsync(round.Id, stage.Id, cancellation);
        if (round.IsCountersignedByCase())
        {
            return await ByCaseAsync(round, stage, settings, persons, continuation, cancellation);
        }

        var state = await store.StateAsync(round.Id, stage, null, cancellation);
        var said = (await store.AllStatementsAsync(round.Id, stage, cancellation)).ToLookup(s => s.CaseId, StringComparer.Ordinal);
        var decided = await store.AllDecisionsAsync(round.Id, stage, cancellation);
        var undecided = (await store.UndecidedAsync(round.Id, stage, cancellation)).Select(u => u.CaseId)
            .ToHashSet(StringComparer.Ordinal);
        var begun = !round.Stages.IsBefore(round.Stage, stage.Id);
        List<CountersignLine> lines =
        [
            .. (begun ? await store.RolledAsync(round.Id, cancellation) : [])
                .Where(a => CaseAnswers.WasBefore(a.Summary.State, decided.Contains(a.Summary.Id)))
                .Select(a => new CountersignLine(
                    a.Summary, a,
                    CaseAnswers.Of(settings, state, said[a.Summary.Id], [.. decided[a.Summary.Id]]), undecided.Contains(a.Summary.Id))),
        ];
        var page = Roll.Of(lines, CountersignRollForm.Form, query, CasesPerPage);
        return new(round, stage, settings, Departments(settings, state, persons), page.Items, null) { Page = page };
    }

    /// <summary>One department with who answers for it and what it signed.</summary>
    /// <exception cref="RefusedException">There is no such department.</exception>
    public async Task<DepartmentOffice> DepartmentAsync(
        Actor actor, Round round, PlannedStage stage, string department, CancellationToken cancellation = default)
    {
        actor.Demand(Right.ReadAllApplications);
        var settings = CountersignSettings.Of(await rounds.GetProgrammeAsync(round.Id, cancellation));
        var found = settings.Find(department) ?? throw new RefusedException(CountersignRefusals.NotYours());
        var ids = (await store.FindPersonsAsync(round.Id, stage.Id, department, cancellation))?.Value.Persons ?? [];
        var signed = round.IsCountersignedByCase()
            ? null : (await store.StateAsync(round.Id, stage, null, cancellation)).Of(department);
        var said = signed is { Objections: > 0 } ? await store.StatementsAsync(round.Id, stage, department, cancellation) : [];
        var objections = new List<(Application, string)>();
        foreach (var statement in said.Where(s => s.Objection is not null))
        {
            objections.Add(((await applications.GetAsync(round.Id, statement.CaseId, cancellation)).Value, statement.Objection!));
        }

        return new(
            round, stage, settings, found,
            [.. (await Task.WhenAll(ids.Select(id => people.FindAsync(id, cancellation)))).OfType<Stored<Person>>().Select(p => p.Value)],
            signed, objections);
    }

    /// <summary>One case with what departments say of it.</summary>
    /// <exception cref="RefusedException">There is no such application.</exception>
    public async Task<CaseOffice> CaseAsync(
        Actor actor, Round round, StageKey stage, string caseId, CancellationToken cancellation = default)
    {
        actor.Demand(Right.ReadAllApplications);
        var settings = CountersignSettings.Of(await rounds.GetProgrammeAsync(round.Id, cancellation));
        var application = (await applications.GetAsync(round.Id, caseId, cancellation)).Value;
        var undecided = await tables.GetAsync(
            RoundKeys.Partition(round.Id), CountersignKeys.Undecided(round.For(application).Stages.Of(stage), caseId), cancellation)
            is not null;
        return new(
            round, stage, application, await OfCaseAsync(round, settings, application, cancellation), undecided,
            undecided && actor.Can(Right.DecideCountersign)
                && await decisions.MayDecideAsync(actor.PersonId, application, cancellation));
    }

    private async Task<CountersignTable> ByCaseAsync(
        Round round, PlannedStage stage, CountersignSettings settings, IReadOnlyDictionary<string, IReadOnlyList<string>> persons,
        string? continuation, CancellationToken cancellation)
    {
        var page = await open.PageAsync(round.Id, stage.Id, CasesPerPage, continuation, cancellation);
        var lines = new List<CountersignLine>();
        foreach (var (row, application) in page.Items)
        {
            var summary = ApplicationSummary.Of(application);
            lines.Add(new(
                summary, new(summary), await OfCaseAsync(round, settings, application, cancellation),
                await tables.GetAsync(
                    RoundKeys.Partition(round.Id), CountersignKeys.Undecided(stage with { Pass = row.Pass }, row.CaseId),
                    cancellation) is not null));
        }

        return new(round, stage, settings, Departments(settings, CountersignState.None, persons), lines, page.Continuation);
    }

    private static IReadOnlyList<DepartmentSummary> Departments(
        CountersignSettings settings, CountersignState state, IReadOnlyDictionary<string, IReadOnlyList<string>> persons) =>
        [.. settings.Departments.Select(d => new DepartmentSummary(d, persons.GetValueOrDefault(d.Id, []).Count, state.Of(d.Id)))];
}

/// <param name="Unnamed">Departments for which nobody is named.</param>
public sealed record CountersignCounts(string RoundId, StageKey Stage, int Departments, int Unnamed)
{
    public int Signed { get; init; }

    public int Objections { get; init; }

    public int Undecided { get; init; }

    /// <summary>Null where all cases are countersigned together.</summary>
    public int? OpenCases { get; init; }
}

/// <param name="Persons">How many answer for it.</param>
public sealed record DepartmentSummary(CountersigningDepartment Department, int Persons, DepartmentAnswer? Signed);

/// <summary>Departments by cases.</summary>
public sealed record CountersignTable(
    Round Round, PlannedStage Stage, CountersignSettings Settings, IReadOnlyList<DepartmentSummary> Departments,
    IReadOnlyList<CountersignLine> Lines, string? Continuation)
{
    /// <summary>Null where cases go their own way.</summary>
    public RollPage<CountersignLine>? Page { get; init; }
}

/// <param name="Objections">With the applications that they are about.</param>
public sealed record DepartmentOffice(
    Round Round, PlannedStage Stage, CountersignSettings Settings, CountersigningDepartment Department, IReadOnlyList<Person> Persons,
    DepartmentAnswer? Signed, IReadOnlyList<(Application Case, string Reason)> Objections)
{
    /// <summary>Persons may be named, and what was signed opened again.</summary>
    public bool Open => Round.IsRunning() && (Round.IsRolling() || !Round.HasPassed(CountersignStage.Kind));
}

/// <param name="Undecided">Its objections wait for an officer.</param>
/// <param name="MayDecide">The reader is one who may.</param>
public sealed record CaseOffice(
    Round Round, StageKey Stage, Application Application, CaseAnswers Answers, bool Undecided, bool MayDecide);
