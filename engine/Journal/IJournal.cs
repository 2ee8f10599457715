namespace Funding.Engine.Journal;

internal enum JournalOpKind
{
    InsertInstance,
    UpdateInstance,
    DeleteInstance,
    AppendHistory,
    DeleteHistory,
    AddTimer,
    DeleteTimer,
    DeleteTimersOfInstance,
}

/// <summary>One change. Rows of history and timers have the id of <see cref="RowId"/>.</summary>
/// <param name="Id">Key of an instance, or a row's id.</param>
/// <param name="Ticks">Moment of a turn, or when the timer (to add or to delete) is due.</param>
internal readonly record struct JournalOp(JournalOpKind Kind, long Id, long Ticks = 0, byte[]? Data = null, InstanceRow? Row = null);

/// <summary>Places an instance's rows side by side: its key in the upper bits, the row's number in the lower 24.</summary>
internal static class RowId
{
    private const int Bits = 24;

    public static long First(long key) => key << Bits;

    public static long Last(long key) => (key << Bits) | ((1L << Bits) - 1);

    public static long Of(long key, int number) => number < 1 << Bits
        ? (key << Bits) | (uint)number
        : throw new InvalidOperationException("An instance's generation is too long; it should continue as new.");

    public static long KeyOf(long id) => id >> Bits;

    public static int NumberOf(long id) => (int)(id & ((1L << Bits) - 1));
}

/// <summary>A durable timer. A later generation may use its id again with another moment, so both together name it.</summary>
internal readonly record struct DueTimer(long Id, long DueTicks)
{
    public int Task => RowId.NumberOf(Id);
}

/// <summary>Where turns are made durable. One writer; readers see what is committed.</summary>
internal interface IJournal : IDisposable
{
    /// <summary>Makes all changes durable, or none.</summary>
    void Commit(IReadOnlyList<JournalOp> changes);

    long LastKey();

    /// <summary>Keys of the instances to load at start.</summary>
    IReadOnlyList<long> Wakeful();

    InstanceRow? Find(string id);

    InstanceRow? Find(long key);

    /// <summary>Rows of the running generation in order.</summary>
    IReadOnlyList<HistoryEntry> History(long key);

    /// <summary>Timers due by then, earliest first.</summary>
    IReadOnlyList<DueTimer> DueTimers(long untilTicks, int limit);

    /// <summary>UTC ticks of the earliest timer.</summary>
    long? NextTimerDue();

    InstanceState? Get(string id);

    InstancePage Query(InstanceQuery query);
}
