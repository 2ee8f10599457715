using Microsoft.Data.Sqlite;

namespace Funding.Platform.Storage.Sqlite;

/// <summary>The storage file: one writer that commits in groups, and readers that never wait for it.</summary>
internal sealed class SqliteDatabase(string folder, SqliteStorageOptions options, StorageHealth health) : IDisposable
{
    // As many readers as ask at once: each keeps its own pages.
    private const int CachedByReader = 1_000; // KiB

    private readonly string file = Path.Combine(folder, "storage.db");
    private readonly GroupCommitter committer = new(Path.Combine(folder, "storage.db"), options, health);
    private readonly ConcurrentBag<SqliteSession> readers = [];
    private volatile bool disposed;

    public string Folder { get; } = folder;

    public Task<T> WriteAsync<T>(Func<SqliteWriteContext, T> work, CancellationToken cancellation) =>
        committer.WriteAsync(work, cancellation);

    public async Task<T> ReadAsync<T>(Func<SqliteSession, T> read, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var deadline = WriteDeadline.Of(options.LockedWait);
        await OpenedAsync(deadline, cancellation);
        for (var attempt = 0; ; attempt++)
        {
            ObjectDisposedException.ThrowIf(disposed, this);
            try
            {
                return Read(read);
            }
            catch (SqliteException problem) when (SqliteErrors.Passing(problem) is { } passing)
            {
                if (deadline.IsOver(passing.Trouble))
                    throw passing;
                await Task.Delay(SqliteErrors.BackOff(attempt), cancellation);
            }
        }
    }

    public void Dispose()
    {
        disposed = true;
        committer.Dispose();
        while (readers.TryTake(out var reader))
            reader.Dispose();
    }

    /// <summary>A file that is locked or has no room at the very start has no tables to read from yet.</summary>
    private async Task OpenedAsync(WriteDeadline deadline, CancellationToken cancellation)
    {
        if (deadline.At is null || committer.Opened.IsCompleted)
        {
            await committer.Opened.WaitAsync(cancellation);
            return;
        }

        try
        {
            await committer.Opened.WaitAsync(options.LockedWait, cancellation);
        }
        catch (TimeoutException)
        {
            throw new StorageUnavailableException(StorageTrouble.Refused, health.Reason ?? "the storage file is not open yet");
        }
    }

    private T Read<T>(Func<SqliteSession, T> read)
    {
        if (!readers.TryTake(out var session))
            session = new SqliteSession(file, CachedByReader);
        try
        {
            var result = read(session);
            readers.Add(session);
            return result;
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }
}
