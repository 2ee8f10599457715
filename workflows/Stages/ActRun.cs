namespace Funding.Workflows.Stages;

/// <summary>What an act has come to.</summary>
/// <param name="Round">As it is to be kept.</param>
/// <param name="With">What belongs into the commit that keeps it; null for nothing.</param>
public sealed record ActDone(Round Round, Action<Commit>? With = null)
{
    /// <summary>Of an act that leaves: the stage is not left yet, and what it lacks is written down.</summary>
    public bool Stays { get; init; }
}

/// <summary>An act of a kind of stage with what it runs. It may break off anywhere and is repeated.</summary>
/// <param name="run">What it runs for all cases together; null where its kind cannot.</param>
/// <param name="byCase">
/// What it runs for one case: it writes into the commit that keeps the act's mark, or the case's leaving, and returns the application as
/// it is to be kept there. One that does not stand any more has ended.
/// </param>
public sealed class ActRun(
    StageAct act,
    Func<Round, CancellationToken, Task<ActDone>>? run,
    Func<CaseAt, Commit, CancellationToken, Task<Application>>? byCase = null)
{
    public StageAct Act { get; } = act;

    /// <summary>For what it can be run.</summary>
    public StageScopes Scopes => (run is null ? 0 : StageScopes.Cohort) | (byCase is null ? 0 : StageScopes.Case);

    /// <exception cref="InvalidOperationException">It runs case by case only.</exception>
    public Task<ActDone> RunAsync(Round round, CancellationToken cancellation) =>
        (run ?? throw new InvalidOperationException($"The act {Act.Name} runs case by case only."))(round, cancellation);

    /// <exception cref="InvalidOperationException">It does not run case by case.</exception>
    public Task<Application> RunAsync(CaseAt at, Commit commit, CancellationToken cancellation) =>
        (byCase ?? throw new InvalidOperationException($"The act {Act.Name} does not run case by case."))(at, commit, cancellation);

    /// <summary>An act that changes nothing of the round's own row.</summary>
    public static ActRun Of(StageAct act, Func<Round, CancellationToken, Task> run) => new(act, async (round, cancellation) =>
    {
        await run(round, cancellation);
        return new ActDone(round);
    });

    /// <param name="run">Returns the round as it is to be kept.</param>
    public static ActRun Changing(StageAct act, Func<Round, CancellationToken, Task<Round>> run) =>
        new(act, async (round, cancellation) => new ActDone(await run(round, cancellation)));

    /// <summary>An act that only leaves the stage.</summary>
    public static ActRun Nothing(StageAct act) => new(act, (round, _) => Task.FromResult(new ActDone(round)));

    /// <summary>An act for one case that changes nothing of the application.</summary>
    public static ActRun ByCase(StageAct act, Func<CaseAt, Commit, CancellationToken, Task> run) =>
        new(act, null, async (at, commit, cancellation) =>
        {
            await run(at, commit, cancellation);
            return at.Application.Value;
        });

    /// <param name="run">Returns the application as it is to be kept.</param>
    public static ActRun ChangingCase(StageAct act, Func<CaseAt, Commit, CancellationToken, Task<Application>> run) => new(act, null, run);

    /// <summary>The same act, which runs for one case too and changes nothing of its application.</summary>
    public ActRun AndByCase(Func<CaseAt, Commit, CancellationToken, Task> forOne) => new(Act, RunAsync, ByCase(Act, forOne).RunAsync);

    /// <param name="forOne">Returns the application as it is to be kept.</param>
    public ActRun AndChangingCase(Func<CaseAt, Commit, CancellationToken, Task<Application>> forOne) => new(Act, RunAsync, forOne);
}
