namespace Funding.Workflows.Submission;

/// <summary>What becomes of drafts: they lapse at the close of the call, and are drafts again when it is opened again.</summary>
public sealed class DraftActs(RoundActs acts)
{
    // A lapse moves three rows and writes an audit entry and a wake-up.
    private const int LapsesPerCommit = 14;

    public Task LapseAsync(Round round, CancellationToken cancellation) =>
        acts.ForEachInStateAsync(round.Id, ApplicationState.Draft, LapsesPerCommit, (commit, draft) => commit
            .ReplaceApplication(draft, draft.Value with { State = ApplicationState.Lapsed })
            .Audit(AuditNote.By(Actor.Rule("call-closed"), "application-lapsed", draft.Value.Id).Moves(
                draft.Value.Desk, ApplicationState.Draft, ApplicationState.Lapsed))
            .WakeApplication(round.Id, draft.Value.Id), cancellation);

    /// <summary>
    /// After a close that was taken back: what lapsed with it is a draft again. The extension's mail has reminded of the new day.
    /// </summary>
    public async Task RestoreAsync(Round round, CancellationToken cancellation)
    {
        if (round.CallReopenedAt is not { } reopened)
        {
            return;
        }

        var closes = round.CallCloses();
        var reminded = ShanghaiTime.DayOf(reopened) >= closes.AddDays(-ApplicationDecision.DraftReminderDays);
        IReadOnlyList<string> marks = reminded ? [ApplicationDecision.Mark(ApplicationAct.RemindDraft, closes)] : [];
        await acts.ForEachInStateAsync(round.Id, ApplicationState.Lapsed, LapsesPerCommit, (commit, lapsed) => commit
            .ReplaceApplication(lapsed, lapsed.Value with { State = ApplicationState.Draft, Done = [.. lapsed.Value.Done.Union(marks)] })
            .Audit(AuditNote.By(Actor.Rule("call-reopened"), "application-restored", lapsed.Value.Id)
                .Moves(lapsed.Value.Desk, ApplicationState.Lapsed, ApplicationState.Draft))
            .FollowAgain(new ApplicationKey(round.Id, lapsed.Value.Id).Subject), cancellation);
    }
}
