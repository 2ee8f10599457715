namespace Funding.Workflows.Stages.Notice;

/// <summary>Public notices (公示), open to everybody and kept for good.</summary>
public sealed class NoticeQueries(ITableStore tables)
{
    private const int PageSize = 100;

    /// <summary>Entries of a round, one page by number of the application; empty before the notice.</summary>
    public Task<StoredPage<NoticeEntry>> EntriesAsync(
        string roundId, string? continuation = null, CancellationToken cancellation = default) =>
        tables.QueryAsync<NoticeEntry>(
            RoundKeys.Partition(roundId), KeyRange.Prefix(RoundKeys.NoticeEntries), PageSize, continuation, cancellation);

    /// <returns>Null when the application is not in the notice.</returns>
    public async Task<NoticeEntry?> FindAsync(string roundId, string applicationId, CancellationToken cancellation = default) =>
        (await tables.GetAsync<NoticeEntry>(RoundKeys.Partition(roundId), RoundKeys.NoticeEntry(applicationId), cancellation))?.Value;
}
