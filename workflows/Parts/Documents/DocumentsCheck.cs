namespace Funding.Workflows.Parts.Documents;

/// <summary>Which slots still lack a document. What a file must be is checked when it is uploaded.</summary>
public static class DocumentsCheck
{
    private static readonly Texts Texts = new(typeof(DocumentsCheck));

    public static IEnumerable<Refusal> Missing(Programme programme, IReadOnlyList<AttachedDocument> documents) =>
        DocumentsSettings.Of(programme)
            .Where(slot => slot.Required && documents.All(d => d.Slot != slot.Id))
            .Select(DocumentRefusalFor);

    private static Refusal DocumentRefusalFor(DocumentSlot slot) => slot.Stamped
        ? new("document-stamped-form", $"documents.{slot.Id}", Texts.Of("document-stamped-form", slot.Label))
        : new("document-required", $"documents.{slot.Id}", Texts.Of("document-required", slot.Label));
}
