namespace Funding.Workflows.Awards;

/// <summary>Looks at an award and acts for it: its own decision says what begins and when it ends, its duties' kinds the rest.</summary>
public sealed class AwardWalk(
    AwardStore awards, AwardWakes wakes, AwardWaitStore waits, DueHomes due, DutyKindSet kinds, WorkingCalendar calendar,
    CommitWriter commits, TimeProvider clock)
{
    // A duty that begins is its row and an audit entry.
    private const int OpenedPerCommit = 20;

    private DateOnly Today => ShanghaiTime.DayOf(clock.GetUtcNow());

    /// <summary>
    /// When all that is due is done it lists whom the award waits for. Where its next moment is far off the award is listed under that day
    /// and the walker ends.
    /// </summary>
    public async Task<Step> LookAsync(string home, CancellationToken cancellation)
    {
        await wakes.TakeAsync(home, cancellation);
        if (await awards.FindAsync(AwardKeys.IdOf(home), cancellation) is not { } read)
        {
            return Step.End;
        }

        var next = await NextAsync(read, cancellation);
        if (next is { Act: not null } or { Duty: not null })
        {
            // What is to be done now is listed too: a walker that is lost before its act is found as one that waits is.
            await due.ListAsync(home, Today, cancellation);
        }

        if (next is { Duty: { } key, Step: { } step })
        {
            return Step.Do(RunOf(read.Find(key)!.Value, step).Act.Name) with { Stage = key.Stage, Deadline = step.Deadline };
        }

        if (next.Act is { } act)
        {
            return Step.Do(act);
        }

        var changes = await waits.ListAsync(read, cancellation);
        var moment = next.WakeAt is null || changes < next.WakeAt ? changes ?? next.WakeAt : next.WakeAt;
        if (moment is { } at)
        {
            await due.ListAsync(home, ShanghaiTime.DayOf(at), cancellation);
        }

        return next.Finished || AwardDecision.Sleeps(moment, clock.GetUtcNow()) ? Step.End : Step.WaitUntil(moment);
    }

    /// <summary>Does what is due, asked again; nothing where the award has gone on since.</summary>
    public async Task<Nothing> ActAsync(HomeAct act, CancellationToken cancellation)
    {
        if (await awards.FindAsync(AwardKeys.IdOf(act.Home), cancellation) is not { } read)
        {
            return Nothing.Value;
        }

        var next = await NextAsync(read, cancellation);
        var commit = new Commit(read.Partition);
        if (next is { Duty: { } key, Step: { } step } && key.Stage == act.Stage && read.Find(key) is { } duty
            && RunOf(duty.Value, step) is { } run && run.Act.Name == act.Act)
        {
            await DoAsync(read, duty, run, step, commit, cancellation);
        }
        else if (next.Act == act.Act && act.Stage is null)
        {
            _ = next.Act == AwardDecision.OpenDuties ? Open(read, commit) : Expire(read, commit);
        }

        if (commit.Count > 0)
        {
            // A conflict: somebody acted in this moment, and the walker looks again.
            await Attempts.OnceAsync(() => commits.SaveAsync(commit, cancellation), cancellation);
        }

        return Nothing.Value;
    }

    private async Task<AwardStep> NextAsync(AwardRead read, CancellationToken cancellation)
    {
        var open = new Dictionary<DutyKey, StageStep>();
        foreach (var duty in read.Duties.Select(d => d.Value).Where(d => !d.Passed))
        {
            open[duty.Key] = await kinds[duty.Kind].NextAsync(read.ViewOf(duty), clock.GetUtcNow(), cancellation);
        }

        return AwardDecision.Next(
            new AwardFacts(read.Home.Standing, read.Home.Term, read.Outlines, [.. read.Duties.Select(d => d.Value)], open),
            clock.GetUtcNow());
    }

    private Commit Open(AwardRead read, Commit commit)
    {
        IReadOnlyList<Duty> rows = [.. read.Duties.Select(d => d.Value)];
        var all = DutyCalendar.Of(read.Outlines, read.Home.Term, rows);
        foreach (var occurrence in DutyCalendar.ToOpen(all, rows, Today).Take(OpenedPerCommit))
        {
            var outline = occurrence.Duty;
            var closes = kinds[outline.Kind].Declaration.LengthOf(outline.Stage).CloseAfter(Today, calendar);
            commit
                .Insert(
                    AwardKeys.Duty(occurrence.Key),
                    new Duty(outline.Id, outline.Kind, occurrence.Occurrence, occurrence.OpensOn, Today, closes))
                .Audit(AuditNote.By(
                    Actor.Rule(AwardDecision.OpenDuties), "duty-opened", $"{read.Home.Id}:{occurrence.Key}",
                    ("due", $"{occurrence.OpensOn:yyyy-MM-dd}")));
        }

        return commit;
    }

    private static Commit Expire(AwardRead read, Commit commit)
    {
        var expired = read.Home with { Standing = AwardStanding.Expired };
        return commit.ReplaceAward(read.Award, expired)
            .Audit(AuditNote.By(
                Actor.Rule(AwardDecision.Expire), "award-expired", expired.Id, ("until", $"{expired.Term.ValidUntil:yyyy-MM-dd}")));
    }

    private async Task DoAsync(
        AwardRead read, Stored<Duty> duty, DutyRun run, StageStep step, Commit commit, CancellationToken cancellation)
    {
        await run.RunAsync(read.ViewOf(duty.Value), commit, cancellation);
        var mark = run.Act.Mark(step.Deadline, clock.GetUtcNow());
        commit.Replace(
            duty,
            run.Act.Exit is not null ? duty.Value with { PassedOn = Today }
                : mark is not null ? duty.Value with { Done = [.. duty.Value.Done, mark] }
                : duty.Value);
        if (run.Act.Exit is not null)
        {
            commit.Audit(AuditNote.By(Actor.Rule(run.Act.Name), "duty-passed", $"{read.Home.Id}:{duty.Value.Key}"));
        }
    }

    /// <exception cref="InvalidOperationException">The kind's decision names an act or an exit that it has not.</exception>
    private DutyRun RunOf(Duty duty, StageStep step) =>
        kinds[duty.Kind].Acts.FirstOrDefault(a => step.Act is { } act ? a.Act == act : a.Act.Exit == step.Exit)
            ?? throw new InvalidOperationException($"The duty kind '{duty.Kind}' has no act '{step.Act?.Name}' and no exit '{step.Exit}'.");
}
