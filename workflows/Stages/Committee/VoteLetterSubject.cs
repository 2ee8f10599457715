namespace Funding.Workflows.Stages.Committee;

/// <summary>
/// Sends once a working day what the cases of a stage have to say to members, deputies and administrators: one mail a person, which names
/// every case that still waits for them.
/// </summary>
public sealed class VoteLetterSubject(
    ITableStore tables, RoundStore rounds, ApplicationStore applications, OpenCases cases, CaseBallotStore ballots,
    ReminderStore reminders, CommitWriter commits, WorkingCalendar calendar, TimeProvider clock) : ISubjectKind
{
    public const string SubjectKind = "vote-letters";
    public const string SendVoteLetters = nameof(SendVoteLetters);

    public static SubjectKey KeyOf(string roundId, StageKey stage) => new(SubjectKind, roundId, stage.Id);

    public string Kind => SubjectKind;

    public IReadOnlyDictionary<string, Func<SubjectKey, CancellationToken, Task>> Acts =>
        new Dictionary<string, Func<SubjectKey, CancellationToken, Task>> { [SendVoteLetters] = SendAsync };

    public async Task<Step> LookAsync(SubjectKey subject, CancellationToken cancellation)
    {
        var round = (await rounds.GetAsync(subject.Home, cancellation)).Value;
        var first = await tables.FirstAsync(RoundKeys.Partition(subject.Home), VoteKeys.Lines(new(subject.Id)), cancellation);
        if (round.IsFinished || first is null)
        {
            return Step.End;
        }

        var due = Mornings.After(RowCodec.ReadStored<VoteLine>(first).Value.At, calendar);
        return due > clock.GetUtcNow() ? Step.WaitUntil(due) : Step.Do(SendVoteLetters);
    }

    private async Task SendAsync(SubjectKey subject, CancellationToken cancellation)
    {
        var round = (await rounds.GetAsync(subject.Home, cancellation)).Value;
        var stage = round.Stages.Of(new(subject.Id));
        var now = clock.GetUtcNow();
        var lines = await tables.EnumerateAsync<VoteLine>(
                RoundKeys.Partition(round.Id), KeyRange.Prefix(VoteKeys.Lines(stage.Id)), cancellation)
            .Where(line => Mornings.After(line.Value.At, calendar) <= now)
            .ToListAsync(cancellation);
        foreach (var letter in lines.GroupBy(l => l.Value.PersonId).SelectMany(p => p.Chunk(VoteLetters.LinesPerLetter)))
        {
            await SendAsync(round, stage, letter, cancellation);
        }
    }

    /// <summary>The mail goes out in the commit that takes its lines away.</summary>
    private async Task SendAsync(Round round, PlannedStage stage, Stored<VoteLine>[] lines, CancellationToken cancellation)
    {
        var person = lines[0].Value.PersonId;
        var told = await tables.GetAsync<VoteTold>(
            RoundKeys.Partition(round.Id), VoteKeys.Told(stage.Id, person), cancellation);
        var day = Mornings.DayOf(clock.GetUtcNow());
        var commit = lines.Aggregate(new Commit(RoundKeys.Partition(round.Id)), (all, line) => all.Delete(line.Key, line.ETag));
        var named = new List<NamedCase>();
        foreach (var line in lines)
        {
            if (await NameAsync(round, stage, line.Value, cancellation) is { } waiting)
            {
                named.Add(waiting);
            }
        }

        if (named.Count > 0)
        {
            var letter = VoteLetters.Letter(round, named);
            commit.Upsert(VoteKeys.Told(stage.Id, person), VoteTold.Next(told?.Value, day))
                .Mail(round, letter, person, $"{stage.Id}:{VoteTold.Cause(told?.Value, day)}");
            if (letter.Template == VoteMails.CasesToVote)
            {
                reminders.Note(commit, round, VoteLetters.KeyOf(person), letter);
            }
        }

        await commits.SaveAsync(commit, cancellation);
    }

    /// <returns>Null where the case does not wait for the person any more.</returns>
    private async Task<NamedCase?> NameAsync(Round round, PlannedStage stage, VoteLine line, CancellationToken cancellation)
    {
        if (await cases.FindAsync(new CaseKey(round.Id, stage.Id, line.CaseId), cancellation) is not { Value: var open })
        {
            return null;
        }

        var own = stage with { Pass = open.Pass };
        var application = (await applications.GetAsync(round.Id, line.CaseId, cancellation)).Value;
        return line.Kind == VoteLineKind.Overdue
            || (await ballots.ReadAsync(round, own, application, cancellation)).Awaited.Contains(line.PersonId)
                ? new NamedCase(line, application, open.LastDay(own) ?? ShanghaiTime.DayOf(clock.GetUtcNow()))
                : null;
    }
}
