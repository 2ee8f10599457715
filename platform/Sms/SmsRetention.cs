namespace Funding.Platform.Sms;

/// <summary>Forgets what text messages leave behind, whether or not any are sent by now.</summary>
public sealed class SmsRetention(ITableStore tables, SlidingWindow window, TimeProvider clock)
{
    /// <returns>How many rows went.</returns>
    public async Task<int> PruneAsync(CancellationToken cancellation = default)
    {
        var gone = await window.PruneAsync(SmsHandler.PersonScope, SmsHandler.Day, cancellation)
            + await window.PruneAsync(SmsHandler.EverybodyScope, SmsHandler.Day, cancellation);
        await foreach (var row in tables.EnumerateAsync<DateTimeOffset>(
            HomeKeys.System, KeyRange.Prefix(SmsKeys.AllFollowed), cancellation))
        {
            if (row.Value <= clock.GetUtcNow())
            {
                await tables.CommitAsync(HomeKeys.System, RowCodec.Delete(row), cancellation);
                gone++;
            }
        }

        return gone;
    }
}
