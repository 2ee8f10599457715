namespace Funding.Workflows.Organisations;

/// <summary>Claims on organisations, decided by the desk or the office, or by whoever vouches for an application.</summary>
public sealed class ClaimVerdictCommands(
    OrganisationStore organisations, ClaimLetters letters, CommitWriter commits, TimeProvider clock)
{
    private const int Tries = 5;

    /// <summary>The desk or the office decides. A refusal and a hand-over need a reason.</summary>
    /// <exception cref="RefusedException">Not theirs to decide, their own claim, or decided already.</exception>
    public Task DecideAsync(
        Actor actor, string creditCode, string claimantId, ClaimVerdict verdict, string? reason = null,
        CancellationToken cancellation = default)
    {
        var why = verdict == ClaimVerdict.Confirm && string.IsNullOrWhiteSpace(reason) ? "" : Reasons.Demand(reason);
        return Attempts.OrRefuseAsync(Tries, StorageRefusals.ChangedMeanwhile, async () =>
        {
            var organisation = await organisations.GetAsync(creditCode, cancellation);
            var claim = await organisations.FindClaimAsync(creditCode, claimantId, cancellation)
                ?? throw new RefusedException(OrganisationRefusals.NoClaim());
            if (ClaimDecision.Bar(verdict, organisation.Value, claim.Value, actor) is { } bar)
                throw new RefusedException(bar);
            var commit = Settle(actor, organisation, claim, verdict, why);
            letters.Decided(commit, organisation.Value, claim.Value, verdict, why, clock.GetUtcNow());
            await commits.SaveAsync(commit, cancellation);
        }, cancellation);
    }

    /// <summary>Who recommends an application, or finds it eligible, vouches for its claim.</summary>
    /// <returns>False where there was nothing to vouch for.</returns>
    /// <exception cref="RefusedException">Somebody else holds the organisation by now, or the claim was refused.</exception>
    public Task<bool> VouchAsync(Actor actor, Application application, CancellationToken cancellation)
    {
        if (application.ClaimedBy is not { } claimant)
            return Task.FromResult(false);
        return Attempts.OrRefuseAsync(Tries, StorageRefusals.ChangedMeanwhile, async () =>
        {
            var known = await organisations.ReadAsync(application.CreditCode, cancellation);
            var organisation = known.Demand(application.CreditCode);
            if (organisation.Value.Members.Contains(claimant))
                return true;
            var claim = known.ClaimOf(claimant);
            if (organisation.Value.Members.Count > 0 || claim?.Value.State != ClaimState.Open)
                throw new RefusedException(OrganisationRefusals.Rival());
            if (claim.Value.People.Contains(actor.PersonId))
                throw new RefusedException(OrganisationRefusals.OwnClaim());

            // Nobody is told: the claimant would hear of the recommendation before the desks have closed.
            await commits.SaveAsync(Settle(actor, organisation, claim, ClaimVerdict.Confirm, ""), cancellation);
            return true;
        }, cancellation);
    }

    private Commit Settle(Actor actor, Stored<Organisation> organisation, Stored<Claim> claim, ClaimVerdict verdict, string why)
    {
        var (before, asked) = (organisation.Value, claim.Value);
        var state = verdict == ClaimVerdict.Refuse ? ClaimState.Refused : ClaimState.Confirmed;
        var action = verdict switch
        {
            ClaimVerdict.Confirm => "claim-confirmed",
            ClaimVerdict.HandOver => "organisation-handed-over",
            _ => "claim-refused",
        };
        return new Commit(OrganisationKeys.Partition(before.CreditCode))
            .Replace(organisation, ClaimDecision.After(verdict, before, asked))
            .Replace(claim, asked.Ended(state, new(actor.PersonId, clock.GetUtcNow(), why)))
            .Audit(AuditNote.By(actor, action, before.CreditCode, ("person", asked.PersonId), ("reason", why)))
            .Settle(before.CreditCode, asked, verdict)
            .ListClaims(before.CreditCode);
    }
}
