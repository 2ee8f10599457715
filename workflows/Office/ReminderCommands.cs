namespace Funding.Workflows.Office;

/// <summary>What came of reminding everybody of a stage.</summary>
/// <param name="Sent">Lines of the list whose persons are written to.</param>
/// <param name="Barred">How many are not, by why.</param>
/// <param name="Left">How many are left for the next time.</param>
public sealed record RemindedAll(int Sent, IReadOnlyDictionary<ReminderBar, int> Barred, int Left);

/// <summary>An administrator reminds whom a stage waits for, with the mail by which the stage reminds itself.</summary>
public sealed class ReminderCommands(
    StageFaces stages, RoundStore rounds, ReminderStore reminders, OfficeHours hours, CommitWriter commits, TimeProvider clock)
{
    /// <summary>Lines of a list that are reminded in one go.</summary>
    public const int AtOnce = 50;

    // A commit has the mark and its audit entry beside the mails.
    private const int MailsPerCommit = 90;

    /// <returns>When the mail goes.</returns>
    /// <exception cref="RefusedException">
    /// Not waited for any more, the last day is over, nobody or no mail is there, or one goes on that day already.
    /// </exception>
    public async Task<DateTimeOffset> RemindAsync(
        Actor actor, string roundId, string stage, string key, CancellationToken cancellation = default)
    {
        actor.Demand(Right.ManageLinks);
        var round = (await rounds.GetAsync(roundId, cancellation)).Value;
        var waited = await stages.WaitedAsync(round, new(stage), cancellation).FirstOrDefaultAsync(w => w.Key == key, cancellation)
            ?? throw new RefusedException(ReminderRefusals.NotWaited());

        // Of two clicks in one moment the second finds what the first has written.
        return await Attempts.OrRefuseAsync(2, ReminderRefusals.NotWaited, async () =>
        {
            var last = await reminders.FindAsync(roundId, key, cancellation);
            var verdict = VerdictOn(round, waited, last?.Value);
            return verdict is { Bar: { } bar }
                ? throw new RefusedException(ReminderRefusals.Of(bar, waited, last?.Value, clock.GetUtcNow()))
                : await SendAsync(actor, round, stage, waited, last, verdict.GoesAt!.Value, cancellation)
                    ? verdict.GoesAt.Value : throw new RefusedException(ReminderRefusals.Nobody());
        }, cancellation);
    }

    /// <summary>
    /// Reminds whoever of the stage's list may be, at most <see cref="AtOnce"/>; repeated, it goes on with the others.
    /// </summary>
    public async Task<RemindedAll> RemindAllAsync(Actor actor, string roundId, string stage, CancellationToken cancellation = default)
    {
        actor.Demand(Right.ManageLinks);
        var round = (await rounds.GetAsync(roundId, cancellation)).Value;
        var given = await reminders.AllAsync(roundId, cancellation);
        var barred = new Dictionary<ReminderBar, int>();
        var (sent, left) = (0, 0);
        await foreach (var waited in stages.WaitedAsync(round, new(stage), cancellation))
        {
            var last = given.GetValueOrDefault(waited.Key);
            var verdict = VerdictOn(round, waited, last?.Value);
            if (verdict.Bar is null && sent == AtOnce)
            {
                left++;
                continue;
            }

            var bar = verdict.Bar ?? await TryAsync(actor, round, stage, waited, last, verdict.GoesAt!.Value, cancellation);
            if (bar is { } why)
                barred[why] = barred.GetValueOrDefault(why) + 1;
            else
                sent++;
        }

        return new(sent, barred, left);
    }

    private ReminderVerdict VerdictOn(Round round, Waited waited, Reminded? last) =>
        ReminderDecision.Of(waited, waited.Reminder?.TermIn(round), last, hours, clock.GetUtcNow());

    private async Task<ReminderBar?> TryAsync(
        Actor actor, Round round, string stage, Waited waited, Stored<Reminded>? last, DateTimeOffset goesAt,
        CancellationToken cancellation)
    {
        ReminderBar? bar = null;
        var first = await Attempts.OnceAsync(async () =>
            bar = await SendAsync(actor, round, stage, waited, last, goesAt, cancellation) ? null : ReminderBar.Nobody, cancellation);
        return first ? bar : ReminderBar.ThatDay;
    }

    /// <returns>False where nobody is there to be written to.</returns>
    /// <exception cref="StorageConflictException">Somebody reminded meanwhile.</exception>
    private async Task<bool> SendAsync(
        Actor actor, Round round, string stage, Waited waited, Stored<Reminded>? last, DateTimeOffset goesAt,
        CancellationToken cancellation)
    {
        var persons = waited.Unnamed is { } unnamed ? await unnamed(cancellation) : waited.Persons;
        if (persons.Count == 0)
            return false;
        var given = new Reminded(clock.GetUtcNow(), goesAt, actor.PersonId);
        var commit = new Commit(RoundKeys.Partition(round.Id)).Put(RoundKeys.Reminded(waited.Key), last, given);
        commit.Audit(AuditNote.By(
            actor, "reminder-sent", waited.Key, [("stage", stage), ("mail", waited.Reminder!.Template.Name), .. Named(waited)]));
        foreach (var some in persons.Chunk(MailsPerCommit))
        {
            foreach (var person in some)
                commit.Mail(round, waited.Reminder!, person, $"office:{waited.Key}:{given.Day:yyyy-MM-dd}");
            await commits.SaveAsync(commit, cancellation);
            commit = new Commit(commit.Partition);
        }

        return true;
    }

    private static IEnumerable<(string, string)> Named(Waited waited) =>
        waited.Unnamed is null ? [("persons", string.Join(' ', waited.Persons.Select(p => p.PersonId)))] : [];
}
