namespace Funding.Workflows.Rehearsals;

/// <summary>The report of a draft's last rehearsal and its mails, beside the draft: they go when it does.</summary>
public sealed class RehearsalStore(IBlobStore blobs)
{
    private const string Report = "rehearsal.json";
    private const string Mails = "rehearsal-mails.json.gz";

    /// <summary>In the place of an earlier one; the report last, so that whoever finds it finds its mails.</summary>
    public async Task SaveAsync(RehearsalReport report, IReadOnlyList<RehearsedMail> mails, CancellationToken cancellation = default)
    {
        using var packed = await PackedJson.PackAsync(mails, cancellation);
        await blobs.PutAsync(LaunchDraft.BlobsOf(report.DraftId) + Mails, packed, PackedJson.ContentType, cancellation: cancellation);
        using var plain = new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(report, FundingJson.Options));
        await blobs.PutAsync(LaunchDraft.BlobsOf(report.DraftId) + Report, plain, "application/json", cancellation: cancellation);
    }

    /// <summary>One transaction.</summary>
    /// <returns>Null where the draft was not rehearsed.</returns>
    public async Task<RehearsalReport?> FindAsync(string draftId, CancellationToken cancellation = default)
    {
        await using var content = await blobs.OpenReadAsync(LaunchDraft.BlobsOf(draftId) + Report, cancellation: cancellation);
        return content is null ? null
            : await JsonSerializer.DeserializeAsync<RehearsalReport>(content, FundingJson.Options, cancellation);
    }

    /// <summary>In the order in which they would go; one transaction.</summary>
    public async Task<IReadOnlyList<RehearsedMail>> MailsAsync(string draftId, CancellationToken cancellation = default)
    {
        await using var content = await blobs.OpenReadAsync(LaunchDraft.BlobsOf(draftId) + Mails, cancellation: cancellation);
        return content is null ? [] : await PackedJson.ReadAsync<IReadOnlyList<RehearsedMail>>(content, cancellation) ?? [];
    }
}
