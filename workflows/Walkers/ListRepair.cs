namespace Funding.Workflows.Walkers;

/// <summary>Writes again what lists in other partitions have lost; effects wrote them once, and nothing else looks after them.</summary>
public sealed class ListRepair(ITableStore tables)
{
    /// <returns>Rows written: the application on the start page of each of its editors.</returns>
    public async Task<int> RepairAsync(Application application, CancellationToken cancellation = default)
    {
        var written = 0;
        foreach (var editor in application.Editors)
        {
            written += await EnsureAsync(
                PersonIndex.Partition(editor),
                PersonIndex.Application(application.RoundId, application.Id),
                new ApplicationKey(application.RoundId, application.Id),
                cancellation);
        }

        return written;
    }

    /// <returns>Rows written: the certificate under its verification code.</returns>
    public Task<int> RepairAsync(Award award, CancellationToken cancellation = default) =>
        EnsureAsync(CertificateKeys.Partition(award.VerificationCode), CertificateKeys.Key, award, cancellation);

    /// <returns>Rows written: none where there is one.</returns>
    public async Task<int> EnsureAsync<T>(string partition, string key, T value, CancellationToken cancellation)
    {
        if (await tables.GetAsync(partition, key, cancellation) is not null)
        {
            return 0;
        }

        await tables.CommitAsync(partition, RowCodec.Upsert(key, value), cancellation);
        return 1;
    }
}
