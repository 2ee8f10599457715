namespace Funding.Platform.Documents;

/// <summary>A document that passed inspection and lies in the blob store. The caller keeps it in its own row.</summary>
/// <param name="Sha256">Lower-case hex of the content.</param>
/// <param name="BlobName">The owner's prefix and the id, such as <c>documents/{round}/{application}/{id}</c>; never the user's file
/// name.</param>
/// <param name="ScanSignature">The scanner's name of what it found, or why it could not say; null otherwise.</param>
public sealed record StoredDocument(
    string Id,
    string Slot,
    string FileName,
    DocumentType Type,
    long Length,
    string Sha256,
    string BlobName,
    DateTimeOffset UploadedAt,
    ScanState Scan,
    string? ScanSignature = null,
    DocumentWarnings Warnings = DocumentWarnings.None);

public enum ScanState
{
    /// <summary>Not scanned, yet or because no scanner is configured; officers and experts are told.</summary>
    Unscanned,
    Clean,
    Infected,

    /// <summary>The scanner answered that it cannot judge this content.</summary>
    Failed,
}
