namespace Funding.Workflows.Organisations;

/// <summary>
/// What was corrected in an application: an open claim takes name and desk, so that the right desk may confirm it; the organisation takes
/// the name where the application had its present one.
/// </summary>
internal sealed class FactsFollowHandler(OrganisationStore organisations, CommitWriter commits) : IEffectHandler
{
    public string Kind => ClaimEffects.FactsKind;

    public Task HandleAsync(string effectKey, string payload, CancellationToken cancellation)
    {
        var facts = FundingJson.Deserialize<FactsPayload>(payload)!;
        return Attempts.UntilWrittenAsync(() => FollowAsync(facts, cancellation), cancellation);
    }

    private async Task FollowAsync(FactsPayload facts, CancellationToken cancellation)
    {
        var commit = new Commit(OrganisationKeys.Partition(facts.CreditCode));
        if (facts.ClaimedBy is { } claimant)
        {
            if (await organisations.FindClaimAsync(facts.CreditCode, claimant, cancellation) is { Value.State: ClaimState.Open } claim)
            {
                commit.Replace(claim, claim.Value with { OrganisationName = facts.Name, Desk = facts.Desk })
                    .ListClaims(facts.CreditCode);
            }
        }
        else if (await organisations.FindAsync(facts.CreditCode, cancellation) is { } organisation
            && facts.Name != organisation.Value.Name && facts.NameBefore == organisation.Value.Name)
        {
            commit.Replace(organisation, organisation.Value with { Name = facts.Name })
                .Audit(AuditNote.By(
                    Actor.Rule("applicant-corrected"), "organisation-name-corrected", facts.CreditCode,
                    ("before", facts.NameBefore), ("name", facts.Name)));
        }

        if (commit.Count > 0)
            await commits.SaveAsync(commit, cancellation);
    }
}
