using Microsoft.AspNetCore.Components;

namespace Funding.Workflows.Stages.Countersign;

internal sealed class CountersignKind(
    ITableStore tables, CountersignStore store, CountersignActs acts, CountersignCaseActs byCase, CountersignWaitQueries waits,
    CountersignOfficeQueries office, OpenCases open, CountersignDataStore data, CountersignExportQueries exports)
    : StageKind<CountersignSettings, CountersignFacts>(new CountersignDeclaration()), ICaseFigures
{
    public override IReadOnlyList<ActRun> Acts =>
    [
        ActRun.Of(CountersignStage.AskDepartments, acts.AskAsync).AndByCase(byCase.TellAsync),
        ActRun.Of(CountersignStage.RemindDepartments, acts.RemindAsync).AndByCase(byCase.TellAsync),
        ActRun.Of(CountersignStage.EscalateCountersign, acts.EscalateAsync).AndByCase(byCase.TellAsync),
        ActRun.Of(CountersignStage.TakeUpObjections, acts.TakeUpAsync),
        new ActRun(CountersignStage.Close, acts.CloseAsync).AndByCase(byCase.CloseAsync),
    ];

    public override IReadOnlyList<MailTemplate> Mails => CountersignMails.All;

    public override IReadOnlyList<StageLink> Links =>
        [new(CountersignLetters.Purpose, Texts.Of("link.title"), Texts.Of("link.text"))];

    public override void Map(IStageRoutes routes)
    {
        DepartmentPages.Map(routes);
        CountersignOfficePages.Map(routes);
        CountersignApi.Map(routes.Group(Audience.Api));
    }

    public override Task<CountersignFacts> LookAsync(StageView at, CancellationToken cancellation) => at.Case is null
        ? acts.LookAsync(at.Round, at.Stage, Settings(at.Programme), cancellation)
        : byCase.LookAsync(at, Settings(at.Programme), cancellation);

    /// <summary>What a department states and has signed on all cases together; one transaction for a thousand.</summary>
    public async Task<IReadOnlyDictionary<string, decimal>> FiguresAsync(Round round, string figure, CancellationToken cancellation)
    {
        var stage = round.Stages.Find(CountersignStage.Kind)!;
        var signed = (await store.StateAsync(round.Id, stage, null, cancellation)).Of(figure);
        return signed is null ? new Dictionary<string, decimal>()
            : (await store.StatementsAsync(round.Id, stage, figure, cancellation)).Where(s => s.Figure is not null)
                .ToDictionary(s => s.CaseId, s => s.Figure!.Value, StringComparer.Ordinal);
    }

    public override StageStep Next(CountersignSettings settings, CountersignFacts facts, StageMoment moment) =>
        CountersignStage.Next(settings, facts, moment);

    public override RenderFragment? Facts(Programme programme, IReadOnlyList<Desk> desks) =>
        Page.Part<DepartmentFacts, IReadOnlyList<Bilingual>>([.. Settings(programme).Departments.Select(d => d.Name)]);

    public override IReadOnlyList<StageExport> Exports => [exports.Answers];

    /// <summary>Departments that have not answered, and objections that wait for an officer.</summary>
    public override async Task<IReadOnlyList<StageWait>> WaitsAsync(StageView at, Actor reader, CancellationToken cancellation)
    {
        var page = CountersignLetters.OfficePageOf(at.Round.Id, at.Stage.Id);
        if (at.Round.IsCountersignedByCase())
        {
            return await open.CountAsync(at.Round.Id, at.Stage.Id, cancellation) is > 0 and var cases
                ? [new(Texts.Of("waits.cases", Texts.Number(cases)), page)] : [];
        }

        var state = await store.StateAsync(at.Round.Id, at.Stage, null, cancellation);
        var silent = Settings(at.Programme).Departments.Where(d => state.Of(d.Id) is null).Select(d => d.Name).ToList();
        var undecided = (await store.UndecidedAsync(at.Round.Id, at.Stage, cancellation)).Count;
        return
        [
            .. silent.Count > 0 ? new[] { new StageWait(Texts.Of("waits.departments", Texts.Names(silent)), page) } : [],
            .. undecided > 0 ? new[] { new StageWait(Texts.Of("waits.objections", Texts.Number(undecided)), page) } : [],
        ];
    }

    public override IAsyncEnumerable<Waited> WaitedAsync(StageView at, CancellationToken cancellation) => at.Round.IsCountersignedByCase()
        ? waits.OnCasesAsync(at, Settings(at.Programme), cancellation)
        : waits.TogetherAsync(at, Settings(at.Programme), cancellation);

    /// <summary>A query of one row; where cases go their own way each page of the office's has it.</summary>
    public override async Task<IReadOnlyList<StageWait>> DutiesAsync(RoundSummary round, Actor reader, CancellationToken cancellation)
    {
        var stage = round.Stages.Find(Kind)!;
        return reader.Can(Right.DecideCountersign) && !round.Stages.IsByCase(stage.Id)
            && (await store.UndecidedAsync(round.Id, stage, cancellation)).Count is > 0 and var undecided
                ? [new(Texts.Of("duty", Texts.Number(undecided)), CountersignLetters.OfficePageOf(round.Id, stage.Id))] : [];
    }

    public override async Task<RenderFragment?> OverviewAsync(StageView at, Actor reader, CancellationToken cancellation) =>
        Page.Part<CountersignOverview, CountersignCounts>(await office.CountAsync(at, Settings(at.Programme), cancellation));

    public override async Task<RenderFragment?> DecisionAsync(
        StageView at, Application application, Actor reader, bool barred, CancellationToken cancellation)
    {
        var stage = at.Round.For(application).Stages.Of(at.Stage.Id);
        return at.Round.HasReached(Kind) && !barred && reader.Can(Right.DecideCountersign)
            && await tables.GetAsync(
                RoundKeys.Partition(at.Round.Id), CountersignKeys.Undecided(stage, application.Id), cancellation) is not null
                ? Page.Part<UndecidedPart, UndecidedModel>(new(at.Round.Id, stage.Id, application.Id)) : null;
    }

    public override async Task<RenderFragment?> DossierAsync(
        StageView at, Application application, Actor reader, CancellationToken cancellation) =>
        await office.OfCaseAsync(at.Round, Settings(at.Programme), application, cancellation) is { IsEmpty: false } found
            ? Page.Part<CountersignDossier, CaseAnswers>(found) : null;

    public override async Task<IReadOnlyList<StageEvent>> HistoryAsync(
        StageView at, Application application, CancellationToken cancellation) =>
        [
            .. CountersignHistory.Of(
                await office.OfCaseAsync(at.Round, Settings(at.Programme), application, cancellation),
                at.Round.For(application).HasPassed(Kind)),
        ];

    /// <summary>Who answers for departments that have not signed.</summary>
    public override async IAsyncEnumerable<RoundPart> PartsAsync(
        Round round, PlannedStage stage, DeadlineChange change, [EnumeratorCancellation] CancellationToken cancellation)
    {
        if (change.Find(Kind) is null || !change.IsNotPast(Kind))
        {
            yield break;
        }

        var signed = change.IsAt(Kind) ? await store.StateAsync(round.Id, stage, null, cancellation) : CountersignState.None;
        foreach (var (department, persons) in await store.PersonsAsync(round.Id, stage.Id, cancellation))
        {
            foreach (var person in signed.Of(department) is null ? persons : [])
            {
                yield return new OwnPart(
                    person, Kind, Texts.Of("concern"), CountersignLetters.PageOf(round.Id, stage.Id, department));
            }
        }
    }

    public override StageConcern Tell(Round round, Concern concern) => new(
        concern.About!, RoundMail.AskLink(CountersignLetters.Purpose, round, Kind, concern.Moved.New.AddDays(30)));

    /// <summary>Who answers for a department, from the stage's beginning on.</summary>
    public override async IAsyncEnumerable<WoundUp> WindUpAsync(
        Round round, PlannedStage stage, [EnumeratorCancellation] CancellationToken cancellation)
    {
        if (!round.IsRolling() && round.Stages.IsBefore(round.Stage, stage.Id))
        {
            yield break;
        }

        foreach (var person in (await store.PersonsAsync(round.Id, stage.Id, cancellation)).Values.SelectMany(p => p).Distinct())
        {
            yield return new(person);
        }

        if (await tables.GetAsync(RoundKeys.Partition(round.Id), CountersignKeys.Tell(stage.Id), cancellation) is not null)
        {
            yield return new(null, CountersignLetterSubject.KeyOf(round.Id, stage.Id));
        }
    }

    /// <summary>The letters, while cases have something to say.</summary>
    public override async IAsyncEnumerable<SubjectKey> SubjectsAsync(
        Round round, PlannedStage stage, [EnumeratorCancellation] CancellationToken cancellation)
    {
        if (await tables.GetAsync(RoundKeys.Partition(round.Id), CountersignKeys.Tell(stage.Id), cancellation) is not null)
        {
            yield return CountersignLetterSubject.KeyOf(round.Id, stage.Id);
        }
    }

    public override Withdrawing Withdraw(WithdrawalCase asked) => Withdrawing.OfEligible(asked);

    /// <summary>Nobody is waited for to decide on what was withdrawn.</summary>
    public override async Task<IReadOnlyList<string>> WithdrawAsync(
        Commit commit, Round round, Application leaving, CancellationToken cancellation)
    {
        if (await tables.GetAsync(
            commit.Partition, CountersignKeys.Undecided(round.Stages.Of(round.Stage), leaving.Id), cancellation) is { } undecided)
        {
            commit.Delete(undecided.Key, undecided.ETag);
        }

        return [];
    }

    /// <summary>A department has signed.</summary>
    public override async Task<Refusal?> GoneOnAsync(Round round, CancellationToken cancellation) =>
        (await store.StateAsync(round.Id, round.Stages.Of(round.Stage), null, cancellation)).Answers.Count > 0
            ? CountersignRefusals.CountersignedAlready() : null;

    public override IAsyncEnumerable<object> OfAsync(string personId, Round round, CancellationToken cancellation) =>
        data.OfAsync(personId, round, cancellation);
}
