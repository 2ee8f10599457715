namespace Funding.Workflows.Parts.Person;

/// <inheritdoc cref="PersonSettings"/>
public sealed class PersonDeclaration() : PartDeclaration<PersonSettings>(PersonSettings.Kind)
{
    // A word that refusals use of the application itself.
    private const string Reserved = "applicant";

    public override bool Many => true;

    public override IEnumerable<string> Names(PartOutline part) => [part.Id, .. part.As<PersonSettings>().Fields.Select(f => f.Id)];

    public override IEnumerable<string> Groups(PartOutline part) =>
        part.As<PersonSettings>().Fields.Where(f => f.Type is FieldType.Choice).Select(f => f.Id);

    protected override IEnumerable<Fault> Check(PersonSettings settings, PartOutline part, ProgrammeOutline programme)
    {
        var taken = programme.Programme.Parts.Where(p => p != part).SelectMany(p => programme.Kinds.Part(p.Kind).Names(p)).Append(Reserved)
            .ToList();
        if (taken.Contains(part.Id))
            yield return new("id", $"'{part.Id}' is the name of other answers of the application; choose another id");
        foreach (var twice in Fault.Twice("fields", settings.Fields.Select(f => f.Id), "field")) yield return twice;
        foreach (var (i, field) in settings.Fields.Index())
        {
            if (PersonRow.Own.Contains(field.Id) || field.Id == part.Id)
                yield return new($"fields[{i}].id", $"'{field.Id}' is a word of the part itself; choose another id");
            else if (taken.Contains(field.Id))
                yield return new($"fields[{i}].id", $"'{field.Id}' is the name of other answers of the application; choose another id");
            foreach (var fault in FieldFaults.Of(field))
                yield return fault with { Path = $"fields[{i}].{fault.Path}" };
        }
    }
}
