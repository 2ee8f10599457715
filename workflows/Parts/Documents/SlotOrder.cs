namespace Funding.Workflows.Parts.Documents;

internal static class SlotOrder
{
    /// <summary>Documents in the order of their slots; those of slots that are no more come last.</summary>
    public static IReadOnlyList<AttachedDocument> Of(IReadOnlyList<DocumentSlot> slots, IReadOnlyList<AttachedDocument> documents) =>
        [.. slots.SelectMany(s => documents.Where(d => d.Slot == s.Id)), .. documents.Where(d => slots.All(s => s.Id != d.Slot))];
}
