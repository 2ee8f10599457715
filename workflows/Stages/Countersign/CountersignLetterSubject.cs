namespace Funding.Workflows.Stages.Countersign;

/// <summary>
/// Where cases go their own way, sends once a working day what waits: one mail for each department to who answers for it, which names its
/// cases, and after a last day one to the administrators and the officers.
/// </summary>
public sealed class CountersignLetterSubject(
    ITableStore tables, RoundStore rounds, CountersignQueries queries, CountersignStore store, PeopleStore people, ReminderStore reminders,
    CommitWriter commits, WorkingCalendar calendar, TimeProvider clock) : ISubjectKind
{
    public const string SubjectKind = "countersign-letters";
    public const string SendCountersignLetters = nameof(SendCountersignLetters);

    public static SubjectKey KeyOf(string roundId, StageKey stage) => new(SubjectKind, roundId, stage.Id);

    public string Kind => SubjectKind;

    public IReadOnlyDictionary<string, Func<SubjectKey, CancellationToken, Task>> Acts =>
        new Dictionary<string, Func<SubjectKey, CancellationToken, Task>> { [SendCountersignLetters] = SendAsync };

    public async Task<Step> LookAsync(SubjectKey subject, CancellationToken cancellation)
    {
        var round = (await rounds.GetAsync(subject.Home, cancellation)).Value;
        if (round.IsFinished || await FindAsync(subject, cancellation) is not { } since)
        {
            return Step.End;
        }

        var due = Mornings.After(since.Value, calendar);
        return due > clock.GetUtcNow() ? Step.WaitUntil(due) : Step.Do(SendCountersignLetters);
    }

    /// <summary>What a try before has mailed is the same mail; the row goes last.</summary>
    private async Task SendAsync(SubjectKey subject, CancellationToken cancellation)
    {
        if (await FindAsync(subject, cancellation) is not { } since)
        {
            return;
        }

        var round = (await rounds.GetAsync(subject.Home, cancellation)).Value;
        var stage = round.Stages.Of(new(subject.Id));
        var settings = CountersignSettings.Of(await rounds.GetProgrammeAsync(round.Id, cancellation));
        var day = ShanghaiTime.DayOf(clock.GetUtcNow());
        var waiting = await queries.WaitingCasesAsync(round, stage, settings, cancellation);
        var persons = await store.PersonsAsync(round.Id, stage.Id, cancellation);
        foreach (var department in settings.Departments)
        {
            var own = waiting.Where(w => w.Departments.Contains(department.Id)).Select(w => (w.Application, w.LastDay)).ToList();
            if (own.Count == 0 || persons.GetValueOrDefault(department.Id, []) is not { Count: > 0 } to)
            {
                continue;
            }

            var letter = CountersignLetters.OnCases(round, stage, department, own);
            var commit = to.Aggregate(
                new Commit(RoundKeys.Partition(round.Id)),
                (all, person) => all.Mail(round, letter, person, $"{department.Id}:{day:yyyy-MM-dd}"));
            reminders.Note(commit, round, CountersignLetters.KeyOf(department.Id), letter);
            await commits.SaveAsync(commit, cancellation);
        }

        var silent = settings.Departments.Where(d => waiting.Any(w => w.LastDay < day && w.Departments.Contains(d.Id))).ToList();
        if (silent.Count > 0)
        {
            await TellAsync(
                round, stage, Role.Administrator, CountersignMails.CountersignOverdue, day,
                [
                    .. RoundMail.Both("Departments", Texts.Names(silent.Select(d => d.Name))),
                    RoundMail.Day("Date", waiting.Min(w => w.LastDay)),
                ],
                cancellation);
        }

        if (waiting.Count(w => w.IsUndecided) is > 0 and var undecided)
        {
            await TellAsync(
                round, stage, Role.Officer, CountersignMails.CountersignObjections, day, [("Count", $"{undecided}")], cancellation);
        }

        // Where a case has something to say since, its own letter goes on the next day.
        await Attempts.OnceAsync(
            () => commits.SaveAsync(new Commit(RoundKeys.Partition(round.Id)).Delete(since.Key, since.ETag), cancellation), cancellation);
    }

    private async Task TellAsync(
        Round round, PlannedStage stage, Role role, MailTemplate template, DateOnly day, IEnumerable<(string, string)> data,
        CancellationToken cancellation)
    {
        var letter = CountersignLetters.ToOffice(
            template, role, round, stage, day, data);
        foreach (var person in await people.HandlingAsync(role, round.Id, cancellation))
        {
            await commits.SaveAsync(
                new Commit(RoundKeys.Partition(round.Id)).Mail(round, letter, person.Id, $"{day:yyyy-MM-dd}"), cancellation);
        }
    }

    private Task<Stored<DateTimeOffset>?> FindAsync(SubjectKey subject, CancellationToken cancellation) =>
        tables.GetAsync<DateTimeOffset>(
            RoundKeys.Partition(subject.Home), CountersignKeys.Tell(new(subject.Id)), cancellation);
}
