namespace Funding.Workflows.Walkers;

/// <summary>
/// Looks at a round and acts for it: the kind of its present stage says what is due, or of a stage that runs case by case its gate; the
/// list of stages says what comes next.
/// </summary>
public sealed class RoundWalk(
    RoundStore rounds, RoundWakes wakes, StageKindSet kinds, CaseGate gate, RoundDays days, RoundWindUp windUp, CommitWriter commits,
    TimeProvider clock)
{
    /// <summary>A few point reads and one-row queries, whatever the round's size.</summary>
    /// <exception cref="InvalidOperationException">The stage's decision names an act or an exit that is not its kind's.</exception>
    public async Task<Step> LookAsync(string roundId, CancellationToken cancellation)
    {
        // Taken back before reading, so that whatever changes from here on wakes the round again.
        await wakes.TakeAsync(roundId, cancellation);
        var round = (await rounds.GetAsync(roundId, cancellation)).Value;
        if (round.IsFinished)
        {
            return round.Standing == RoundStanding.Cancelled && !round.Done.Contains(RoundWindUp.Act.Name)
                ? Step.Do(RoundWindUp.Act.Name) : Step.End;
        }

        // What has begun to leave the stage goes on whatever else has changed.
        return round.Seal is { } seal
            ? Step.Do(seal.Act) with { Stage = round.Stage }
            : StepOf(kinds.Of(round).Kind, ActsOf(round), round.Stage, await NextAsync(round, cancellation));
    }

    /// <summary>Does what is due, unless its mark is there, or leaves the stage; nothing where the round has gone on since.</summary>
    public async Task<Nothing> ActAsync(HomeAct due, CancellationToken cancellation)
    {
        var stored = await rounds.GetAsync(due.Home, cancellation);
        if (due.Stage is null)
        {
            await windUp.WindUpAsync(stored, cancellation);
        }
        else if (!stored.Value.IsFinished && stored.Value.Stage == due.Stage
            && ActsOf(stored.Value).FirstOrDefault(a => a.Act.Name == due.Act) is { } run)
        {
            await (run.Act.Exit is null ? DoAsync(stored, run, due.Deadline, cancellation) : LeaveAsync(stored, run, cancellation));
        }

        return Nothing.Value;
    }

    private IReadOnlyList<ActRun> ActsOf(Round round) => kinds.RunsByCase(round) ? gate.Acts : kinds.Of(round).Acts;

    private async Task<StageStep> NextAsync(Round round, CancellationToken cancellation) => kinds.RunsByCase(round)
        ? await gate.NextAsync(round, cancellation)
        : await kinds.Of(round).NextAsync(
            new StageView(round, round.Stages.Of(round.Stage), await rounds.GetProgrammeAsync(round.Id, cancellation)),
            clock.GetUtcNow(),
            cancellation);

    /// <summary>What the walker is told of a decision: an act and an exit of the kind itself, and of no other.</summary>
    internal static Step StepOf(IStageKind kind, StageKey stage, StageStep next) => StepOf(kind.Kind, kind.Acts, stage, next);

    private static Step StepOf(string kind, IReadOnlyList<ActRun> acts, StageKey stage, StageStep next)
    {
        if (next is { Act: null, Exit: null })
        {
            return Step.WaitUntil(next.WakeAt);
        }

        var run = acts.FirstOrDefault(a => next.Act is { } act ? a.Act == act && act.Exit is null : a.Act.Exit == next.Exit)
            ?? throw new InvalidOperationException($"The kind '{kind}' has no act '{next.Act?.Name}' and no exit '{next.Exit}'.");
        return Step.Do(run.Act.Name) with { Stage = stage, Deadline = next.Deadline };
    }

    private async Task DoAsync(Stored<Round> stored, ActRun run, DateOnly? deadline, CancellationToken cancellation)
    {
        var mark = run.Act.Mark(deadline, clock.GetUtcNow());
        if (mark is not null && stored.Value.Done.Contains(mark))
        {
            return;
        }

        var done = await run.RunAsync(stored.Value, cancellation);
        var after = mark is null ? done.Round : done.Round with { Done = [.. stored.Value.Done, mark] };
        if (!ReferenceEquals(after, stored.Value) || done.With is not null)
        {
            var commit = new Commit(RoundKeys.Partition(after.Id)).Replace(stored, after);
            done.With?.Invoke(commit);
            await commits.SaveAsync(commit, cancellation);
        }
    }

    /// <summary>
    /// Does the stage's last work, then enters the stage to which the exit leads, or ends the round after its last, on record. Whether it
    /// is still due is asked again before anything is written: what holds it up may have been committed since the round was looked at.
    /// </summary>
    private async Task LeaveAsync(Stored<Round> stored, ActRun run, CancellationToken cancellation)
    {
        if (stored.Value.Seal?.Act != run.Act.Name)
        {
            if ((await NextAsync(stored.Value, cancellation)).Exit != run.Act.Exit
                || (run.Act.Seals && !await SealAsync(stored, run.Act, cancellation)))
            {
                return;
            }

            stored = run.Act.Seals ? await rounds.GetAsync(stored.Value.Id, cancellation) : stored;
        }

        var before = stored.Value;
        var done = await run.RunAsync(before, cancellation);
        if (done.Stays)
        {
            var held = new Commit(RoundKeys.Partition(before.Id)).Replace(stored, done.Round);
            done.With?.Invoke(held);
            await commits.SaveAsync(held, cancellation);
            return;
        }

        var target = TargetOf(before, run.Act);
        var (worked, today) = (done.Round with { Stages = before.Stages }, ShanghaiTime.DayOf(clock.GetUtcNow()));
        var placed = target is null
            ? days.Place(worked, done.Round.Stages, today)
            : days.Leave(worked, done.Round.Stages, target.Id, today);
        var after = target is null
            ? placed.End(RoundStanding.Announced)
            : await EnterAsync(placed.Enter(target.Id), cancellation);
        var commit = new Commit(RoundKeys.Partition(before.Id)).ReplaceRound(stored, after);
        done.With?.Invoke(commit);
        commit.Audit(target is null
            ? AuditNote.By(Actor.Rule(run.Act.Name), "round-ended", before.Id, ("standing", $"{after.Standing}"))
            : AuditNote.By(Actor.Rule(run.Act.Name), "stage-entered", before.Id, [("stage", target.Id.Id), .. PassOf(after)]));
        if (!days.Of(before).SequenceEqual(days.Of(after)))
        {
            commit.Audit(AuditNote.By(Actor.Rule(run.Act.Name), "deadlines-moved", before.Id, days.ForRecord(after)))
                .TellOfLateEnd(days, before, after);
        }

        await commits.SaveAsync(commit, cancellation);
        FundingTelemetry.StageEntered(before.Id, target?.Id.Id ?? $"{after.Standing}");
    }

    /// <summary>On record where it is not the first.</summary>
    private static (string, string)[] PassOf(Round entered) => entered.Pass == 1 ? [] : [("pass", $"{entered.Pass}")];

    private async Task<Round> EnterAsync(Round entering, CancellationToken cancellation) =>
        kinds.RunsByCase(entering) ? gate.Enter(entering) : await kinds.Of(entering).EnterAsync(entering, cancellation);

    /// <summary>
    /// Where an exit of the present stage leads; null after the last stage, at the end of a case, and for a round that stays while its
    /// cases go on.
    /// </summary>
    internal static PlannedStage? TargetOf(Round round, StageAct act) =>
        act.Exit == StageStep.EndOfCase || round.Stages.Of(round.Stage).Splits ? null
        : act.Exit == StageStep.NextStage ? round.Stages.NextOf(round.Stage)
        : round.Stages.Of(round.Stage).Exits?.TryGetValue(act.Exit!, out var id) == true
            ? round.Stages.Of(id)
            : throw new InvalidOperationException($"The stage '{round.Stage}' of {round.Id} leads nowhere by '{act.Exit}'.");

    /// <returns>False when somebody acted in this moment: the round looks at its rows again.</returns>
    private Task<bool> SealAsync(Stored<Round> stored, StageAct act, CancellationToken cancellation) =>
        Attempts.OnceAsync(
            () => commits.SaveAsync(
                new Commit(RoundKeys.Partition(stored.Value.Id)).Replace(
                    stored, stored.Value with { Seal = new StageSeal(act.Name, clock.GetUtcNow()) }),
                cancellation),
            cancellation);
}
