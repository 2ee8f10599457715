namespace Funding.Platform.Storage.Sqlite;

/// <summary>Until when a call may wait, in real time; never for a flow that nobody waits for.</summary>
internal readonly record struct WriteDeadline(long? At)
{
    /// <summary>Of a call of this flow that begins now.</summary>
    public static WriteDeadline Of(TimeSpan lockedWait) =>
        new(StorageWait.IsBounded ? Environment.TickCount64 + (long)lockedWait.TotalMilliseconds : null);

    /// <summary>Room does not come back while somebody waits; a lock often goes.</summary>
    public bool IsOver(StorageTrouble trouble) => At is { } at && (trouble != StorageTrouble.Locked || Environment.TickCount64 >= at);
}
