namespace Funding.Workflows.Awards;

/// <summary>Announced awards, open to everybody.</summary>
public sealed class AwardQueries(ITableStore tables)
{
    /// <summary>Awards of a round in rank order, one page; empty before the announcement.</summary>
    public Task<StoredPage<Award>> OfRoundAsync(string roundId, string? continuation = null, CancellationToken cancellation = default) =>
        tables.QueryAsync<Award>(RoundKeys.Partition(roundId), KeyRange.Prefix(RoundKeys.Awards), 100, continuation, cancellation);

    /// <returns>Null when the code is of no certificate.</returns>
    public async Task<Award?> FindByCodeAsync(string? code, CancellationToken cancellation = default) =>
        VerificationCode.Read(code) is { } read
            ? (await tables.GetAsync<Award>(CertificateKeys.Partition(read), CertificateKeys.Key, cancellation))?.Value
            : null;
}
