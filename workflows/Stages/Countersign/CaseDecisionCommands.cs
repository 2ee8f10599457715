namespace Funding.Workflows.Stages.Countersign;

/// <summary>An officer decides on a case to which departments object: it is kept, or it fails.</summary>
public sealed class CaseDecisionCommands(
    ITableStore tables, RoundStore rounds, ApplicationStore applications, OpenCases open, CountersignStore store,
    ConflictDeclarations conflicts, CommitWriter commits, TimeProvider clock)
{
    private const int Tries = 5;

    // With the other rows of a decision they must fit one commit.
    private const int MostMails = 80;

    private static readonly Texts Texts = new(typeof(CountersignKind));

    /// <summary>
    /// Nobody decides on an objection to their own decision, nor with a conflict. The departments hear of it, and of a case that fails its
    /// applicant.
    /// </summary>
    /// <exception cref="RefusedException">Nothing is to be decided, not by this officer, or no reason.</exception>
    public Task DecideAsync(
        Actor actor, string roundId, string caseId, bool keep, string? reason, CancellationToken cancellation = default)
    {
        actor.Demand(Right.DecideCountersign);
        var why = Reasons.Demand(reason);
        return Attempts.OrRefuseAsync(Tries, StorageRefusals.ChangedMeanwhile, async () =>
        {
            var stored = await rounds.GetAsync(roundId, cancellation);
            var application = await applications.GetAsync(roundId, caseId, cancellation);
            var round = stored.Value.For(application.Value);
            if (round.Stages.Find(CountersignStage.Kind) is not { } stage || !round.IsAt(CountersignStage.Kind)
                || await tables.GetAsync<UndecidedCase>(
                    RoundKeys.Partition(roundId), CountersignKeys.Undecided(stage, caseId), cancellation) is not { } undecided)
            {
                throw new RefusedException(CountersignRefusals.NothingToDecide(caseId));
            }

            if (!await MayDecideAsync(actor.PersonId, application.Value, cancellation))
            {
                throw new RefusedException(CountersignRefusals.NotThisOfficer());
            }

            var settings = CountersignSettings.Of(await rounds.GetProgrammeAsync(roundId, cancellation));
            var objecting = await ObjectingAsync(round, stage, settings, application.Value, cancellation);
            var commit = await DecideAsync(actor, round, stage, application.Value, (keep, why), objecting, cancellation);
            commit.Delete(undecided.Key, undecided.ETag);
            if (keep)
            {
                if (!await open.TakeAlongAsync(commit, stored, application.Value, cancellation))
                {
                    throw new RefusedException(CountersignRefusals.NothingToDecide(caseId));
                }
            }
            else
            {
                await FailAsync(commit, actor, stored, application, why, cancellation);
            }

            await commits.SaveAsync(commit, cancellation);
        }, cancellation);
    }

    /// <summary>Whoever found it eligible, or asked for its correction, or has a conflict with its applicant, does not.</summary>
    public async Task<bool> MayDecideAsync(string officerId, Application application, CancellationToken cancellation = default) =>
        officerId != application.Eligibility?.DecidedBy
        && officerId != application.Correction?.AskedBy
        && !await conflicts.HasWithAsync(officerId, application, cancellation);

    /// <summary>What is written of the decision and told of it, whichever it is.</summary>
    private async Task<Commit> DecideAsync(
        Actor actor, Round round, PlannedStage stage, Application application, (bool Kept, string Why) decided,
        IReadOnlyList<CountersigningDepartment> objecting, CancellationToken cancellation)
    {
        var (kept, why) = decided;
        var departments = objecting.Select(d => d.Id).ToList();
        var decision = new CaseDecision(kept, why, actor.PersonId, clock.GetUtcNow(), departments);
        var earlier = await store.DecisionsAsync(round.Id, stage, application.Id, cancellation);
        var persons = await store.PersonsAsync(round.Id, stage.Id, cancellation);
        var commit = new Commit(RoundKeys.Partition(round.Id))
            .Upsert(CountersignKeys.Decided(stage, application.Id), new CaseDecisions(application.Id, [.. earlier, decision]))
            .Audit(AuditNote.By(
                actor, kept ? "case-kept" : "case-failed", application.Id,
                ("departments", string.Join(' ', departments)), ("reason", why)));
        foreach (var (department, person) in objecting
            .SelectMany(d => persons.GetValueOrDefault(d.Id, []).Select(p => (Department: d, Person: p))).Take(MostMails))
        {
            var letter = CountersignLetters.ToDepartment(
                CountersignMails.CountersignDecided, round, stage, department, round.CloseOf(CountersignStage.Kind),
                [
                    ("ApplicationName", application.Name),
                    ("ApplicationNumber", application.Id),
                    .. RoundMail.Both("Decision", Texts.Of(kept ? "decision.kept" : "decision.failed")),
                    ("Reason", why),
                ]);
            commit.Mail(round, letter, person, $"{stage.Pass}:{department.Id}:{application.Id}:{earlier.Count}");
        }

        return commit;
    }

    private async Task FailAsync(
        Commit commit, Actor actor, Stored<Round> stored, Stored<Application> application, string why, CancellationToken cancellation)
    {
        var failed = application.Value with { State = ApplicationState.Ineligible, Reason = why };
        commit.ReplaceApplication(application, failed)
            .Audit(AuditNote.By(actor, "application-ineligible", failed.Id, ("stage", CountersignStage.Kind)).Moves(
                failed.Desk, application.Value.State, failed.State))
            .WakeApplication(stored.Value.Id, failed.Id)
            .MailOwn(stored.Value, CountersignMails.CountersignFailed, failed, Paths.OwnApplication, ("Reason", why));
        if (application.Value.At is null)
        {
            commit.Replace(stored, stored.Value).WakeRound(stored.Value.Id);
        }
        else
        {
            await open.EndAsync(commit, stored.Value, application.Value, cancellation);
        }
    }

    private async Task<IReadOnlyList<CountersigningDepartment>> ObjectingAsync(
        Round round, PlannedStage stage, CountersignSettings settings, Application application, CancellationToken cancellation)
    {
        var state = await store.StateAsync(round.Id, stage, application.At is null ? null : application.Id, cancellation);
        var said = await store.SignedOnAsync(round.Id, stage, settings, state, application.Id, cancellation);
        return [.. settings.Departments.Where(d => said.Any(s => s.Department == d.Id && s.Objection is not null))];
    }
}
