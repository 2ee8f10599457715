using Azure;

namespace Funding.Platform.Storage.Azure;

/// <summary>
/// Asks the account itself, the tables and the blobs in turn: at most one transaction in each <see cref="Pause"/>, whoever asks and
/// however often, so that trouble with either is seen within two of them.
/// </summary>
internal sealed class AzureProbe(ITableStore tables, IBlobStore blobs, TimeProvider clock) : IStorageProbe, IDisposable
{
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);

    /// <summary>The client would go on trying for minutes; whoever restarts processes wants an answer.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim one = new(1, 1);
    private readonly (string Part, Func<CancellationToken, Task> Ask)[] parts =
    [
        ("tables", cancellation => tables.GetAsync("health", "probe", cancellation)),
        ("blobs", cancellation => blobs.FindAsync("health/probe", cancellation)),
    ];

    private readonly string?[] reasons = new string?[2];
    private long? askedAt;
    private int turn;

    public async ValueTask<string?> ReasonAsync(CancellationToken cancellation = default)
    {
        if (IsOld)
        {
            await one.WaitAsync(cancellation);
            try
            {
                if (IsOld)
                {
                    reasons[turn] = await AskAsync(parts[turn]);
                    turn = (turn + 1) % parts.Length;
                    Interlocked.MemoryBarrier();
                    askedAt = clock.GetTimestamp();
                }
            }
            finally
            {
                one.Release();
            }
        }

        return reasons.OfType<string>().FirstOrDefault();
    }

    public void Dispose() => one.Dispose();

    private bool IsOld => askedAt is not { } at || clock.GetElapsedTime(at) >= Pause;

    // Not by the asker's cancellation: what it finds is for everybody.
    private static async Task<string?> AskAsync((string Part, Func<CancellationToken, Task> Ask) part)
    {
        using var enough = new CancellationTokenSource(Patience);
        try
        {
            await part.Ask(enough.Token).WaitAsync(enough.Token);
            return null;
        }
        catch (RequestFailedException refused) when (refused.Status > 0)
        {
            return $"{part.Part}: status {refused.Status} {refused.ErrorCode}".TrimEnd();
        }
        catch (OperationCanceledException)
        {
            return $"{part.Part}: no answer within {Patience.TotalSeconds:0} seconds";
        }
        catch (Exception e)
        {
            return $"{part.Part}: {e.GetBaseException().GetType().Name}";
        }
    }
}
