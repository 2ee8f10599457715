namespace Funding.Workflows.Rehearsals;

/// <summary>The last preview of a draft's mails, a blob.</summary>
public sealed class MailPreviewStore(IBlobStore blobs)
{
    private static string BlobOf(string draftId) => $"compose/{draftId}/mails.json.gz";

    /// <summary>In the place of an earlier one.</summary>
    public async Task SaveAsync(string draftId, MailPreview preview, CancellationToken cancellation = default)
    {
        using var packed = await PackedJson.PackAsync(preview, cancellation);
        await blobs.PutAsync(BlobOf(draftId), packed, PackedJson.ContentType, cancellation: cancellation);
    }

    /// <summary>One transaction.</summary>
    /// <returns>Null where none was made.</returns>
    public async Task<MailPreview?> FindAsync(string draftId, CancellationToken cancellation = default)
    {
        await using var content = await blobs.OpenReadAsync(BlobOf(draftId), cancellation: cancellation);
        return content is null ? null : await PackedJson.ReadAsync<MailPreview>(content, cancellation);
    }
}
