namespace Funding.Workflows.Submission;

/// <summary>An applicant withdraws: before the close until it is opened again, after it for good, until the announcement.</summary>
public sealed class WithdrawalCommands(
    ApplicationStore applications,
    RoundStore rounds,
    PeopleStore people,
    OpenCases cases,
    StageKindSet kinds,
    CommitWriter commits,
    TimeProvider clock)
{
    private const int Tries = 5;

    // With the other rows of a withdrawal they must fit one commit.
    private const int StaffAtMost = 30;

    /// <param name="typed">The last four characters of the application's number.</param>
    /// <param name="reason">Demanded after the close.</param>
    /// <exception cref="RefusedException">It is over, being closed or announced; or something typed is missing.</exception>
    public async Task<Application> WithdrawAsync(
        Actor actor, string roundId, string applicationId, string? typed, string? reason, CancellationToken cancellation = default)
    {
        actor.Demand(Right.EditApplication);

        // Where the round went on, or somebody acted on the application, it is decided again.
        return await Attempts.OrRefuseAsync(Tries, StorageRefusals.ChangedMeanwhile, async () =>
        {
            var stored = await applications.GetOwnAsync(actor, roundId, applicationId, cancellation);
            var round = await rounds.GetAsync(roundId, cancellation);
            var decided = kinds.Withdraw(
                stored.Value.State, round.Value.For(stored.Value), CallIsOpen.Is(round.Value, clock.GetUtcNow()));
            if (decided.Bar is { } bar)
            {
                throw new RefusedException(Refused(bar, stored.Value));
            }

            TypedConfirmation.Demand(typed, applicationId);
            return decided.IsLate
                ? await LateAsync(actor, round, stored, Reasons.Demand(reason), cancellation)
                : await EarlyAsync(actor, round.Value, stored, cancellation);
        }, cancellation);
    }

    private static Refusal Refused(WithdrawalBar bar, Application application) => bar switch
    {
        WithdrawalBar.Announced => ApplicationRefusals.WithdrawAfterAnnouncement(),
        WithdrawalBar.Closing => ApplicationRefusals.StageClosing(),
        _ when application.State == ApplicationState.Draft => ApplicationRefusals.CallClosed(),
        _ => ApplicationRefusals.WrongState(application.State),
    };

    private async Task<Application> EarlyAsync(Actor actor, Round round, Stored<Application> stored, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var withdrawn = stored.Value with
        {
            State = ApplicationState.Withdrawn,
            Moments = stored.Value.Moments.And(CaseStep.Withdrawn, now),
        };
        await commits.SaveAsync(
            new Commit(RoundKeys.Partition(round.Id))
                .ReplaceApplication(stored, withdrawn)
                .Audit(AuditNote.By(actor, "application-withdrawn", withdrawn.Id).Moves(
                    withdrawn.Desk, stored.Value.State, withdrawn.State))
                .WakeApplication(round.Id, withdrawn.Id)
                .Mail(round, MailTemplates.Withdrawn, new Addressee(actor.PersonId, withdrawn.OrganisationName),
                    $"{withdrawn.Id}:{now.UtcTicks}", null,
                    ("ApplicationName", withdrawn.Name),
                    ("ApplicationNumber", withdrawn.Id),
                    ("WithdrawnAt", now.ToString("O", null))),
            cancellation);
        return withdrawn;
    }

    private async Task<Application> LateAsync(
        Actor actor, Stored<Round> storedRound, Stored<Application> stored, string why, CancellationToken cancellation)
    {
        var (round, before, now) = (storedRound.Value.For(stored.Value), stored.Value, clock.GetUtcNow());
        var withdrawn = before with
        {
            State = ApplicationState.Withdrawn,
            Reason = why,
            Moments = before.Moments.And(CaseStep.Withdrawn, now),
        };

        // The round's row is taken along: a withdrawal is either seen by the closing of the stage, or decided again after it.
        var commit = new Commit(RoundKeys.Partition(round.Id))
            .Replace(storedRound, storedRound.Value)
            .ReplaceApplication(stored, withdrawn)
            .Insert(RoundKeys.Withdrawal(before.Id), new Withdrawal(before.Id, round.Stage, why, actor.PersonId, now))
            .Audit(AuditNote.By(actor, "application-withdrawn", before.Id, ("stage", $"{round.Stage}"), ("reason", why)).Moves(
                before.Desk, before.State, withdrawn.State))
            .WakeApplication(round.Id, before.Id)
            .WakeRound(round.Id);
        await cases.EndAsync(commit, round, before, cancellation);
        var ofStage = await kinds.Of(round).WithdrawAsync(commit, round, before, cancellation);
        foreach (var editor in before.Editors)
        {
            commit.Mail(round, MailTemplates.WithdrawnLate, new Addressee(editor, before.OrganisationName), before.Id, null,
                ("ApplicationName", before.Name),
                ("ApplicationNumber", before.Id),
                ("WithdrawnAt", now.ToString("O", null)),
                ("Reason", why));
        }

        foreach (var person in await ConcernedAsync(before, ofStage, cancellation))
        {
            commit.Mail(round, MailTemplates.WithdrawalNotice, person, before.Id, null,
            [
                ("ApplicationName", before.Name),
                ("ApplicationNumber", before.Id),
                ("OrganisationName", before.OrganisationName),
                ("Reason", why),
                .. RoundMail.Both("State", StateNames.Of(before.State)),
            ]);
        }

        await commits.SaveAsync(commit, cancellation);
        return withdrawn;
    }

    /// <summary>The desk, the office, the officers who look after it, and whom the kind of the present stage names.</summary>
    private async Task<IReadOnlyList<string>> ConcernedAsync(
        Application application, IReadOnlyList<string> ofStage, CancellationToken cancellation)
    {
        var desk = await people.InRoleAsync(Role.Recommender, application.Desk, cancellation);
        var office = await people.InRoleAsync(Role.Administrator, null, cancellation);
        return [.. desk.Concat(office)
            .Select(p => p.Id)
            .Concat(new[] { application.Eligibility?.DecidedBy, application.Correction?.AskedBy }.OfType<string>())
            .Concat(ofStage)
            .Distinct()
            .Except(application.Editors)
            .Take(StaffAtMost)];
    }
}
