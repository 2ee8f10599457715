namespace Funding.Workflows.Stages.Eligibility;

/// <summary>形式审查: the officer confirms what the rules found, or asks once for a correction, then decides.</summary>
public sealed class EligibilityCommands(
    RoundStore rounds,
    ApplicationStore applications,
    EligibilityQueries queries,
    ConflictDeclarations conflicts,
    ClaimVerdictCommands claims,
    PersonClaimCommands persons,
    VetoStore vetoes,
    WorkingCalendar calendar,
    CommitWriter commits,
    TimeProvider clock)
{
    private const int Tries = 5;

    /// <summary>Decides; only a list that the committee returns to the check has its applications decided on again.</summary>
    /// <exception cref="RefusedException">Outside the stage, the rules fail but eligible is asked for, or no reason.</exception>
    public async Task<Application> DecideAsync(
        Actor actor, string roundId, string applicationId, bool eligible, string? reason, CancellationToken cancellation = default)
    {
        var (round, stored) = await OpenAsync(actor, roundId, applicationId, cancellation);
        await vetoes.DemandNoneOpenAsync(round, applicationId, cancellation);
        var why = Reasons.Demand(reason);
        if (!eligible || stored.Value.ClaimedBy is null)
        {
            return await DecideAsync(actor, round, stored, eligible, why, cancellation);
        }

        // Finding it eligible vouches for its claim, which changes the application's row in the same moment.
        return await Attempts.OrRefuseAsync(Tries, StorageRefusals.ChangedMeanwhile, async () =>
        {
            var (now, read) = await OpenAsync(actor, roundId, applicationId, cancellation);
            return await DecideAsync(actor, now, read, eligible, why, cancellation);
        }, cancellation);
    }

    private async Task<Application> DecideAsync(
        Actor actor, Round round, Stored<Application> stored, bool eligible, string why, CancellationToken cancellation)
    {
        if (stored.Value.State == ApplicationState.UnderCorrection
            && ShanghaiTime.IsInTime(clock.GetUtcNow(), stored.Value.Correction!.DueOn))
        {
            throw new RefusedException(EligibilityRefusals.CorrectionRunning());
        }

        // The record as it is now: one that an earlier decision kept is of its day.
        var verdict = eligible
            ? await queries.VerdictAsync(round, stored.Value with { Eligibility = null }, cancellation) : null;
        if (verdict is { IsEligible: false })
        {
            throw new RefusedException(EligibilityRefusals.RulesFail(string.Join("、", verdict.Failed.Select(f => f.Id))));
        }

        if (eligible)
        {
            await persons.DemandAsync(await rounds.GetProgrammeAsync(round.Id, cancellation), stored.Value, cancellation);
        }

        var prior = verdict is null ? await queries.RecordAsync(stored.Value, cancellation) : verdict.Prior;

        var vouched = eligible && await claims.VouchAsync(actor, stored.Value, cancellation);
        var decision = EligibilityCommits.Decide(round, stored, eligible, why, actor, clock.GetUtcNow(), prior);
        if (!eligible)
        {
            decision.Commit.WithLetter(round, decision.Application, why);
        }

        if (!vouched)
        {
            return await SaveAsync(decision, cancellation);
        }

        await commits.SaveAsync(decision.Commit, cancellation);
        return decision.Application;
    }

    /// <summary>Asks for the one correction; the applicant has the programme's working days.</summary>
    public async Task<Application> AskForCorrectionAsync(
        Actor actor, string roundId, string applicationId, string? what, CancellationToken cancellation = default)
    {
        var (round, stored) = await OpenAsync(actor, roundId, applicationId, cancellation);
        await vetoes.DemandNoneOpenAsync(round, applicationId, cancellation);
        var items = Reasons.Demand(what, "what");
        if (stored.Value.Correction is not null)
        {
            throw new RefusedException(EligibilityRefusals.CorrectionUsed());
        }

        var programme = await rounds.GetProgrammeAsync(roundId, cancellation);
        var now = clock.GetUtcNow();
        var due = calendar.AddWorkingDays(ShanghaiTime.DayOf(now), EligibilitySettings.Of(programme).CorrectionWorkingDays);
        var asked = stored.Value with
        {
            State = ApplicationState.UnderCorrection,
            Correction = new CorrectionRequest(items, actor.PersonId, now, due)
        };
        await applications.WriteDraftAsync(
            roundId, applicationId, await applications.ReadSubmittedAsync(stored.Value, cancellation), default, cancellation);
        var commit = new Commit(RoundKeys.Partition(roundId))
            .ReplaceApplication(stored, asked)
            .Audit(AuditNote.By(actor, "correction-requested", applicationId, ("due", $"{due:yyyy-MM-dd}")).Moves(
                asked.Desk, stored.Value.State, asked.State))
            .WakeApplication(roundId, applicationId)
            .Mail(
                round,
                MailTemplates.CorrectionRequested,
                Addressee.Of(asked),
                applicationId,
                RoundMail.DeskLink(LinkPurpose.Apply, roundId, due),
                    ("ApplicationName", asked.Name),
                    ("ApplicationNumber", applicationId),
                    ("Items", items),
                    RoundMail.Day("Deadline", due));
        return await SaveAsync((commit, asked), cancellation);
    }

    /// <exception cref="RefusedException">No officer, outside the stage, decided, or in conflict with the applicant.</exception>
    internal async Task<(Round Round, Stored<Application> Stored)> OpenAsync(
        Actor actor, string roundId, string applicationId, CancellationToken cancellation)
    {
        actor.Demand(Right.DecideEligibility);
        var round = (await rounds.GetAsync(roundId, cancellation)).Value;
        var stored = await applications.GetAsync(roundId, applicationId, cancellation);
        if (!round.IsAt(EligibilityStage.Kind))
        {
            throw new RefusedException(EligibilityRefusals.NotOpen());
        }

        if (!EligibilityStage.Undecided.Contains(stored.Value.State))
        {
            throw new RefusedException(ApplicationRefusals.WrongState(stored.Value.State));
        }

        return await conflicts.HasWithAsync(actor.PersonId, stored.Value, cancellation)
            ? throw new RefusedException(EligibilityRefusals.OwnConflict())
            : (round, stored);
    }

    private async Task<Application> SaveAsync((Commit Commit, Application Application) change, CancellationToken cancellation)
    {
        await commits.SaveOrRefuseAsync(change.Commit, cancellation);
        return change.Application;
    }
}
