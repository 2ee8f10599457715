namespace Funding.Workflows.Tests.Programmes;

/// <summary>What a file may say of sealed prices, and how it is told of what it may not.</summary>
public sealed class PriceFilesTests : IDisposable
{
    private const string Training = "public-training-projects.yaml";

    private readonly ProgrammesFolder folder = new("public-training-projects");

    [Fact]
    public void A_file_with_sealed_prices_is_read_and_its_ranking_carries_no_lots_of_its_own()
    {
        var programme = ShippedCatalogue.Catalogue.Programme("public-training-projects");
        var selection = RankingSettings.Of(programme).Selection;
        Assert.Equal((SelectionShape.PriceQuality, new(20, 5_000_000)), (selection.Shape, selection.Price!));
        Assert.Equal(
            [("elderly-care", 3200m, 600), ("child-care", 2600m, 400)],
            programme.EachPart().SelectMany(p => p.Kind.Lots(p.Part)).Take(2).Select(l => (l.Lot.Id, l.Lot.Ceiling, l.Lot.Places)));
    }

    [Theory]
    [InlineData("      shape: price-quality\n", "      shape: rank\n      places: 3\n      reserve: 1\n", "stages[5].selection.price",
        "goes with the shape price-quality")]
    [InlineData("      shape: price-quality\n      price: { weight: 20, total: 5000000 }\n",
        "      shape: rank\n      places: 3\n      reserve: 1\n", "stages[5].selection.shape",
        "the award's money is what was bid, and nothing says how much; needed: price-quality, or a figure")]
    [InlineData("      shape: price-quality\n", "      shape: price-quality\n      places: 3\n", "stages[5].selection.places",
        "goes with the shape rank: each lot has places of its own")]
    [InlineData("total: 5000000 }", "total: 0.001 }", "stages[5].selection.price.total", "0.001 has more than two decimals")]
    [InlineData("  - stage: price-opening\n    id: opening\n    workingDays: 2\n", "", "stages[4].selection.shape",
        "no stage before it opens prices; needed: price-opening")]
    [InlineData("ceiling: 3200,", "ceiling: 3200.001,", "parts[0].lots[0].ceiling", "3200.001 has more than two decimals")]
    [InlineData("id: child-care,", "id: elderly-care,", "parts[0].lots[1].id",
        "the lot 'elderly-care' is given twice; the first is lots[0]")]
    public void What_is_wrong_is_named_by_its_setting(string old, string other, string setting, string message)
    {
        folder.Change(Training, old, other);
        var problem = folder.Problems().FirstOrDefault(p => p.Message == message);
        Assert.True(problem is not null, string.Join(Environment.NewLine, folder.Problems()));
        Assert.Equal((Training, setting), (problem.File, problem.Path));
    }

    public void Dispose() => folder.Dispose();
}
