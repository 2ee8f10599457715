namespace Funding.Workflows.Stages.Draw;

/// <summary>Asks the committee for the public value, reminds, and calls one deputy more each day after the deadline.</summary>
public sealed class PublicValueActs(
    ITableStore tables, RoundStore rounds, DeputyCalls calls, ReminderStore reminders, CommitWriter commits, TimeProvider clock)
{
    private static readonly Texts Texts = new(typeof(DrawKind));

    private static readonly Bilingual IndexSource = Texts.Of("source.index", ShanghaiComposite.Source.Host, ShanghaiComposite.Code);

    private static readonly Bilingual OtherSource = Texts.Of("source.other");

    public Task RequestAsync(Round round, CancellationToken cancellation) =>
        AskAsync(round, round.Committee, $"request:{round.Draw!.PublicValueDay:yyyy-MM-dd}", cancellation);

    public Task RemindAsync(Round round, CancellationToken cancellation) =>
        AskAsync(round, round.Committee, $"reminder:{round.CloseOf(DrawStage.Kind):yyyy-MM-dd}", cancellation);

    /// <returns>The round with one deputy more.</returns>
    public async Task<Round> AskDeputiesAsync(Round found, CancellationToken cancellation)
    {
        var spent = found.ValueDeputies.ToHashSet();
        var round = found.Deputies.All(spent.Contains) ? await calls.WithDeputiesAsync(found, spent, cancellation) : found;
        round = round with { ValueDeputies = [.. round.ValueDeputies, .. round.Deputies.Except(spent).Take(1)] };
        var asked = round.MayEnterValue();
        await AskAsync(round, asked, $"{ShanghaiTime.DayOf(clock.GetUtcNow()):yyyy-MM-dd}", cancellation);
        var silent = new List<string>();
        foreach (var person in asked)
        {
            if (await tables.GetAsync(RoundKeys.Partition(round.Id), RoundKeys.PublicValue(person), cancellation) is null)
            {
                silent.Add(person);
            }
        }

        await calls.EscalateAsync(round, Texts.Of("act.enter-value"), round.CloseOf(DrawStage.Kind), silent, cancellation);
        return round;
    }

    internal static LinkTerms Link(Round round) =>
        RoundMail.DeskLink(LinkPurpose.PublicValue, round.Id, LastDayOf(round));

    /// <summary>The page is read until the stage after the draw is over.</summary>
    private static DateOnly LastDayOf(Round round) =>
        round.Stages.Find(DrawStage.Kind) is { } draw && round.Stages.NextOf(draw.Id)?.Closes is { } closes ? closes
            : round.CloseOf(DrawStage.Kind);

    /// <summary>What is asked for, of which day, and where it stands, as the page of the entry says it.</summary>
    internal static (string Name, string Value)[] Facts(Round round) =>
    [
        .. RoundMail.Both("PublicValue", round.Draw!.PublicValueName),
        RoundMail.Day("KnownOn", round.Draw!.PublicValueDay),
        .. RoundMail.Both("Source", ShanghaiComposite.IsNamedBy(round.Draw!.PublicValueName) ? IndexSource : OtherSource),
    ];

    /// <summary>Who may enter the value and has not, once it is known; a read for each of them.</summary>
    public async IAsyncEnumerable<string> SilentAsync(Round round, [EnumeratorCancellation] CancellationToken cancellation)
    {
        if (round.Draw!.PublicValue is not null || clock.GetUtcNow() < ShanghaiTime.CloseOf(round.Draw!.PublicValueDay))
        {
            yield break;
        }

        foreach (var person in round.MayEnterValue().Distinct())
        {
            if (await tables.GetAsync(RoundKeys.Partition(round.Id), RoundKeys.PublicValue(person), cancellation) is null)
            {
                yield return person;
            }
        }
    }

    /// <summary>What somebody is waited for who may enter the value.</summary>
    internal static string KeyOf(string personId) => $"value:{personId}";

    internal static Reminder ReminderOf(Round round) =>
        new(MailTemplates.PublicValueRequest, Link(round), [.. Facts(round), ("Commitment", round.Draw!.Commitment)]);

    private async Task AskAsync(Round round, IReadOnlyList<string> persons, string cause, CancellationToken cancellation)
    {
        var partition = RoundKeys.Partition(round.Id);
        foreach (var person in persons)
        {
            if (await tables.GetAsync(partition, RoundKeys.PublicValue(person), cancellation) is not null)
            {
                continue;
            }

            var commit = new Commit(partition).Upsert(
                RoundKeys.WaitsFor(person, ReviewKeys.PublicValueTask),
                new WaitingTask(
                    person,
                    ReviewKeys.PublicValueTask,
                    1,
                    clock.GetUtcNow(),
                    ShanghaiTime.LastSecondOf(round.CloseOf(DrawStage.Kind))));
            if (await reminders.MarkAsync(commit, round, KeyOf(person), ReminderOf(round), cancellation))
            {
                commit.Mail(round, ReminderOf(round), person, cause);
            }

            await commits.SaveAsync(commit, cancellation);
        }

        // Who entered in between does not wait any more.
        if ((await rounds.GetAsync(round.Id, cancellation)).Value.Draw!.PublicValue is not null)
        {
            await ForgetTasksAsync(tables, partition, cancellation);
        }
    }

    /// <summary>A value's day that moves takes what was entered for the old one along.</summary>
    internal static async Task ForgetEntriesAsync(
        ITableStore tables, Commit commit, Round before, Round after, CancellationToken cancellation)
    {
        if (!before.IsAt(DrawStage.Kind) || before.Draw!.PublicValueDay == after.Draw!.PublicValueDay)
        {
            return;
        }

        await foreach (var row in tables.EnumerateAsync(commit.Partition, KeyRange.Prefix(RoundKeys.PublicValues), cancellation))
        {
            commit.Delete(row.Key);
        }
    }

    /// <summary>Nobody is waited for any more.</summary>
    internal static async Task ForgetTasksAsync(ITableStore tables, string partition, CancellationToken cancellation)
    {
        var keys = new List<string>();
        await foreach (var row in tables.EnumerateAsync(partition, KeyRange.Prefix(RoundKeys.Waiting), cancellation))
        {
            if (row.Key.EndsWith($":{ReviewKeys.PublicValueTask}", StringComparison.Ordinal))
            {
                keys.Add(row.Key);
            }
        }

        foreach (var key in keys)
        {
            // A conflict: done by the person at the same moment.
            await Attempts.OnceAsync(() => tables.CommitAsync(partition, [new DeleteRow(key)], cancellation), cancellation);
        }
    }
}
