namespace Funding.Workflows.Parts.Documents;

internal static class SlotQueries
{
    /// <summary>A slot of the programme's file, or of a party that the answers name: those are read for it alone.</summary>
    /// <exception cref="RefusedException">There is none of that id.</exception>
    public static async Task<DocumentSlot> SlotAsync(
        this ApplicationStore applications, Programme programme, Application application, string id, CancellationToken cancellation) =>
        DocumentsSettings.Of(programme).FirstOrDefault(s => s.Id == id)
            ?? PartySlots.Of(programme, await applications.ReadAnswersAsync(application, cancellation)).FirstOrDefault(s => s.Id == id)
            ?? throw new RefusedException(DocumentsRefusals.UnknownSlot(id));
}
