using System.Collections.Concurrent;

namespace Funding.Services.Storage.Sqlite;

/// <summary>The storage file: one writer that commits in groups, and readers that never wait for it.</summary>
internal sealed class SqliteDatabase(string folder, StorageHealth health) : IDisposable
{
    private readonly string file = Path.Combine(folder, "storage.db");
    private readonly GroupCommitter committer = new(Path.Combine(folder, "storage.db"), health);
    private readonly ConcurrentBag<SqliteSession> readers = [];
    private volatile bool disposed;

    public string Folder { get; } = folder;

    public Task<T> WriteAsync<T>(Func<SqliteWriteContext, T> work, CancellationToken cancellation) => committer.WriteAsync(work, cancellation);

    public async Task<T> ReadAsync<T>(Func<SqliteSession, T> read, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        await committer.Opened.WaitAsync(cancellation);
        for (var attempt = 0; ; attempt++)
        {
            ObjectDisposedException.ThrowIf(disposed, this);
            try
            {
                return Read(read);
            }
            catch (Microsoft.Data.Sqlite.SqliteException problem) when (SqliteErrors.PassingReason(problem) is not null)
            {
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

    private T Read<T>(Func<SqliteSession, T> read)
    {
        if (!readers.TryTake(out var session))
            session = new SqliteSession(file);
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
