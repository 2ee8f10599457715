namespace Funding.Workflows.Stages.Eligibility;

/// <summary>The one way an eligibility decision is written, by an officer or by the rule of silence.</summary>
internal static class EligibilityCommits
{
    /// <param name="prior">What was on record of the organisation; null where no rule asks, and of silence.</param>
    public static (Commit Commit, Application Application) Decide(
        Round round, Stored<Application> stored, bool eligible, string reason, Actor actor, DateTimeOffset now, PriorRecord? prior = null)
    {
        var decided = stored.Value with
        {
            State = eligible ? ApplicationState.Eligible : ApplicationState.Ineligible,
            ClaimedBy = eligible ? null : stored.Value.ClaimedBy,
            Eligibility = new EligibilityOutcome(eligible, reason, actor.PersonId, now) { Prior = prior },
            Reason = eligible ? null : reason,
        };
        var commit = new Commit(RoundKeys.Partition(round.Id))
            .ReplaceApplication(stored, decided)
            .Audit(AuditNote.By(actor, eligible ? "application-eligible" : "application-ineligible", decided.Id, ("reason", reason)).Moves(
                decided.Desk, stored.Value.State, decided.State))
            .WakeApplication(round.Id, decided.Id)
            .WakeRound(round.Id);
        if (eligible)
        {
            commit.MailOwn(round, EligibilityMails.Eligible, decided, Paths.OwnApplication);
        }

        return (commit, decided);
    }

    public static Commit WithLetter(this Commit commit, Round round, Application refused, string reason) =>
        commit.MailOwn(round, EligibilityMails.Ineligible, refused, Paths.OwnApplication, ("Reason", reason));
}
