namespace Funding.Workflows.Organisations;

/// <summary>
/// Carries the decision on a claim into every running round, one commit in each, and gives its place among the open ones back; safe to make
/// again.
/// </summary>
internal sealed class ClaimSettleHandler(
    ITableStore tables, RoundStore rounds, OrganisationQuota quota, CommitWriter commits) : IEffectHandler
{
    private static readonly Texts Texts = new(typeof(OrganisationRefusals));

    public string Kind => ClaimEffects.SettleKind;

    public async Task HandleAsync(string effectKey, string payload, CancellationToken cancellation)
    {
        var settled = FundingJson.Deserialize<SettlePayload>(payload)!;
        foreach (var summary in (await rounds.AllAsync(cancellation)).Where(r => r.IsRunning()))
            await Attempts.UntilWrittenAsync(() => SettleAsync(summary.Id, settled, cancellation), cancellation);

        await quota.GiveBackAsync(
            settled.Claim.PersonId, settled.CreditCode, keeps: settled.Verdict == ClaimVerdict.Refuse, cancellation);
    }

    private async Task SettleAsync(string roundId, SettlePayload settled, CancellationToken cancellation)
    {
        var partition = RoundKeys.Partition(roundId);
        var ofCode = await tables.EnumerateAsync<Application>(
            partition, KeyRange.Prefix(RoundKeys.ApplicationsOf(settled.CreditCode)), cancellation).ToListAsync(cancellation);
        if (ofCode.Count == 0)
            return;

        var limit = CallTerms.Of(await rounds.GetProgrammeAsync(roundId, cancellation)).PerSubject;
        var commit = new Commit(partition);
        foreach (var (application, fate) in ClaimSettlement.Of(
            settled.Verdict, [.. ofCode.Select(a => a.Value)], settled.Claim, limit))
        {
            Apply(commit, ofCode.First(a => a.Value.Id == application.Id), fate, settled.Claim);
        }

        if (commit.Count > 0)
            await commits.SaveAsync(commit, cancellation);
    }

    private static void Apply(Commit commit, Stored<Application> stored, ApplicationFate fate, Claim claim)
    {
        var application = stored.Value;
        switch (fate)
        {
            case ApplicationFate.Stands:
                commit.ReplaceApplication(stored, application with { ClaimedBy = null });
                break;

            case ApplicationFate.PassesOn when application.Editors.SequenceEqual(claim.People):
                break;

            case ApplicationFate.PassesOn:
                commit.ReplaceApplication(stored, application with { Editors = claim.People })
                    .Audit(AuditNote.By(Actor.Rule("organisation-handed-over"), "application-passed-on", application.Id));
                foreach (var person in claim.People)
                {
                    commit.WriteElsewhere(
                        PersonIndex.Partition(person),
                        PersonIndex.Application(application.RoundId, application.Id),
                        new ApplicationKey(application.RoundId, application.Id));
                }

                break;

            default:
                commit.ReplaceApplication(
                        stored, application with { State = ApplicationState.Withdrawn, Reason = Texts.Of("ended").Zh })
                    .Audit(AuditNote.By(Actor.Rule("claim-decided"), "application-ended-by-claim", application.Id)
                        .Moves(application.Desk, application.State, ApplicationState.Withdrawn))
                    .WakeApplication(application.RoundId, application.Id)
                    .WakeRound(application.RoundId);
                break;
        }
    }
}
