namespace Funding.Workflows.Stages;

/// <summary>What an act has come to.</summary>
/// <param name="Round">As it is to be kept.</param>
/// <param name="With">What belongs into the commit that keeps it; null for nothing.</param>
public sealed record ActDone(Round Round, Action<Commit>? With = null);

/// <summary>An act of a kind of stage with what it runs. It may break off anywhere and is repeated.</summary>
public sealed class ActRun(StageAct act, Func<Round, CancellationToken, Task<ActDone>> run)
{
    public StageAct Act { get; } = act;

    public Task<ActDone> RunAsync(Round round, CancellationToken cancellation) => run(round, cancellation);

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
}
