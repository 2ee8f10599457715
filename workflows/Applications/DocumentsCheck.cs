namespace Funding.Workflows.Applications;

/// <summary>Which slots still lack a document. What a file must be is checked when it is uploaded.</summary>
public static class DocumentsCheck
{
    public static IEnumerable<Refusal> Missing(Programme programme, IReadOnlyList<AttachedDocument> documents) =>
        DocumentsSettings.Of(programme)
            .Where(slot => slot.Required && documents.All(d => d.Slot != slot.Id))
            .Select(DocumentRefusalFor);

    private static Refusal DocumentRefusalFor(DocumentSlot slot) => slot.Stamped
        ? new(
            "document-stamped-form",
            $"documents.{slot.Id}",
            $"请打印申请表，签字盖章后上传“{slot.Label.Zh}”。",
            $"Print the form, have it signed and sealed, and upload '{slot.Label.En}'.")
        : new("document-required", $"documents.{slot.Id}", $"请上传“{slot.Label.Zh}”。", $"Upload '{slot.Label.En}'.");
}
