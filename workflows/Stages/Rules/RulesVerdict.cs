namespace Funding.Workflows.Stages.Rules;

/// <summary>What the verdict of the rules makes of an application, in a commit.</summary>
internal static class RulesVerdict
{
    private static readonly Texts Texts = new(typeof(RulesKind));
    private static readonly Actor ByRule = Actor.Rule(RulesStage.ApplyRules.Name);

    /// <returns>The application as it is to be kept: the caller writes it.</returns>
    public static Application Keep(Commit commit, Round round, Application application, EligibilityVerdict verdict, DateTimeOffset now)
    {
        var reason = verdict.IsEligible ? Texts.Of("reason.passed") : new(
            string.Join('\n', verdict.Failed.Select(f => f.Explained.Zh)), string.Join('\n', verdict.Failed.Select(f => f.Explained.En)));
        var why = reason.Zh;
        var decided = application with
        {
            State = verdict.IsEligible ? ApplicationState.Eligible : ApplicationState.Ineligible,
            Eligibility = new EligibilityOutcome(verdict.IsEligible, why, ByRule.PersonId, now) { Prior = verdict.Prior },
            Reason = verdict.IsEligible ? null : why,
        };
        commit.Audit(AuditNote.By(
            ByRule, verdict.IsEligible ? "application-eligible" : "application-ineligible", decided.Id, ("reason", why)).Moves(
            decided.Desk, application.State, decided.State));
        if (!verdict.IsEligible)
        {
            commit.MailOwn(round, RulesMails.RulesNotMet, decided, Paths.OwnApplication, RoundMail.Both("Reason", reason));
        }

        return decided;
    }
}
