namespace Funding.Workflows.Duties;

/// <summary>A kind of document that a duty takes.</summary>
/// <param name="Side">Who uploads it: <see cref="Audience.Apply"/> or <see cref="Audience.Office"/>; both sides read it.</param>
/// <param name="Open">Whether it may be uploaded and removed now.</param>
public sealed record PaperSlot(
    string Id, Bilingual Label, Audience Side, bool Open, bool Required, IReadOnlyList<DocumentType> Types, int MaxFiles)
{
    /// <summary>What evidence may be.</summary>
    public static readonly IReadOnlyList<DocumentType> Evidence =
        [DocumentType.Pdf, DocumentType.Docx, DocumentType.Xlsx, DocumentType.Png, DocumentType.Jpeg, DocumentType.Zip];

    /// <summary>What a scan of a sealed paper may be.</summary>
    public static readonly IReadOnlyList<DocumentType> Scan = [DocumentType.Pdf, DocumentType.Jpeg, DocumentType.Png];

    /// <summary>The name of the slot in refusals and forms.</summary>
    public static string FieldOf(string slot) => $"paper.{slot}";

    public DocumentRules Rules => new(FieldOf(Id), Types, DocumentRules.FormBytes);
}

/// <summary>A kind of duty that takes documents.</summary>
public interface IPaperKind
{
    /// <summary>In the order of the page.</summary>
    Task<IReadOnlyList<PaperSlot>> SlotsAsync(DutyView at, CancellationToken cancellation);

    /// <summary>The page of the duty that the papers' page leads back to.</summary>
    string PageOf(DutyView at, Audience audience);
}
