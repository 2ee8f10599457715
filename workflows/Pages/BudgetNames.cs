namespace Funding.Workflows.Pages;

/// <summary>What a budget counts, and its amounts with their unit.</summary>
public static class BudgetNames
{
    private static readonly Texts Texts = new(typeof(BudgetNames));

    public static Bilingual By(StageOffers offers, Programme programme, string by) => Stated(offers, programme, by)?.Name
        ?? programme.EachPart().Select(p => p.Kind.Called(p.Part, by)).FirstOrDefault(name => name is not null) ?? Bilingual.Same(by);

    public static Bilingual Amount(StageOffers offers, Programme programme, string by, decimal amount)
    {
        var text = amount.ToString("0.####", CultureInfo.InvariantCulture);
        return Stated(offers, programme, by) is { } stated
            ? new($"{text}{stated.Unit.Zh}", $"{text} {stated.Unit.En}")
            : programme.EachPart().Select(p => p.Kind.Worded(p.Part, by, text)).FirstOrDefault(worded => worded is not null)
                ?? Bilingual.Same(text);
    }

    /// <summary>What somebody was given of a ranking's budget or lot, with its unit.</summary>
    /// <returns>Null where the ranking gives nothing away.</returns>
    public static Bilingual? Granted(StageOffers offers, Programme programme, decimal amount) =>
        offers.Given<IRanking>(programme)?.Selection switch
        {
            { Budget: { } budget } => Amount(offers, programme, budget.By, amount),
            { Price: not null } => Texts.Of("places", amount),
            _ => null,
        };

    private static StatedFigureName? Stated(StageOffers offers, Programme programme, string by) =>
        offers.Given<IStatesFigures>(programme)?.Stated.FirstOrDefault(s => s.Id == by);
}
