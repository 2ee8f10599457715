namespace Funding.Workflows.Parts.Interns;

/// <inheritdoc cref="InternsSettings"/>
public sealed class InternsDeclaration() : PartDeclaration<InternsSettings>(InternsSettings.Kind)
{
    // A word that refusals use of the application itself.
    private const string Reserved = "applicant";

    public override IEnumerable<string> Names(PartOutline part) => [part.Id];

    /// <summary>What rules may add up: months, matched students, and of each level months and those of students who were kept.</summary>
    internal static IReadOnlyList<string> FiguresOf(InternsSettings settings) =>
        ["months", "matched", .. settings.Levels.SelectMany(l => new[] { $"months-{l.Value}", $"kept-{l.Value}" })];

    protected override IEnumerable<Fault> Check(InternsSettings settings, PartOutline part, ProgrammeOutline programme)
    {
        var others = programme.Programme.Parts.Where(p => p != part).ToList();
        if (others.SelectMany(p => programme.Kinds.Part(p.Kind).Names(p)).Append(Reserved).Contains(part.Id))
            yield return new("id", $"'{part.Id}' is the name of other answers of the application; choose another id");
        var numbers = others.SelectMany(p => programme.Kinds.Part(p.Kind).Numbers(p)).ToList();
        if (settings.Year is not null && !numbers.Contains(settings.Year))
            yield return new(
                "year", $"'{settings.Year}' is no number of the application; allowed: {string.Join(", ", numbers)}");
        foreach (var twice in Fault.Twice("levels", settings.Levels.Select(l => l.Value), "level", "value")) yield return twice;
    }
}
