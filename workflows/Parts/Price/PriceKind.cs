using Microsoft.AspNetCore.Components;

namespace Funding.Workflows.Parts.Price;

/// <inheritdoc cref="PriceSettings"/>
internal sealed class PriceKind() : PartKind(new PriceDeclaration())
{
    private static readonly Texts Texts = new(typeof(PriceKind));

    /// <summary>As rules call the places that are offered.</summary>
    public static string PlacesOf(PartOutline part) => $"{part.Id}-places";

    public override bool Has(PartOutline part, string field) =>
        field == part.Id || field.StartsWith($"{part.Id}.", StringComparison.Ordinal);

    public override bool IsBegun(PartOutline part, Application application, Answers answers) => Of(part, application) is not null;

    public override IEnumerable<Refusal> Missing(PartOutline part, Application application, Answers answers) =>
        Of(part, application) is not { } price ? [PriceRefusals.Missing(part.Id)]
            : part.As<PriceSettings>().Find(price.Lot) is null ? [PriceRefusals.Lot($"{part.Id}.lot")] : [];

    public override PartWords RuleWords(PartOutline part) => new([PlacesOf(part)], [part.Id], []);

    /// <summary>The lot and the places; of the price nothing.</summary>
    public override PartFacts RuleFacts(PartOutline part, Application application, Answers answers) =>
        Of(part, application) is not { } price ? PartFacts.None : new()
        {
            Texts = new Dictionary<string, string> { [part.Id] = price.Lot },
            Numbers = new Dictionary<string, decimal> { [PlacesOf(part)] = price.Places },
        };

    public override Bilingual? Called(PartOutline part, string field) => field == part.Id ? Texts.Of("lot")
        : field == PlacesOf(part) ? Texts.Of("places") : null;

    public override Bilingual? Worded(PartOutline part, string field, string typed) =>
        field == part.Id ? part.As<PriceSettings>().Find(typed)?.Name ?? Bilingual.Same(typed)
            : field == PlacesOf(part) ? Texts.Of("places.value", typed) : null;

    public override IReadOnlyList<NamedLot> Lots(PartOutline part) =>
        [.. part.As<PriceSettings>().Lots.Select(l => new NamedLot(new(l.Id, l.Ceiling, l.Places), l.Name))];

    /// <summary>Who scores has not even what is sealed.</summary>
    public override Scored Hide(PartOutline part, Scored scored, Contacts contacts) => scored with
    {
        Application = scored.Application with { Price = scored.Application.Price is { } price ? price with { Sealed = "" } : null },
    };

    public override void Map(IEndpointRouteBuilder apply) => PricePages.Map(apply);

    public override void MapApi(IEndpointRouteBuilder api) => PriceApi.Map(api);

    public override Bilingual Title(PartOutline part) => part.As<PriceSettings>().Title;

    public override string Path(PartOutline part, string round, string application) => PriceLinks.Page(round, application);

    public override RenderFragment Filled(FilledPart filled) => Page.Part<PriceFilled, FilledPart>(filled);

    public override RenderFragment Dossier(DossierPart dossier) => Page.Part<PriceDossier, DossierPart>(dossier);

    public override Written Written(PartOutline part, Application application, Answers answers) => new(Rows(part, application), []);

    /// <summary>What may be read of it: the lot, the places, and that the price is sealed.</summary>
    internal static IReadOnlyList<WrittenRow> Rows(PartOutline part, Application application) => Of(part, application) is { } price
        ?
        [
            new(Texts.Of("lot"), part.As<PriceSettings>().Find(price.Lot)?.Name ?? Bilingual.Same(price.Lot)),
            new(Texts.Of("places"), Texts.Of("places.value", price.Places)),
            new(Texts.Of("price"), Texts.Of("sealed", ShanghaiTime.DayOf(price.At).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))),
        ]
        : [new(Texts.Of("price"), Texts.Of("none"))];

    private static SealedPrice? Of(PartOutline part, Application application) =>
        application.Price is { } price && price.Part == part.Id ? price : null;
}
