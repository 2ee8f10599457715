namespace Funding.Workflows.Applications;

public static class AttachedDocuments
{
    public static AttachedDocument Of(StoredDocument document) => new(
        document.Id, document.Slot, document.FileName, document.Type.ToString().ToLowerInvariant(), document.Length, document.Sha256,
        document.BlobName, document.UploadedAt, document.Scan.ToString().ToLowerInvariant(), document.Warnings);

    /// <summary>The other way, for a download.</summary>
    public static StoredDocument Stored(AttachedDocument document) => new(
        document.Id, document.Slot, document.FileName, Enum.Parse<DocumentType>(document.Type, ignoreCase: true), document.Length,
        document.Sha256, document.BlobName, document.UploadedAt, Enum.Parse<ScanState>(document.Scan, ignoreCase: true),
        Warnings: document.Warnings);

}
