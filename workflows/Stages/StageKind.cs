namespace Funding.Workflows.Stages;

/// <summary>What a kind of stage is written as: its settings, what it reads, its decision, its acts, its texts and what it shows.</summary>
/// <param name="declaration">What the kind says of itself to who reads a programme's file: its name, exits, length and checks.</param>
/// <typeparam name="TSettings">The kind's part of the programme.</typeparam>
/// <typeparam name="TFacts">What the rows say of the stage: small, whatever the round's size.</typeparam>
public abstract class StageKind<TSettings, TFacts>(StageDeclaration<TSettings> declaration) : StageFace, IStageKind
    where TSettings : class
{
    public IStageDeclaration Declaration => declaration;

    public string Kind => declaration.Kind;

    public abstract IReadOnlyList<ActRun> Acts { get; }

    /// <summary>By default the text "name" of the resource files that stand beside the kind's class under the same name.</summary>
    public virtual Bilingual Name => Texts.Of("name");

    public virtual Bilingual InSentence => Texts.Of("in-sentence");

    public virtual Bilingual Closes => Texts.Of("closes");

    public virtual Bilingual DayName(string named) => Texts.Of($"day.{named}");

    /// <summary>The kind's settings in the programme's file.</summary>
    public virtual TSettings Settings(Programme programme) => programme.StageSettings<TSettings>(Kind);

    public abstract Task<TFacts> LookAsync(StageView at, CancellationToken cancellation);

    /// <summary>Pure: the same answer for the same facts and moment. It names acts and exits of this kind only.</summary>
    public abstract StageStep Next(TSettings settings, TFacts facts, StageMoment moment);

    public virtual Task<Round> EnterAsync(Round entering, CancellationToken cancellation) => Task.FromResult(entering);

    public virtual Round Place(Round round, StagePlan plan, DateOnly today) => round with { Stages = plan };

    public virtual IEnumerable<(string Named, DateOnly On)> OwnDays(Round round) => [];

    /// <summary>By default its work is done on the day on which it begins.</summary>
    public virtual DateOnly ExpectedEnd(Programme programme, DateOnly begins) => begins;

    public virtual Task FollowCalendarAsync(Round round, CancellationToken cancellation) => Task.CompletedTask;

    public virtual Task AfterExtensionAsync(Round round, CancellationToken cancellation) => Task.CompletedTask;

    /// <summary>By default whatever still stands may be withdrawn, and nothing has to be taken out.</summary>
    public virtual Withdrawing Withdraw(WithdrawalCase asked) =>
        asked.State.Stands() ? Withdrawing.With() : Withdrawing.Barred(WithdrawalBar.Over);

    public virtual Task<IReadOnlyList<string>> WithdrawAsync(
        Commit commit, Round round, Application leaving, CancellationToken cancellation) => Task.FromResult<IReadOnlyList<string>>([]);

    public virtual IReadOnlyList<string> LaunchAnswers => [];

    public virtual IEnumerable<Refusal> CheckLaunch(
        LaunchRequest request, Programme programme, StagePlan plan, DateOnly opens) => [];

    public virtual Task<IReadOnlyList<LaunchFinding>> ReviewLaunchAsync(
        LaunchRequest request, LaunchPlan plan, CancellationToken cancellation) => Task.FromResult<IReadOnlyList<LaunchFinding>>([]);

    public virtual Launching Launch(Launching launching) => launching;

    public virtual Task MoveAsync(Commit commit, Round before, Round after, CancellationToken cancellation) => Task.CompletedTask;

    public virtual Task<Refusal?> GoneOnAsync(Round round, CancellationToken cancellation) => Task.FromResult<Refusal?>(null);

    public virtual IReadOnlyList<StageRows> Rows => [];

    public virtual Task<ReconcileReport> ReconcileAsync(Round round, IRoundRepair repair, CancellationToken cancellation) =>
        Task.FromResult(ReconcileReport.Nothing);

    public virtual IAsyncEnumerable<object> OfAsync(string personId, Round round, CancellationToken cancellation) =>
        AsyncEnumerable.Empty<object>();

    public virtual Task<int> ForgetAsync(Round round, DateTimeOffset ended, CancellationToken cancellation) => Task.FromResult(0);

    public virtual Task<Application> OpenAsync(CaseAt opened, Commit commit, CancellationToken cancellation) =>
        Task.FromResult(opened.Application.Value);

    public async Task<StageStep> NextAsync(StageView at, DateTimeOffset now, CancellationToken cancellation) => Next(
        Settings(at.Programme), await LookAsync(at, cancellation), at.Case is { } one
            ? new StageMoment(now, one.LastDay(at.Stage), one.Done.ToHashSet())
            : new StageMoment(now, at.Stage.Closes, at.Round.Done.ToHashSet()));
}
