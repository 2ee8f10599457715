namespace Funding.Workflows.Parts.Documents;

/// <summary>Which slots still lack a document, and what a scan found. What a file must be is checked when it is uploaded.</summary>
public static class DocumentsCheck
{
    public static IEnumerable<Refusal> Missing(IReadOnlyList<DocumentSlot> slots, IReadOnlyList<AttachedDocument> documents) =>
    [
        .. slots.Where(slot => slot.Required && documents.All(d => d.Slot != slot.Id))
            .Select(slot => slot.Stamped ? DocumentsRefusals.StampedForm(slot) : DocumentsRefusals.Required(slot)),
        .. documents.Where(d => d.Scan == "infected").Select(DocumentsRefusals.Infected),
    ];
}
