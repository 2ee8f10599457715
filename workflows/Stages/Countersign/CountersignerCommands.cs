namespace Funding.Workflows.Stages.Countersign;

/// <summary>The office names who answers for a department in a round, and opens again what a department has signed; on record.</summary>
public sealed class CountersignerCommands(
    ITableStore tables, RoundStore rounds, CountersignStore store, PeopleStore people, CommitWriter commits, TimeProvider clock)
{
    /// <summary>Who answers for one department; any of them signs.</summary>
    public const int MostPersons = 3;

    private const int Tries = 5;
    private const int NameCharacters = 100;

    /// <summary>Names somebody; while the department is waited for they are asked at once.</summary>
    /// <exception cref="RefusedException">No address or name, named already, too many, or the stage is over.</exception>
    public async Task NameAsync(
        Actor actor, string roundId, string department, string? email, string? name, CancellationToken cancellation = default)
    {
        actor.Demand(Right.ArrangeCountersign);
        var address = EmailAddress.Normalised(email) ?? throw new RefusedException(CountersignRefusals.NoAddress(email ?? ""));
        var called = TextIdentity.Tidy(name ?? "");
        if (called.Length > NameCharacters || !NameCheck.IsPerson(called))
        {
            throw new RefusedException(CountersignRefusals.NoName());
        }

        var at = await OpenAsync(roundId, department, cancellation);
        var person = await people.GetOrCreateAsync(address, "zh", called, cancellation);
        await Attempts.OrRefuseAsync(Tries, StorageRefusals.ChangedMeanwhile, async () =>
        {
            at = await OpenAsync(roundId, department, cancellation);
            var stored = await store.FindPersonsAsync(roundId, at.Stage.Id, department, cancellation);
            var named = stored?.Value.Persons ?? [];
            if (named.Contains(person.Id))
            {
                throw new RefusedException(CountersignRefusals.NamedAlready());
            }

            if (named.Count >= MostPersons)
            {
                throw new RefusedException(CountersignRefusals.TooManyPersons(MostPersons));
            }

            var now = new DepartmentPersons(department, [.. named, person.Id]);
            var commit = new Commit(RoundKeys.Partition(roundId))
                .Audit(AuditNote.By(actor, "countersigner-named", department, ("person", person.Id)));
            commit.Put(CountersignKeys.Persons(at.Stage.Id, department), stored, now);
            await AskAsync(commit, at, person.Id, cancellation);
            await commits.SaveAsync(commit, cancellation);
        }, cancellation);
    }

    /// <summary>From then on the person's link opens nothing.</summary>
    /// <exception cref="RefusedException">Not named, or the stage is over.</exception>
    public Task RemoveAsync(
        Actor actor, string roundId, string department, string? personId, CancellationToken cancellation = default)
    {
        actor.Demand(Right.ArrangeCountersign);
        return Attempts.OrRefuseAsync(Tries, StorageRefusals.ChangedMeanwhile, async () =>
        {
            var at = await OpenAsync(roundId, department, cancellation);
            if (await store.FindPersonsAsync(roundId, at.Stage.Id, department, cancellation) is not { } stored
                || !stored.Value.Persons.Contains(personId))
            {
                throw new RefusedException(CountersignRefusals.NotNamed());
            }

            await commits.SaveAsync(
                new Commit(RoundKeys.Partition(roundId))
                    .Replace(stored, stored.Value with { Persons = [.. stored.Value.Persons.Where(p => p != personId)] })
                    .Audit(AuditNote.By(actor, "countersigner-removed", department, ("person", personId!))),
                cancellation);
        }, cancellation);
    }

    /// <summary>
    /// Opens what a department has signed, while the stage lasts: what it said stands as a draft, and it signs again. What an officer
    /// decided meanwhile stays.
    /// </summary>
    /// <exception cref="RefusedException">It has not signed, the stage is over, or no reason.</exception>
    public Task ReopenAsync(Actor actor, string roundId, string department, string? reason, CancellationToken cancellation = default)
    {
        actor.Demand(Right.ArrangeCountersign);
        var why = Reasons.Demand(reason);
        return Attempts.OrRefuseAsync(Tries, StorageRefusals.ChangedMeanwhile, async () =>
        {
            var at = await OpenAsync(roundId, department, cancellation);
            var round = at.Round.Value;
            if (!round.IsAt(CountersignStage.Kind) || round.Seal is not null)
            {
                throw new RefusedException(CountersignRefusals.Closed());
            }

            if (await store.FindStateAsync(roundId, at.Stage, null, cancellation) is not { } state
                || state.Value.Of(department) is not { } answer)
            {
                throw new RefusedException(CountersignRefusals.NotSigned());
            }

            var letter = CountersignLetters.ToDepartment(
                CountersignMails.CountersignReopened, round, at.Stage, at.Department, round.CloseOf(CountersignStage.Kind),
                [("Reason", why)]);
            var commit = new Commit(RoundKeys.Partition(roundId))
                .Replace(at.Round, round)
                .Replace(state, state.Value.Without(department))
                .Audit(AuditNote.By(actor, "countersign-reopened", department, ("code", answer.Code), ("reason", why)))
                .WakeRound(roundId);
            foreach (var person in (await store.FindPersonsAsync(roundId, at.Stage.Id, department, cancellation))?.Value.Persons ?? [])
            {
                commit.Mail(round, letter, person, $"{department}:{answer.At.UtcTicks}");
            }

            await commits.SaveAsync(commit, cancellation);
        }, cancellation);
    }

    /// <summary>Once, however it comes about: the stage's beginning asks by the same key.</summary>
    private async Task AskAsync(Commit commit, DepartmentDesk at, string personId, CancellationToken cancellation)
    {
        var round = at.Round.Value;
        if (round.IsCountersignedByCase())
        {
            if (await tables.AnyAsync(commit.Partition, RoundKeys.OpenCasesOf(at.Stage.Id), cancellation))
            {
                commit.Upsert(CountersignKeys.Tell(at.Stage.Id), clock.GetUtcNow())
                    .FollowAgain(CountersignLetterSubject.KeyOf(round.Id, at.Stage.Id));
            }
        }
        else if (round.IsAt(CountersignStage.Kind)
            && (await store.StateAsync(round.Id, at.Stage, null, cancellation)).Of(at.Department.Id) is null)
        {
            var count = (await store.CasesAsync(round.Id, cancellation)).Count;
            commit.Mail(
                round, CountersignLetters.Asked(round, at.Stage, at.Department, count), personId, $"{at.Stage.Pass}:{at.Department.Id}");
        }
    }

    /// <exception cref="RefusedException">There is no such department, or its stage is over.</exception>
    private async Task<DepartmentDesk> OpenAsync(string roundId, string department, CancellationToken cancellation)
    {
        var round = await rounds.GetAsync(roundId, cancellation);
        var stage = round.Value.Stages.Find(CountersignStage.Kind);
        var settings = stage is null ? null : CountersignSettings.Of(await rounds.GetProgrammeAsync(roundId, cancellation));
        if (stage is null || settings?.Find(department) is not { } found)
        {
            throw new RefusedException(CountersignRefusals.NotYours());
        }

        return round.Value.IsRunning() && (round.Value.IsRolling() || !round.Value.HasPassed(CountersignStage.Kind))
            ? new(round, stage, settings, found)
            : throw new RefusedException(CountersignRefusals.Closed());
    }
}
