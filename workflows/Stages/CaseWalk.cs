namespace Funding.Workflows.Stages;

/// <summary>Brings a case into a stage, in the caller's commit: its row, its walker, and what the stage's kind adds.</summary>
public sealed class CaseWalk(RoundStore rounds, StageKindSet kinds, WorkingCalendar calendar, TimeProvider clock)
{
    /// <summary>A case that goes its own way enters a stage, on record: its first one, the next or an earlier one.</summary>
    /// <param name="application">As the commit keeps it so far.</param>
    /// <returns>The application as it is to be kept: the caller writes it.</returns>
    public async Task<Application> EnterAsync(
        Commit commit, Round round, Stored<Application> stored, Application application, StageKey target, string by,
        CancellationToken cancellation)
    {
        var at = application.At is { } before ? before.Enter(round.Stages, target) : new CasePosition(target);
        var entered = application with { At = at };
        (string, string)[] pass = at.PassOf(target) is > 1 and var number ? [("pass", $"{number}")] : [];
        commit.Audit(AuditNote.By(Actor.Rule(by), "case-entered", application.Id, [("stage", target.Id), .. pass]));
        return await OpenAsync(commit, round.For(entered), new(entered, stored.Key, stored.ETag), cancellation);
    }

    /// <summary>Opens the case in the stage in which the round stands for it.</summary>
    /// <returns>The application as it is to be kept.</returns>
    public async Task<Application> OpenAsync(Commit commit, Round round, Stored<Application> application, CancellationToken cancellation)
    {
        var (stage, now) = (round.Stages.Of(round.Stage), clock.GetUtcNow());
        var key = new CaseKey(round.Id, stage.Id, application.Value.Id);
        var open = new OpenCase(key.CaseId, now, stage.Length.CloseAfter(ShanghaiTime.DayOf(now), calendar), []) { Pass = stage.Pass };
        var row = new Stored<OpenCase>(open, RoundKeys.OpenCase(stage.Id, key.CaseId), "");
        var programme = await rounds.GetProgrammeAsync(round.Id, cancellation);
        commit.Insert(row.Key, open).FollowAgain(key.Subject);
        return await kinds[stage.Kind].OpenAsync(
            new CaseAt(new StageView(round, stage, programme, open), row, application), commit, cancellation);
    }
}
