namespace Funding.Workflows.Office;

/// <summary>What came of reminding everybody of a list.</summary>
/// <param name="Sent">Lines of the list whose persons are written to.</param>
/// <param name="Barred">How many are not, by why.</param>
/// <param name="Left">How many are left for the next time.</param>
public sealed record RemindedAll(int Sent, IReadOnlyDictionary<ReminderBar, int> Barred, int Left);

/// <summary>A line of a list of which everybody is to be reminded.</summary>
/// <param name="Last">The last reminder of it.</param>
/// <param name="ReadAsync">Null where it is not waited for any more; asked only where a reminder may go.</param>
public sealed record ReminderLine(Stored<Reminded>? Last, Func<CancellationToken, Task<OpenMatter?>> ReadAsync)
{
    /// <summary>Why it is not reminded of, where the list knows that already.</summary>
    public ReminderBar? Bar { get; init; }
}

/// <summary>Sends the reminders of the office, whatever waits: once a day, in office hours, not after the last day, on record.</summary>
public sealed class Reminders(ReminderStore reminders, OfficeHours hours, CommitWriter commits, TimeProvider clock)
{
    /// <summary>Lines of a list that are reminded in one go.</summary>
    public const int AtOnce = 50;

    // A commit has the mark and its audit entry beside the mails.
    private const int MailsPerCommit = 90;

    /// <param name="last">The last reminder of the same thing.</param>
    public ReminderVerdict VerdictOn(OpenMatter matter, Reminded? last) => ReminderDecision.Of(
        matter.Waited, matter.Waited.Reminder?.TermIn(matter.Home), last, hours, clock.GetUtcNow());

    /// <param name="of">The stage or the kind of matter, for the record.</param>
    /// <returns>When the mail goes.</returns>
    /// <exception cref="RefusedException">The last day is over, nobody or no mail is there, or one goes on that day already.</exception>
    public Task<DateTimeOffset> RemindAsync(Actor actor, string of, OpenMatter matter, CancellationToken cancellation) =>
        // Of two clicks in one moment the second finds what the first has written.
        Attempts.OrRefuseAsync(2, ReminderRefusals.NotWaited, async () =>
        {
            var last = await reminders.FindAsync(matter.Home.Partition, matter.Waited.Key, cancellation);
            var verdict = VerdictOn(matter, last?.Value);
            return verdict is { Bar: { } bar }
                ? throw new RefusedException(ReminderRefusals.Of(bar, matter.Waited, last?.Value, clock.GetUtcNow()))
                : await SendAsync(actor, of, matter, last, verdict.GoesAt!.Value, cancellation)
                    ? verdict.GoesAt.Value : throw new RefusedException(ReminderRefusals.Nobody());
        }, cancellation);

    /// <summary>Reminds whoever may be, at most <see cref="AtOnce"/>; repeated, it goes on with the others.</summary>
    /// <param name="of">The stage or the kind of matter, for the record.</param>
    public async Task<RemindedAll> RemindAllAsync(
        Actor actor, string of, IAsyncEnumerable<ReminderLine> lines, CancellationToken cancellation)
    {
        var barred = new Dictionary<ReminderBar, int>();
        var (sent, left) = (0, 0);
        await foreach (var line in lines.WithCancellation(cancellation))
        {
            if (line.Bar is { } known)
            {
                Count(known);
            }
            else if (ReminderDecision.IsOfDay(line.Last?.Value, clock.GetUtcNow()))
            {
                Count(ReminderBar.ThatDay);
            }
            else if (sent == AtOnce)
            {
                left++;
            }
            else if (await line.ReadAsync(cancellation) is { } matter)
            {
                var verdict = VerdictOn(matter, line.Last?.Value);
                if ((verdict.Bar ?? await TryAsync(actor, of, matter, line.Last, verdict.GoesAt!.Value, cancellation)) is { } bar)
                    Count(bar);
                else
                    sent++;
            }
        }

        return new(sent, barred, left);

        void Count(ReminderBar why) => barred[why] = barred.GetValueOrDefault(why) + 1;
    }

    private async Task<ReminderBar?> TryAsync(
        Actor actor, string of, OpenMatter matter, Stored<Reminded>? last, DateTimeOffset goesAt, CancellationToken cancellation)
    {
        ReminderBar? bar = null;
        var first = await Attempts.OnceAsync(async () =>
            bar = await SendAsync(actor, of, matter, last, goesAt, cancellation) ? null : ReminderBar.Nobody, cancellation);
        return first ? bar : ReminderBar.ThatDay;
    }

    /// <returns>False where nobody is there to be written to.</returns>
    /// <exception cref="StorageConflictException">Somebody reminded meanwhile.</exception>
    private async Task<bool> SendAsync(
        Actor actor, string of, OpenMatter matter, Stored<Reminded>? last, DateTimeOffset goesAt, CancellationToken cancellation)
    {
        var (home, waited) = matter;
        var persons = waited.Unnamed is { } unnamed ? await unnamed(cancellation) : waited.Persons;
        if (persons.Count == 0)
            return false;
        var given = new Reminded(clock.GetUtcNow(), goesAt, actor.PersonId);
        var commit = new Commit(home.Partition).Put(RoundKeys.Reminded(waited.Key), last, given);
        commit.Audit(AuditNote.By(
            actor, "reminder-sent", waited.Key, [("stage", of), ("mail", waited.Reminder!.Template.Name), .. Named(waited)]));
        foreach (var some in persons.Chunk(MailsPerCommit))
        {
            foreach (var person in some)
                commit.Mail(home, waited.Reminder!, person, $"office:{waited.Key}:{given.Day:yyyy-MM-dd}");
            await commits.SaveAsync(commit, cancellation);
            commit = new Commit(commit.Partition);
        }

        return true;
    }

    private static IEnumerable<(string, string)> Named(Waited waited) =>
        waited.Unnamed is null ? [("persons", string.Join(' ', waited.Persons.Select(p => p.PersonId)))] : [];
}
