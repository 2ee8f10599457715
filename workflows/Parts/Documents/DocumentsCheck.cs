namespace Funding.Workflows.Parts.Documents;

/// <summary>Which slots still lack a document, and what a scan found. What a file must be is checked when it is uploaded.</summary>
public static class DocumentsCheck
{
    /// <param name="form">Of the answers now, see <see cref="FormCode"/>.</param>
    public static IEnumerable<Refusal> Missing(
        IReadOnlyList<DocumentSlot> slots, IReadOnlyList<AttachedDocument> documents, string form) =>
    [
        .. slots.Where(slot => slot.Required && documents.All(d => d.Slot != slot.Id))
            .Select(slot => slot.Stamped ? DocumentsRefusals.StampedForm(slot) : DocumentsRefusals.Required(slot)),
        .. from slot in slots
           from document in documents
           where document.Slot == slot.Id && document.IsStale(form)
           select DocumentsRefusals.StaleForm(slot, document, form),
        .. documents.Where(d => d.Scan == "infected").Select(DocumentsRefusals.Infected),
    ];
}
