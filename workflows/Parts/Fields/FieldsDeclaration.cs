namespace Funding.Workflows.Parts.Fields;

/// <inheritdoc cref="FieldsSettings"/>
public sealed class FieldsDeclaration() : PartDeclaration<FieldsSettings>(FieldsSettings.Kind)
{
    // Words that refusals use as the name of a part of the application.
    private static readonly string[] Reserved = ["owners", "members", "documents", "applicant"];

    public override bool Many => true;

    public override IEnumerable<string> Numbers(PartOutline part) =>
        part.As<FieldsSettings>().Fields.Where(f => f.Type is FieldType.Number).Select(f => f.Id);

    public override IReadOnlyDictionary<string, IReadOnlyList<string>> Choices(PartOutline part) =>
        part.As<FieldsSettings>().Fields.Where(f => f is { When: null, Type: FieldType.Choice or FieldType.YesNo }).ToDictionary(
            f => f.Id, f => (IReadOnlyList<string>)(f.Type is FieldType.YesNo ? ["yes", "no"] : [.. f.Options.Select(o => o.Value)]));

    public override IEnumerable<string> Names(PartOutline part) => part.As<FieldsSettings>().Fields.Select(f => f.Id);

    protected override IEnumerable<Fault> Check(FieldsSettings settings, PartOutline part, ProgrammeOutline programme)
    {
        var earlier = programme.Programme.Parts.TakeWhile(p => p != part).Where(p => p.Kind == Kind)
            .SelectMany(p => p.As<FieldsSettings>().Fields).ToList();
        foreach (var (i, field) in settings.Fields.Index())
        {
            foreach (var fault in (Fault[])[
                .. Named(field, earlier, programme.Programme), .. FieldFaults.Of(field), .. field.When.Check(part, programme)])
                yield return fault with { Path = $"fields[{i}].{fault.Path}" };
            earlier.Add(field);
        }
    }

    /// <summary>What a field is called and what it is to the programme, beside the others.</summary>
    private static IEnumerable<Fault> Named(FormField field, List<FormField> earlier, Programme programme)
    {
        if (earlier.Exists(f => f.Id == field.Id)) yield return new("id", $"the field '{field.Id}' is given twice in the form");
        if (Reserved.Contains(field.Id)) yield return new("id", $"'{field.Id}' is a word of the application itself; choose another id");
        if (field.Means is not { } meaning) yield break;
        if (field.When is not null) yield return new("when", "what a field means is asked always; allowed: nothing");
        if (earlier.Find(f => f.Means == meaning) is { } first)
            yield return new("means", $"one field of the form means {Word(meaning)}; '{first.Id}' does already");
        var (usable, what) = meaning == FieldMeaning.Title
            ? (Titles(programme), "required field of type text that is not contact")
            : (FieldsSettings.AllOf(programme).Where(f => f.Type is FieldType.Date), "field of type date");
        var ids = usable.Select(f => f.Id).ToList();
        if (!ids.Contains(field.Id)) yield return new("means", $"'{field.Id}' is no {what}; allowed: {string.Join(", ", ids)}");
    }

    private static IEnumerable<FormField> Titles(Programme programme) => FieldsSettings.AllOf(programme)
        .Except(programme.ContactFields()).Where(f => f is { Type: FieldType.Text, Required: true });

    private static string Word(FieldMeaning meaning) => meaning == FieldMeaning.Title ? "title" : "founded";
}
