namespace Funding.Workflows.Organisations;

/// <summary>Claims on organisations: made by whoever begins an application, shared with colleagues, given up.</summary>
public sealed class ClaimCommands(
    OrganisationStore organisations,
    OrganisationQuota quota,
    OrganisationQueries queries,
    ClaimLetters letters,
    CommitWriter commits,
    TimeProvider clock)
{
    /// <summary>What the actor may begin an application as; a first claim is made by it.</summary>
    /// <param name="confirmedBefore">Nobody looks at the applicant after the submission, so the office has to be asked now.</param>
    /// <exception cref="RefusedException">Others hold it, the actor's claim was refused, or a limit would be passed.</exception>
    internal async Task<ClaimEntry> EnterAsync(
        Actor actor, string creditCode, string name, string desk, bool confirmedBefore, CancellationToken cancellation)
    {
        var known = await organisations.ReadAsync(creditCode, cancellation);
        var entry = known.StandingOf(actor.PersonId);
        return entry.Standing switch
        {
            ClaimStanding.Held => throw new RefusedException(OrganisationRefusals.OfOthers(creditCode)),
            ClaimStanding.Refused => throw new RefusedException(OrganisationRefusals.Refused(creditCode)),
            ClaimStanding.Free => await MakeAsync(
                actor, creditCode, known, name, desk, "", [], confirmedBefore, cancellation),
            _ => entry,
        };
    }

    /// <summary>Says why the actor acts for the organisation, also against those who hold it; claims it where they have not yet.</summary>
    /// <exception cref="RefusedException">They hold it already, were refused, or the reason is too short.</exception>
    public async Task StateAsync(
        Actor actor, string creditCode, string? statement, IReadOnlyList<AttachedDocument> documents,
        CancellationToken cancellation = default)
    {
        actor.Demand(Right.EditApplication);
        var why = Reasons.Demand(statement, "statement");
        var known = await organisations.ReadAsync(creditCode, cancellation);
        var organisation = known.Demand(creditCode).Value;
        var entry = known.StandingOf(actor.PersonId);
        switch (entry.Standing)
        {
            case ClaimStanding.Member:
                throw new RefusedException(OrganisationRefusals.MemberAlready());
            case ClaimStanding.Refused:
                throw new RefusedException(OrganisationRefusals.Refused(creditCode));
            case ClaimStanding.Provisional when entry.ClaimedBy == actor.PersonId:
                await AddAsync(actor, creditCode, why, documents, cancellation);
                break;
            case ClaimStanding.Provisional:
                throw new RefusedException(OrganisationRefusals.NoClaim());
            default:
                // The desk is that of the claims before: whoever holds it was confirmed there.
                var desk = known.Claims is [var first, ..] ? first.Value.Desk : "";
                await MakeAsync(actor, creditCode, known, organisation.Name, desk, why, documents, false, cancellation);
                break;
        }
    }

    /// <summary>Whoever fills in with a member is one; whoever does with a claimant shares the claim.</summary>
    /// <param name="claimedBy">As the application says.</param>
    internal Task ShareAsync(Actor actor, string creditCode, string? claimedBy, string colleague, CancellationToken cancellation) =>
        Attempts.UntilWrittenAsync(async () =>
        {
            var organisation = await organisations.GetAsync(creditCode, cancellation);
            var claim = claimedBy is null ? null : await organisations.FindClaimAsync(creditCode, claimedBy, cancellation);
            var commit = new Commit(OrganisationKeys.Partition(creditCode))
                .Audit(AuditNote.By(actor, "organisation-shared", creditCode, ("person", colleague)));
            if (claim is { Value.State: ClaimState.Open })
            {
                if (claim.Value.People.Contains(colleague))
                    return;
                commit.Replace(claim, claim.Value with { Colleagues = [.. claim.Value.Colleagues, colleague] });
            }
            else if (!organisation.Value.Members.Contains(colleague))
            {
                // A member's word confirms whoever claimed it before.
                commit.Replace(organisation, organisation.Value with { Members = [.. organisation.Value.Members, colleague] });
                if (await organisations.FindClaimAsync(creditCode, colleague, cancellation) is { Value.State: ClaimState.Open } own)
                {
                    commit.Replace(own, own.Value.Ended(ClaimState.Confirmed, new(actor.PersonId, clock.GetUtcNow(), "")))
                        .Settle(creditCode, own.Value, ClaimVerdict.Confirm);
                }
            }
            else
            {
                return;
            }

            await commits.SaveAsync(commit.ListClaims(creditCode), cancellation);
        }, cancellation);

    /// <summary>The actor no longer acts for the organisation, or gives the claim up.</summary>
    /// <param name="typed">The last four characters of the code.</param>
    /// <exception cref="RefusedException">Something of theirs for it still runs.</exception>
    public async Task ReleaseAsync(Actor actor, string creditCode, string? typed, CancellationToken cancellation = default)
    {
        actor.Demand(Right.EditApplication);
        TypedConfirmation.Demand(typed, creditCode);
        if (await queries.IsApplyingAsync(actor.PersonId, creditCode, cancellation))
            throw new RefusedException(OrganisationRefusals.StillApplying());
        await LeaveAsync(actor, actor.PersonId, creditCode, cancellation);
    }

    /// <summary>Takes a person out, at their own wish or because their account goes.</summary>
    internal async Task LeaveAsync(Actor actor, string personId, string creditCode, CancellationToken cancellation)
    {
        var given = await Attempts.UntilWrittenAsync(async () =>
        {
            if (await organisations.FindAsync(creditCode, cancellation) is not { } organisation)
                return false;
            var claim = await organisations.FindClaimAsync(creditCode, personId, cancellation);
            var open = claim is { Value.State: ClaimState.Open };
            if (!open && !organisation.Value.Members.Contains(personId))
                return false;
            var commit = new Commit(OrganisationKeys.Partition(creditCode))
                .Replace(organisation, organisation.Value with { Members = [.. organisation.Value.Members.Where(m => m != personId)] })
                .Audit(AuditNote.By(actor, open ? "claim-released" : "organisation-released", creditCode, ("person", personId)))
                .ListClaims(creditCode);
            if (claim is not null)
                commit.Replace(claim, claim.Value.Ended(ClaimState.Released, new(actor.PersonId, clock.GetUtcNow(), "")));
            await commits.SaveAsync(commit, cancellation);
            return open;
        }, cancellation);
        if (given)
            await quota.GiveBackAsync(personId, creditCode, keeps: false, cancellation);
    }

    /// <param name="read">What stood there when it was decided to make the claim.</param>
    private async Task<ClaimEntry> MakeAsync(
        Actor actor, string creditCode, ClaimedOrganisation? read, string name, string desk, string statement,
        IReadOnlyList<AttachedDocument> documents, bool confirmedBefore, CancellationToken cancellation)
    {
        await quota.TakeAsync(actor.PersonId, creditCode, cancellation);
        return await Attempts.UntilWrittenAsync(async () =>
        {
            // Once: where somebody else has written since, the organisation's row says so, and it is read again.
            var known = read ?? await organisations.ReadAsync(creditCode, cancellation);
            read = null;
            var (organisation, claims) = known;
            var entry = known.StandingOf(actor.PersonId);
            var heard = statement.Length > 0 && entry.Standing == ClaimStanding.Held;
            if (entry.Standing != ClaimStanding.Free && !heard)
            {
                // Somebody was confirmed in this moment: then the actor is heard first.
                if (entry.Standing == ClaimStanding.Provisional)
                    return entry;
                await quota.GiveBackAsync(actor.PersonId, creditCode, keeps: false, cancellation);
                throw new RefusedException(OrganisationRefusals.OfOthers(creditCode));
            }

            var claim = new Claim
            {
                CreditCode = creditCode,
                PersonId = actor.PersonId,
                OrganisationName = name,
                Desk = desk,
                MadeAt = clock.GetUtcNow(),
                Statement = statement,
                Documents = documents,
            };

            // The organisation's row is taken along: a claim is either seen by a confirmation in this moment, or made anew after it.
            var commit = new Commit(OrganisationKeys.Partition(creditCode)) { Begins = organisation is null };
            _ = organisation is null
                ? commit.Insert(OrganisationKeys.Organisation, new Organisation(creditCode, name, []))
                : commit.Replace(organisation, organisation.Value);
            commit.Upsert(OrganisationKeys.Claim(actor.PersonId), claim)
                .Audit(AuditNote.By(actor, "organisation-claimed", creditCode, ("desk", desk), ("statement", Sha256Hex.Of(statement))))
                .ListClaims(creditCode)
                .ScanClaim(claim);
            await letters.ClaimedAsync(
                commit, organisation?.Value, claim, [.. claims.Select(c => c.Value)], confirmedBefore, cancellation);
            await commits.SaveAsync(commit, cancellation);
            return new ClaimEntry(ClaimStanding.Provisional, actor.PersonId, name);
        }, cancellation);
    }

    private Task AddAsync(
        Actor actor, string creditCode, string statement, IReadOnlyList<AttachedDocument> documents, CancellationToken cancellation) =>
        Attempts.UntilWrittenAsync(async () =>
        {
            var claim = await organisations.FindClaimAsync(creditCode, actor.PersonId, cancellation);
            if (claim is not { Value.State: ClaimState.Open })
                throw new RefusedException(OrganisationRefusals.Decided());
            if (claim.Value.Documents.Count + documents.Count > ClaimFilingCommands.MaxFiles)
                throw new RefusedException(OrganisationRefusals.TooManyFiles(ClaimFilingCommands.FilesField, ClaimFilingCommands.MaxFiles));
            var stated = claim.Value with { Statement = statement, Documents = [.. claim.Value.Documents, .. documents] };
            await commits.SaveAsync(
                new Commit(OrganisationKeys.Partition(creditCode)).Replace(claim, stated)
                    .Audit(AuditNote.By(actor, "claim-stated", creditCode, ("statement", Sha256Hex.Of(statement))))
                    .ScanClaim(stated),
                cancellation);
        }, cancellation);
}
