namespace Funding.Workflows.Parts.Table;

/// <inheritdoc cref="TableSettings"/>
public sealed class TableDeclaration() : PartDeclaration<TableSettings>(TableSettings.Kind)
{
    // A word that refusals use of the application itself.
    private const string Reserved = "applicant";

    public override bool Many => true;

    public override IEnumerable<string> Names(PartOutline part) => [part.Id];

    protected override IEnumerable<Fault> Check(TableSettings settings, PartOutline part, ProgrammeOutline programme)
    {
        var taken = programme.Programme.Parts.Where(p => p != part).SelectMany(p => programme.Kinds.Part(p.Kind).Names(p)).Append(Reserved);
        if (taken.Contains(part.Id))
            yield return new("id", $"'{part.Id}' is the name of other answers of the application; choose another id");
        foreach (var twice in Fault.Twice("columns", settings.Columns.Select(c => c.Id), "column")) yield return twice;
        foreach (var (i, column) in settings.Columns.Index())
            foreach (var fault in FieldFaults.Of(column))
                yield return fault with { Path = $"columns[{i}].{fault.Path}" };
        if (settings.MinRows > settings.MaxRows) yield return new("minRows", $"at most maxRows, {settings.MaxRows}");
        if (settings.MaxRows * settings.Columns.Count > TableSettings.MostCells)
            yield return new(
                "maxRows", $"with {settings.Columns.Count} columns at most {TableSettings.MostCells / settings.Columns.Count} rows");
        var numbers = settings.Columns.Where(c => c.Type is FieldType.Number).Select(c => c.Id).ToList();
        foreach (var (i, id) in settings.Sums.Index())
            if (!numbers.Contains(id))
                yield return new($"sums[{i}]", $"'{id}' is no column of numbers; allowed: {string.Join(", ", numbers)}");
        foreach (var fault in settings.When.Check(part, programme)) yield return fault;
    }
}
