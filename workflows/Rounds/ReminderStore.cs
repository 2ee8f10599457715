namespace Funding.Workflows.Rounds;

/// <summary>
/// What was reminded of when: written in the commit of each reminder, so that nobody is reminded of one thing twice on one day.
/// </summary>
public sealed class ReminderStore(ITableStore tables, OfficeHours hours, TimeProvider clock)
{
    /// <param name="key">Of what is waited for: one in its round.</param>
    public Task<Stored<Reminded>?> FindAsync(string roundId, string key, CancellationToken cancellation = default) =>
        tables.GetAsync<Reminded>(RoundKeys.Partition(roundId), RoundKeys.Reminded(key), cancellation);

    /// <summary>The last reminders of a round, by what is waited for; one transaction for a thousand.</summary>
    public async Task<IReadOnlyDictionary<string, Stored<Reminded>>> AllAsync(string roundId, CancellationToken cancellation = default) =>
        await tables.EnumerateAsync<Reminded>(RoundKeys.Partition(roundId), KeyRange.Prefix(RoundKeys.LastReminders), cancellation)
            .ToDictionaryAsync(row => row.Key[RoundKeys.LastReminders.Length..], cancellationToken: cancellation);

    /// <summary>Writes a stage's own letter down, which goes whatever else does.</summary>
    public void Note(Commit commit, Round round, string key, Reminder letter) =>
        commit.Upsert(RoundKeys.Reminded(key), Own(round, letter));

    /// <summary>The stage itself reminds: writes it down in the commit that mails.</summary>
    /// <returns>
    /// False where somebody of the office had the same reminder sent, and it goes on the same day: the stage's own is left out.
    /// </returns>
    public async Task<bool> MarkAsync(
        Commit commit, Round round, string key, Reminder reminder, CancellationToken cancellation = default)
    {
        var own = Own(round, reminder);
        if (await FindAsync(round.Id, key, cancellation) is { Value: { By: not null } last } && last.Day == own.Day)
            return false;
        commit.Upsert(RoundKeys.Reminded(key), own);
        return true;
    }

    private Reminded Own(Round round, Reminder reminder)
    {
        var now = clock.GetUtcNow();
        return new(now, hours.Next(now, reminder.TermIn(round)), null);
    }
}
