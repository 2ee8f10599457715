namespace Funding.Workflows.Organisations;

/// <summary>Name, kind and desk are corrected: by the applicant before the submission, by the office with a reason.</summary>
public sealed class ApplicantFactsCommands(
    RoundStore rounds,
    ApplicationStore applications,
    ConflictDeclarations conflicts,
    StageOffers offers,
    PeopleStore people,
    CommitWriter commits,
    TimeProvider clock)
{
    // With the other rows they must fit one commit.
    private const int StaffAtMost = 30;
    private const int Tries = 5;

    /// <param name="ofOffice">As an officer or administrator; else as one of its applicants.</param>
    /// <param name="reason">The office's; the applicant needs none.</param>
    /// <exception cref="RefusedException">Too late, not theirs, or a value is not taken; each at its field.</exception>
    public Task<Application> CorrectAsync(
        Actor actor, string roundId, string applicationId, ApplicantFacts facts, bool ofOffice, string? reason = null,
        CancellationToken cancellation = default) =>
        // Where the round went on, or somebody acted on the application, it is decided again.
        Attempts.OrRefuseAsync(Tries, StorageRefusals.ChangedMeanwhile, async () =>
        {
            actor.Demand(ofOffice ? Right.CorrectApplicant : Right.EditApplication);
            var stored = ofOffice
                ? await applications.GetAsync(roundId, applicationId, cancellation)
                : await applications.GetOwnAsync(actor, roundId, applicationId, cancellation);
            var round = await rounds.GetAsync(roundId, cancellation);
            var why = await MayAsync(actor, ofOffice, stored.Value, round.Value.For(stored.Value), reason, cancellation);
            var corrected = facts with { OrganisationName = TextIdentity.Tidy(facts.OrganisationName) };
            var programme = await rounds.GetProgrammeAsync(roundId, cancellation);
            var desks = await rounds.GetDesksAsync(roundId, cancellation);
            if (corrected.Check(programme, desks.All) is { Count: > 0 } refusals)
                throw new RefusedException(refusals);
            if (FactsCorrection.OfDesk(stored.Value, corrected) is { } settled)
                throw new RefusedException(settled);
            return await SaveAsync(actor, ofOffice, round, stored, corrected, why, programme, desks, cancellation);
        }, cancellation);

    private async Task<string> MayAsync(
        Actor actor, bool ofOffice, Application application, Round round, string? reason, CancellationToken cancellation)
    {
        if (!ofOffice)
        {
            return FactsCorrection.ByApplicant(application, round, clock.GetUtcNow()) is { } late ? throw new RefusedException(late) : "";
        }

        if (await conflicts.HasWithAsync(actor.PersonId, application, cancellation))
        {
            throw new RefusedException(OrganisationRefusals.OwnClaim());
        }

        var orders = offers.Giver<IOrder>(round) ?? offers.Giver<IVotes>(round);
        return FactsCorrection.ByOffice(application, round, orders) is { } bar
            ? throw new RefusedException(bar)
            : Reasons.Demand(reason);
    }

    private async Task<Application> SaveAsync(
        Actor actor, bool ofOffice, Stored<Round> round, Stored<Application> stored, ApplicantFacts corrected, string why,
        Programme programme, RoundDesks desks, CancellationToken cancellation)
    {
        var before = stored.Value;
        var changes = FactsCorrection.Changes(ApplicantFacts.Of(before), corrected).ToList();
        if (changes.Count == 0)
            return before;

        var after = before with
        {
            OrganisationName = corrected.OrganisationName,
            ApplicantKind = corrected.ApplicantKind,
            Desk = corrected.Desk,
        };
        var note = AuditNote.By(
            actor, "applicant-corrected", before.Id,
            [.. changes.Select(c => (c.Field, $"{c.Before} → {c.After}")), ("reason", why)]);
        if (before.Desk != after.Desk)
            note = note.Moves(before.Desk, before.State, null).Moves(after.Desk, null, before.State);

        var commit = new Commit(RoundKeys.Partition(before.RoundId))
            .ReplaceApplication(stored, after)
            .Audit(note)
            .FollowFacts(before, after);
        if (ofOffice)
        {
            // The round's row is taken along: a correction is either seen by the closing of the stage, or decided again after it.
            commit.Replace(round, round.Value);
            foreach (var person in await ConcernedAsync(before, after, cancellation))
            {
                commit.MailPage(
                    round.Value, OrganisationMails.FactsCorrected, person, $"{before.Id}:{clock.GetUtcNow().UtcTicks}",
                    before.Editors.Contains(person)
                        ? ApplyLinks.Application(before.RoundId, before.Id) : Paths.Of(Paths.RecommendRound, before.RoundId),
                    [
                        ("ApplicationName", before.Name), ("ApplicationNumber", before.Id), ("Reason", why),
                        .. RoundMail.Both("Changes", ChangesText.Of(changes, programme, desks)),
                    ]);
            }
        }

        await commits.SaveAsync(commit, cancellation);
        return after;
    }

    /// <summary>Its applicants, and the desks that have it and had it.</summary>
    private async Task<IReadOnlyList<string>> ConcernedAsync(Application before, Application after, CancellationToken cancellation)
    {
        var concerned = before.Editors.ToList();
        foreach (var desk in new[] { before.Desk, after.Desk }.Distinct())
        {
            // A desk sees no draft.
            if (before.SubmittedAt is not null)
                concerned.AddRange((await people.InRoleAsync(Role.Recommender, desk, cancellation)).Select(p => p.Id));
        }

        return [.. concerned.Distinct().Take(StaffAtMost)];
    }
}
