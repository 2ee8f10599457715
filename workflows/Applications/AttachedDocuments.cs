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

/// <summary>When a document may still be attached.</summary>
internal static class UploadWindow
{
    public static bool Allows(Application application, Round round, DateTimeOffset begunAt, DateTimeOffset now) => application.State switch
    {
        ApplicationState.UnderCorrection => ShanghaiTime.IsInTime(now, application.Correction!.DueOn),
        ApplicationState.Draft when round.IsAtCall() => ShanghaiTime.IsInTime(now, round.CallCloses())
            || (ShanghaiTime.IsInTime(begunAt, round.CallCloses())
                && now < ShanghaiTime.CloseOf(round.CallCloses()) + CallIsOpen.UploadGrace),
        _ => false,
    };
}
