namespace Funding.Workflows.Parts.Price;

/// <inheritdoc cref="PriceSettings"/>
public sealed class PriceDeclaration() : PartDeclaration<PriceSettings>(PriceSettings.Kind)
{
    public override bool AsksPrice => true;

    public override IEnumerable<string> Names(PartOutline part) => [part.Id, PriceKind.PlacesOf(part)];

    public override IEnumerable<string> Numbers(PartOutline part) => [PriceKind.PlacesOf(part)];

    protected override IEnumerable<Fault> Check(PriceSettings settings, PartOutline part, ProgrammeOutline programme)
    {
        var taken = programme.Programme.Parts.Where(p => p != part).SelectMany(p => programme.Kinds.Part(p.Kind).Names(p)).ToList();
        if (taken.Contains(part.Id) || taken.Contains(PriceKind.PlacesOf(part)))
            yield return new("id", $"'{part.Id}' is the name of other answers of the application; choose another id");
        foreach (var twice in Fault.Twice("lots", settings.Lots.Select(l => l.Id), "lot")) yield return twice;
        foreach (var (i, lot) in settings.Lots.Index())
            if (decimal.Round(lot.Ceiling, 2) != lot.Ceiling)
                yield return new($"lots[{i}].ceiling", $"{lot.Ceiling} has more than two decimals");
    }
}
