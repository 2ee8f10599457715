namespace Funding.Workflows.Rounds;

/// <summary>
/// What was reminded of when: written in the commit of each reminder, so that nobody is reminded of one thing twice on one day.
/// </summary>
public sealed class ReminderStore(ITableStore tables, OfficeHours hours, TimeProvider clock)
{
    /// <param name="partition">Of the home in which it is waited for.</param>
    /// <param name="key">Of what is waited for: one in its home.</param>
    public Task<Stored<Reminded>?> FindAsync(string partition, string key, CancellationToken cancellation = default) =>
        tables.GetAsync<Reminded>(partition, RoundKeys.Reminded(key), cancellation);

    /// <summary>The last reminders of a round, by what is waited for; one transaction for a thousand.</summary>
    public async Task<IReadOnlyDictionary<string, Stored<Reminded>>> AllAsync(string roundId, CancellationToken cancellation = default) =>
        await tables.EnumerateAsync<Reminded>(RoundKeys.Partition(roundId), KeyRange.Prefix(RoundKeys.LastReminders), cancellation)
            .ToDictionaryAsync(row => row.Key[RoundKeys.LastReminders.Length..], cancellationToken: cancellation);

    /// <summary>Writes a stage's own letter down, which goes whatever else does.</summary>
    public void Note(Commit commit, Round round, string key, Reminder letter) => Note(commit, ReminderHome.Of(round), key, letter);

    /// <inheritdoc cref="Note(Commit, Round, string, Reminder)"/>
    public void Note(Commit commit, ReminderHome home, string key, Reminder letter) =>
        commit.Upsert(RoundKeys.Reminded(key), Own(home, letter));

    /// <summary>The stage itself reminds: writes it down in the commit that mails.</summary>
    /// <returns>
    /// False where somebody of the office had the same reminder sent, and it goes on the same day: the stage's own is left out.
    /// </returns>
    public Task<bool> MarkAsync(
        Commit commit, Round round, string key, Reminder reminder, CancellationToken cancellation = default) =>
        MarkAsync(commit, ReminderHome.Of(round), key, reminder, cancellation);

    /// <inheritdoc cref="MarkAsync(Commit, Round, string, Reminder, CancellationToken)"/>
    public async Task<bool> MarkAsync(
        Commit commit, ReminderHome home, string key, Reminder reminder, CancellationToken cancellation = default)
    {
        var own = Own(home, reminder);
        if (await FindAsync(home.Partition, key, cancellation) is { Value: { By: not null } last } && last.Day == own.Day)
            return false;
        commit.Upsert(RoundKeys.Reminded(key), own);
        return true;
    }

    /// <summary>A letter that goes by itself: the first about something whatever else does, a later one as <c>MarkAsync</c> says.</summary>
    /// <param name="asks">It is the first.</param>
    /// <returns>False where it is left out.</returns>
    public async Task<bool> GoesAsync(
        Commit commit, ReminderHome home, string key, Reminder letter, bool asks, CancellationToken cancellation = default)
    {
        if (!asks) return await MarkAsync(commit, home, key, letter, cancellation);
        Note(commit, home, key, letter);
        return true;
    }

    private Reminded Own(ReminderHome home, Reminder reminder)
    {
        var now = clock.GetUtcNow();
        return new(now, hours.Next(now, reminder.TermIn(home)), null);
    }
}
