namespace Funding.Workflows.Parts.Documents;

/// <inheritdoc cref="DocumentsSettings"/>
public sealed class DocumentsDeclaration() : PartDeclaration<DocumentsSettings>(DocumentsSettings.Kind)
{
    public override IEnumerable<string> Slots(PartOutline part) => part.As<DocumentsSettings>().Slots.Select(s => s.Id);

    public override IEnumerable<string> Names(PartOutline part) => ["documents"];

    protected override IEnumerable<Fault> Check(DocumentsSettings settings, PartOutline part, ProgrammeOutline programme)
    {
        if (settings.Slots.Count == 0) yield return new("slots", "missing; a part of documents asks for one at least");
        foreach (var twice in Fault.Twice("slots", settings.Slots.Select(s => s.Id), "document")) yield return twice;
        foreach (var (i, slot) in settings.Slots.Index())
        {
            if (slot is { Stamped: true, Required: false })
                yield return new($"slots[{i}].required", "a stamped form is required; allowed: true");
            if (slot is { Stamped: true, When: not null })
                yield return new($"slots[{i}].when", "a stamped form is asked for always; allowed: nothing");
            foreach (var fault in slot.When.Check(part, programme)) yield return fault with { Path = $"slots[{i}].{fault.Path}" };
        }
    }
}
