namespace Funding.Workflows.Stages.Countersign;

/// <summary>What the countersignature does by itself for all cases together.</summary>
public sealed class CountersignActs(
    RoundStore rounds, CountersignStore store, PeopleStore people, ReminderStore reminders, WorkingCalendar calendar,
    CommitWriter commits, OfficeHours hours, TimeProvider clock)
{
    private const int TakenUpPerCommit = 90;

    /// <summary>Two or three rows and a query of one, however many cases and departments there are.</summary>
    public async Task<CountersignFacts> LookAsync(
        Round round, PlannedStage stage, CountersignSettings settings, CancellationToken cancellation) =>
        CountersignFacts.Of(
            settings,
            await store.StateAsync(round.Id, stage, null, cancellation),
            await store.HasCasesAsync(round.Id, cancellation),
            await store.HasUndecidedAsync(round.Id, stage, cancellation));

    /// <summary>Who is named is asked; of departments for which nobody is the administrators hear.</summary>
    public async Task AskAsync(Round round, CancellationToken cancellation)
    {
        var at = await ReadAsync(round, cancellation);
        foreach (var department in at.Waiting)
        {
            var letter = CountersignLetters.Asked(round, at.Stage, department, at.Cases);
            await MailAsync(round, letter, at.PersonsOf(department), $"{at.Stage.Pass}:{department.Id}", cancellation);
        }

        var unnamed = at.Waiting.Where(d => at.PersonsOf(d).Count == 0).ToList();
        if (unnamed.Count > 0)
        {
            await TellOfficeAsync(
                at, Role.Administrator, CountersignMails.CountersignUnnamed, $"{at.Stage.Pass}",
                RoundMail.Both("Departments", Texts.Names(unnamed.Select(d => d.Name))), cancellation);
        }
    }

    public async Task RemindAsync(Round round, CancellationToken cancellation)
    {
        var at = await ReadAsync(round, cancellation);
        await RemindAsync(at, $"{at.Stage.Pass}:{round.CloseOf(CountersignStage.Kind):yyyy-MM-dd}", cancellation);
    }

    /// <summary>
    /// Every day after the last one: the departments that the stage waits for, the administrators with their names, and the officers where
    /// objections wait for them.
    /// </summary>
    public async Task EscalateAsync(Round round, CancellationToken cancellation)
    {
        var at = await ReadAsync(round, cancellation);
        var day = $"{hours.DayOf(clock.GetUtcNow()):yyyy-MM-dd}";
        if (at.Settings.Silence == SilenceRule.Waits && at.Waiting.Count > 0)
        {
            await RemindAsync(at, day, cancellation);
            await TellOfficeAsync(
                at, Role.Administrator, CountersignMails.CountersignOverdue, day,
                [
                    .. RoundMail.Both("Departments", Texts.Names(at.Waiting.Select(d => d.Name))),
                    RoundMail.Day("Date", round.CloseOf(CountersignStage.Kind)),
                ],
                cancellation);
        }

        await TellOfficersAsync(at, day, cancellation);
    }

    /// <summary>
    /// The cases before the officers are those to which departments have signed objections that nobody decided: what is missing is put
    /// there, what a department took back as it signed again is taken away.
    /// </summary>
    public async Task TakeUpAsync(Round round, CancellationToken cancellation)
    {
        var at = await ReadAsync(round, cancellation);
        await Attempts.UntilWrittenAsync(() => BringInAsync(at, cancellation), cancellation);
        foreach (var answer in at.State.Answers.Where(a => a is { TakenUp: false, Objections: > 0 }))
        {
            await TellOfficersAsync(at, $"{at.Stage.Pass}:{answer.Department}:{answer.At.UtcTicks}", cancellation);
        }

        await Attempts.UntilWrittenAsync(() => TakenUpAsync(at, cancellation), cancellation);
    }

    private async Task BringInAsync(CountersignAt at, CancellationToken cancellation)
    {
        var (partition, now) = (RoundKeys.Partition(at.Round.Id), clock.GetUtcNow());
        var objected = at.Settings.Objections == ObjectionRule.Decided ? await ObjectedAsync(at, cancellation) : [];
        var found = (await store.UndecidedAsync(at.Round.Id, at.Stage, cancellation)).Select(u => u.CaseId)
            .ToHashSet(StringComparer.Ordinal);
        foreach (var some in objected.Except(found).Select(id => (Id: id, Add: true))
            .Concat(found.Except(objected).Select(id => (Id: id, Add: false))).Chunk(TakenUpPerCommit))
        {
            await commits.SaveAsync(
                some.Aggregate(new Commit(partition), (commit, one) => CountersignKeys.Undecided(at.Stage, one.Id) is var key && one.Add
                    ? commit.Insert(key, new UndecidedCase(one.Id, now)) : commit.Delete(key)),
                cancellation);
        }
    }

    /// <summary>What still stands, and of what no officer has decided since it was signed.</summary>
    private async Task<HashSet<string>> ObjectedAsync(CountersignAt at, CancellationToken cancellation)
    {
        var standing = (await store.CasesAsync(at.Round.Id, cancellation)).Select(c => c.Summary.Id).ToHashSet(StringComparer.Ordinal);
        var decided = await store.AllDecisionsAsync(at.Round.Id, at.Stage, cancellation);
        return
        [
            .. (await store.AllStatementsAsync(at.Round.Id, at.Stage, cancellation))
                .Where(s => s.Objection is not null && standing.Contains(s.CaseId)
                    && at.State.Of(s.Department) is { } answer && !decided[s.CaseId].Any(d => d.Covers(answer)))
                .Select(s => s.CaseId),
        ];
    }

    /// <summary>Late answers shorten no stage after them; whose silence counted is on record.</summary>
    public async Task<ActDone> CloseAsync(Round round, CancellationToken cancellation)
    {
        var at = await ReadAsync(round, cancellation);
        var silent = string.Join(' ', at.Waiting.Select(d => d.Id));
        return new(
            round with { Stages = RoundPlan.AfterLate(round.Stages, round.Stage, ShanghaiTime.DayOf(clock.GetUtcNow()), calendar) },
            commit => commit.Audit(AuditNote.By(
                Actor.Rule(CountersignStage.Close.Name), "countersign-closed", round.Id,
                [("cases", $"{at.Cases}"), .. silent.Length > 0 ? [("silent", silent)] : Array.Empty<(string, string)>()])));
    }

    private async Task TakenUpAsync(CountersignAt at, CancellationToken cancellation)
    {
        var stored = (await store.FindStateAsync(at.Round.Id, at.Stage, null, cancellation))!;
        var signed = stored.Value.Answers.Select(a => at.State.Answers.Contains(a) ? a with { TakenUp = true } : a).ToList();
        if (!signed.SequenceEqual(stored.Value.Answers))
        {
            await commits.SaveAsync(
                new Commit(RoundKeys.Partition(at.Round.Id)).Replace(stored, new CountersignState(signed)), cancellation);
        }
    }

    private async Task RemindAsync(CountersignAt at, string cause, CancellationToken cancellation)
    {
        foreach (var department in at.Waiting.Where(d => at.PersonsOf(d).Count > 0))
        {
            var mark = new Commit(RoundKeys.Partition(at.Round.Id));
            var reminder = CountersignLetters.Reminding(at.Round, at.Stage, department, at.Cases);
            if (await reminders.MarkAsync(mark, at.Round, CountersignLetters.KeyOf(department.Id), reminder, cancellation))
            {
                await commits.SaveAsync(mark, cancellation);
                await MailAsync(at.Round, reminder, at.PersonsOf(department), $"{department.Id}:{cause}", cancellation);
            }
        }
    }

    private async Task TellOfficersAsync(CountersignAt at, string cause, CancellationToken cancellation)
    {
        if (await store.UndecidedAsync(at.Round.Id, at.Stage, cancellation) is { Count: > 0 } undecided)
        {
            await TellOfficeAsync(
                at, Role.Officer, CountersignMails.CountersignObjections, cause, [("Count", $"{undecided.Count}")], cancellation);
        }
    }

    private async Task TellOfficeAsync(
        CountersignAt at, Role role, MailTemplate template, string cause, IEnumerable<(string, string)> data,
        CancellationToken cancellation)
    {
        var letter = CountersignLetters.ToOffice(
            template, role, at.Round, at.Stage, at.Round.CloseOf(CountersignStage.Kind), data);
        await MailAsync(
            at.Round, letter, [.. (await people.HandlingAsync(role, at.Round.Id, cancellation)).Select(p => p.Id)], cause, cancellation);
    }

    private async Task MailAsync(
        Round round, Reminder letter, IReadOnlyList<string> persons, string cause, CancellationToken cancellation)
    {
        foreach (var person in persons)
        {
            await commits.SaveAsync(new Commit(RoundKeys.Partition(round.Id)).Mail(round, letter, person, cause), cancellation);
        }
    }

    private async Task<CountersignAt> ReadAsync(Round round, CancellationToken cancellation)
    {
        var stage = round.Stages.Of(round.Stage);
        var settings = CountersignSettings.Of(await rounds.GetProgrammeAsync(round.Id, cancellation));
        return new(
            round, stage, settings,
            await store.StateAsync(round.Id, stage, null, cancellation),
            await store.PersonsAsync(round.Id, stage.Id, cancellation),
            (await store.CasesAsync(round.Id, cancellation)).Count);
    }
}

/// <summary>The stage of a round in which all cases are countersigned together.</summary>
/// <param name="Persons">Who answers for each department that has somebody.</param>
/// <param name="Cases">How many there are.</param>
internal sealed record CountersignAt(
    Round Round, PlannedStage Stage, CountersignSettings Settings, CountersignState State,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Persons, int Cases)
{
    public IReadOnlyList<CountersigningDepartment> Waiting => [.. Settings.Departments.Where(d => State.Of(d.Id) is null)];

    public IReadOnlyList<string> PersonsOf(CountersigningDepartment department) => Persons.GetValueOrDefault(department.Id, []);
}
