namespace Funding.Workflows.Parts.Documents;

/// <inheritdoc cref="DocumentsSettings"/>
public sealed class DocumentsDeclaration() : PartDeclaration<DocumentsSettings>(DocumentsSettings.Kind)
{
    public override IEnumerable<string> Slots(PartOutline part) => part.As<DocumentsSettings>().Slots.Select(s => s.Id);

    protected override IEnumerable<Fault> Check(DocumentsSettings settings, PartOutline part, ProgrammeOutline programme)
    {
        if (settings.Slots.Count == 0) yield return new("slots", "missing; a part of documents asks for one at least");
        foreach (var twice in Fault.Twice("slots", settings.Slots.Select(s => s.Id), "document")) yield return twice;
        foreach (var (i, slot) in settings.Slots.Index())
            if (slot is { Stamped: true, Required: false })
                yield return new($"slots[{i}].required", "a stamped form is required; allowed: true");
    }
}
