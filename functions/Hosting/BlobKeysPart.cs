namespace Funding.Functions.Hosting;

/// <summary>
/// The keys, for <c>/health/ready</c>: a running process has them in memory, the next start would not. It asks the account at most once
/// in each <see cref="Pause"/>, whoever asks and however often.
/// </summary>
internal sealed class BlobKeysPart(BlobKeys keys, TimeProvider clock) : IReadiness
{
    public const string Lost =
        "protection missing: there have been keys in " + BlobKeys.Folder + " and none are left. Bring the deleted blobs back; "
        + "if there is no way, set FUNDING_Keys__RenewOn to today's date (Shanghai): everybody signs in again, and forms that are open are "
        + "filled in again";

    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private Answer? last;

    private sealed record Answer(string? Reason, long At);

    public string Part => "keys";

    public async ValueTask<string?> ReasonAsync(CancellationToken cancellation = default)
    {
        if (last is not { } known || clock.GetElapsedTime(known.At) >= Pause)
            last = known = new(await AskAsync(), clock.GetTimestamp());
        return known.Reason;
    }

    private async Task<string?> AskAsync()
    {
        // Not by the asker's cancellation: what it finds is for everybody.
        using var enough = new CancellationTokenSource(Patience);
        try
        {
            return await keys.AreLostAsync(enough.Token).WaitAsync(enough.Token) ? Lost : null;
        }
        catch (Exception e)
        {
            return $"not to be asked: {e.GetBaseException().GetType().Name}";
        }
    }
}
