namespace Funding.Workflows.Parts.Price;

/// <summary>A bid for one of several lots: places that are offered, and a price for each that is sealed.</summary>
/// <param name="Title">Heading of the page.</param>
/// <param name="Lots">In order; one at least.</param>
public sealed record PriceSettings(Bilingual Title, IReadOnlyList<LotOutline> Lots)
{
    public const string Kind = "price";

    public Bilingual? Hint { get; init; }

    /// <summary>Null where there is no lot of that id.</summary>
    public LotOutline? Find(string? lot) => Lots.FirstOrDefault(l => l.Id == lot);

    /// <exception cref="RefusedException">The programme has no such part.</exception>
    internal static PartOutline PartOf(Programme programme) =>
        programme.Parts.FirstOrDefault(p => p.Kind == Kind) ?? throw PartForm.NoSuchPage();
}

/// <param name="Id">The only one of the part.</param>
/// <param name="Ceiling">Yuan for one place at most.</param>
/// <param name="Places">So many places in all.</param>
public sealed record LotOutline(string Id, Bilingual Name, decimal Ceiling, int Places);
