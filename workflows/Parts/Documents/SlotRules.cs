namespace Funding.Workflows.Parts.Documents;

public static class SlotRules
{
    /// <summary>The name of the slot in refusals and forms.</summary>
    public static string FieldOf(string slot) => $"documents.{slot}";

    /// <summary>As the file marks the slot; without a mark the stamped form is, for all fields are printed on it.</summary>
    /// <param name="printed">Whether the programme asks for contacts.</param>
    public static bool IsContact(this DocumentSlot slot, bool printed) => slot.Contact ?? (slot.Stamped && printed);

    /// <summary>Whether it is asked for with these answers, or has a file from when it was.</summary>
    public static bool IsShown(this DocumentSlot slot, Application application, Answers answers) =>
        slot.When.Counts(answers.Fields) || application.Documents.Any(d => d.Slot == slot.Id);

    /// <summary>What an upload into the slot is held to.</summary>
    /// <exception cref="ArgumentException">The slot names a type that is none of ours; the programme's validation lets none
    /// through.</exception>
    public static DocumentRules Rules(this DocumentSlot slot) => new(
        slot.Id,
        [.. slot.Types.Select(t => DocumentTypes.TryFromExtension(t, out var type)
            ? type
            : throw new ArgumentException($"Slot '{slot.Id}' allows the unknown type '{t}'.", nameof(slot)))],
        slot.MaxBytes);
}
