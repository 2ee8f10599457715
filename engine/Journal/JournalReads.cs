namespace Funding.Engine.Journal;

/// <summary>The turn thread's reads: a journal that cannot be read for a while is waited for.</summary>
internal sealed class JournalReads(IJournal journal, Patience patience)
{
    public InstanceRow? Find(string id) => patience.Insist("read", () => journal.Find(id));

    public InstanceRow? Find(long key) => patience.Insist("read", () => journal.Find(key));

    public IReadOnlyList<HistoryEntry> History(long key) => patience.Insist("read", () => journal.History(key));

    public IReadOnlyList<DueTimer> DueTimers(long untilTicks, int limit) =>
        patience.Insist("read", () => journal.DueTimers(untilTicks, limit));
}
