namespace Funding.Workflows.Submission;

/// <summary>Submission of an application, and opening it again.</summary>
public sealed class SubmissionCommands(
    ITableStore tables,
    EditableApplications editable,
    ApplicationStore applications,
    RoundStore rounds,
    SubjectStore subjects,
    OrganisationStore organisations,
    StageOffers offers,
    StepQueries steps,
    CaseWalk walk,
    PersonClaimCommands persons,
    CommitWriter commits,
    TimeProvider clock)
{
    private const int Tries = 5;

    /// <summary>Everything that still keeps the application from being submitted, at once.</summary>
    public async Task<IReadOnlyList<Refusal>> MissingAsync(
        Actor actor, string roundId, string applicationId, CancellationToken cancellation = default)
    {
        var stored = await applications.GetOwnAsync(actor, roundId, applicationId, cancellation);
        var programme = await rounds.GetProgrammeAsync(roundId, cancellation);
        return
        [
            .. SubmissionCheck.Check(programme, stored.Value, await applications.ReadAnswersAsync(stored.Value, cancellation)),
            .. await UnconfirmedAsync(actor, stored.Value, cancellation),
            .. await EndedAsync(stored.Value, null, cancellation),
        ];
    }

    /// <summary>Nothing is submitted without the applicant's declaration (承诺), by page or by API.</summary>
    public static void DemandDeclared(bool declared)
    {
        if (!declared)
        {
            throw new RefusedException(ApplicationRefusals.Undeclared());
        }
    }

    /// <summary>Submits the draft, or the corrected application once more.</summary>
    /// <exception cref="RefusedException">Carries every missing item at once; the draft stays as it is.</exception>
    public async Task<Application> SubmitAsync(Actor actor, string roundId, string applicationId, CancellationToken cancellation = default)
    {
        actor.Demand(Right.EditApplication);
        var own = await applications.GetOwnAsync(actor, roundId, applicationId, cancellation);
        if (own.Value.State is ApplicationState.Submitted or ApplicationState.Corrected)
        {
            // The second of two clicks: it is submitted already.
            return own.Value;
        }

        var (stored, round, programme) = await editable.OpenAsync(own, cancellation);
        var answers = await applications.ReadAnswersAsync(stored.Value, cancellation);
        List<Refusal> missing =
        [
            .. SubmissionCheck.Check(programme, stored.Value, answers), .. await UnconfirmedAsync(actor, stored.Value, cancellation),
            .. await EndedAsync(stored.Value, round, cancellation),
        ];
        if (missing.Count > 0)
        {
            throw new RefusedException(missing);
        }

        // Only now: before a person has consented nobody learns by a number what else the person takes part in.
        await persons.DemandAsync(programme, stored.Value, cancellation);
        var now = clock.GetUtcNow();
        var (blob, hash) = await applications.WriteSubmittedAsync(roundId, applicationId, answers, cancellation);
        var correcting = stored.Value.State == ApplicationState.UnderCorrection;
        var submitted = stored.Value with
        {
            State = correcting ? ApplicationState.Corrected : ApplicationState.Submitted,
            SubmittedAt = stored.Value.SubmittedAt ?? now,
            ClaimedBy = offers.Giver<IVouches>(round) is null ? null : stored.Value.ClaimedBy,
            Correction = stored.Value.Correction is { } correction ? correction with { ResubmittedAt = now } : null,
            AnswersBlob = blob,
            AnswersHash = hash,
            Moments = correcting ? stored.Value.Moments : stored.Value.Moments.And(CaseStep.Submitted, now),
            Parties = [],
        };
        submitted = programme.EachPart().Aggregate(submitted, (row, p) => p.Kind.Keep(p.Part, row, answers));
        var commit = new Commit(RoundKeys.Partition(roundId))
            .Audit(AuditNote.By(
                actor,
                correcting ? "correction-submitted" : "application-submitted",
                applicationId,
                [("answers", hash), .. Outside(submitted)]).Moves(submitted.Desk, stored.Value.State, submitted.State))
            .WakeApplication(roundId, applicationId)
            .Mail(
                round,
                MailTemplates.SubmissionReceipt,
                new Addressee(actor.PersonId, submitted.OrganisationName),
                $"{applicationId}:{hash[..16]}:{now.UtcTicks}",
                RoundMail.DeskLink(LinkPurpose.Apply, roundId, round.CloseOf(offers.KindOf<IVotes>(round))),
                    ("ApplicationName", submitted.Name),
                    ("ApplicationNumber", applicationId),
                    ("SubmittedAt", now.ToString("O", null)),
                    ("Hash", hash));
        if (!correcting && round.IsRolling() && round.Stages.NextOf(round.Stage) is { } first)
        {
            submitted = await walk.EnterAsync(commit, round, stored, submitted, first.Id, "application-submitted", cancellation);
        }

        commit.ReplaceApplication(stored, submitted);

        // Two submits at once: the other one won, or the round closed; look again.
        return await Attempts.OnceAsync(() => commits.SaveAsync(commit, cancellation), cancellation)
            ? submitted
            : await SubmitAsync(actor, roundId, applicationId, cancellation);
    }

    /// <summary>Where nobody looks at the applicant any more, the claim has to be confirmed by now.</summary>
    private async Task<IReadOnlyList<Refusal>> UnconfirmedAsync(Actor actor, Application application, CancellationToken cancellation) =>
        application.ClaimedBy is null
        || offers.Giver<IVouches>((await rounds.GetAsync(application.RoundId, cancellation)).Value) is not null
        || (await organisations.StandingAsync(application.CreditCode, actor.PersonId, cancellation)).Standing == ClaimStanding.Member
            ? [] : [OrganisationRefusals.Unconfirmed()];

    /// <summary>The award that a draft belongs to is live no more; what was submitted is for the officer to judge.</summary>
    /// <param name="round">Its round; read where the caller has not.</param>
    private async Task<IReadOnlyList<Refusal>> EndedAsync(Application application, Round? round, CancellationToken cancellation)
    {
        if (application is not { From: { } award, State: ApplicationState.Draft }) return [];
        round ??= (await rounds.GetAsync(application.RoundId, cancellation)).Value;
        return await steps.RefusalAsync(round, award, cancellation) is { } ended ? [ended] : [];
    }

    private static IEnumerable<(string, string)> Outside(Application submitted) =>
        submitted.CodesOutsideCheck() is { Count: > 0 } codes ? [("codesOutsideCheck", string.Join(' ', codes))] : [];

    /// <summary>Makes a submitted or withdrawn application a draft again, before the close.</summary>
    public Task<Application> ReopenAsync(Actor actor, string roundId, string applicationId, CancellationToken cancellation = default) =>
        Attempts.OrRefuseAsync(
            Tries, StorageRefusals.ChangedMeanwhile, () => TryReopenAsync(actor, roundId, applicationId, cancellation), cancellation);

    private async Task<Application> TryReopenAsync(Actor actor, string roundId, string applicationId, CancellationToken cancellation)
    {
        var (stored, _) = await BeforeCloseAsync(actor, roundId, applicationId, cancellation);
        if (stored.Value.At is not null)
        {
            throw new RefusedException(ApplicationRefusals.OnItsWay());
        }

        if (stored.Value.State is not (ApplicationState.Withdrawn or ApplicationState.Submitted))
        {
            throw new RefusedException(ApplicationRefusals.WrongState(stored.Value.State));
        }

        var places = await PlacesAsync(actor, stored.Value, cancellation);
        var draft = stored.Value.Reopened(clock.GetUtcNow());
        var commit = places.Take(new Commit(RoundKeys.Partition(roundId)))
            .ReplaceApplication(stored, draft)
            .Audit(AuditNote.By(actor, "application-reopened", applicationId).Moves(draft.Desk, stored.Value.State, draft.State))
            .FollowAgain(new ApplicationKey(roundId, applicationId).Subject);
        if (await tables.GetAsync(commit.Partition, RoundKeys.Withdrawal(applicationId), cancellation) is { } late)
        {
            // It was withdrawn after a close that has been extended since.
            commit.Delete(late.Key, late.ETag);
        }

        await commits.SaveAsync(commit, cancellation);
        return draft;
    }

    /// <summary>What was withdrawn gave its place back, and organisation or place may be another's by now.</summary>
    private async Task<SubjectPlaces> PlacesAsync(Actor actor, Application application, CancellationToken cancellation)
    {
        var known = await organisations.ReadAsync(application.CreditCode, cancellation);
        if (known.Organisation is not null && !known.StandingOf(actor.PersonId).Applies)
        {
            throw new RefusedException(OrganisationRefusals.OfOthers(application.CreditCode));
        }

        var limit = CallTerms.Of(await rounds.GetProgrammeAsync(application.RoundId, cancellation)).PerSubject;
        var places = await subjects.ReadAsync(application.RoundId, application.CreditCode, cancellation);
        var others = places.Applications.Where(a => a.Id != application.Id);
        return ClaimSettlement.InTheWay(others, application.ClaimedBy, limit) is { } other
            ? throw new RefusedException(ApplicationRefusals.LimitReached(
                limit, other.Id, ApplyLinks.Application(application.RoundId, other.Id)))
            : places;
    }

    private async Task<(Stored<Application> Stored, Round Round)> BeforeCloseAsync(
        Actor actor, string roundId, string applicationId, CancellationToken cancellation)
    {
        actor.Demand(Right.EditApplication);
        var stored = await applications.GetOwnAsync(actor, roundId, applicationId, cancellation);
        var round = (await rounds.GetAsync(roundId, cancellation)).Value;
        CallIsOpen.Demand(round, clock.GetUtcNow());
        return (stored, round);
    }
}
