namespace Funding.Workflows.Parts.Documents;

internal static class DocumentsRefusals
{
    public const string StampedFormCode = "document-stamped-form";

    public const string StaleFormCode = "document-stale-form";

    private static readonly Texts Texts = new(typeof(DocumentsRefusals));

    public static Refusal Required(DocumentSlot slot) =>
        new("document-required", SlotRules.FieldOf(slot.Id), Texts.Of("document-required", slot.Label));

    public static Refusal StampedForm(DocumentSlot slot) =>
        new(StampedFormCode, SlotRules.FieldOf(slot.Id), Texts.Of("document-stamped-form", slot.Label));

    /// <param name="form">The code of the answers now.</param>
    public static Refusal StaleForm(DocumentSlot slot, AttachedDocument document, string form) =>
        new(StaleFormCode, SlotRules.FieldOf(slot.Id), Texts.Of("document-stale-form", slot.Label, document.Form, form));

    public static Refusal Infected(AttachedDocument document) =>
        new("document-infected", SlotRules.FieldOf(document.Slot), Texts.Of("infected", document.FileName));

    public static Refusal NoFile(string field) => new("file-missing", field, Texts.Of("no-file"));

    public static Refusal UnknownSlot(string slot) => new("slot-unknown", "slot", Texts.Of("unknown-slot", slot));

    public static Refusal SlotFull(DocumentSlot slot) => new("slot-full", "file", Texts.Of("slot-full", slot.Label, slot.MaxFiles));

    public static Refusal NotFound() => new("document-not-found", null, Texts.Of("document-not-found")) { Kind = RefusalKind.NotFound };
}
