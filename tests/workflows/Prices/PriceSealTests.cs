namespace Funding.Workflows.Tests.Prices;

public sealed class PriceSealTests
{
    private readonly PriceSealStore seals = new(new SealedContent(LinkKeyRing.Generate()));

    [Theory]
    [InlineData("0.01")]
    [InlineData("2980")]
    [InlineData("1000000000.00")]
    public void A_price_opens_as_it_was_sealed_and_only_for_its_own_application_and_lot(string typed)
    {
        var price = decimal.Parse(typed, CultureInfo.InvariantCulture);
        var bid = new SealedPrice("price", "care", 20, seals.Seal("r", "a-1", "care", price), DateTimeOffset.UnixEpoch);
        Assert.Equal(price, seals.Open("r", "a-1", bid));
        Assert.Null(seals.Open("r", "a-2", bid));
        Assert.Null(seals.Open("r2", "a-1", bid));
        Assert.Null(seals.Open("r", "a-1", bid with { Lot = "weld" }));
        Assert.Null(seals.Open("r", "a-1", bid with { Sealed = "sealed" }));
        Assert.Null(new PriceSealStore(new SealedContent(LinkKeyRing.Generate())).Open("r", "a-1", bid));
    }

    [Fact]
    public void What_is_sealed_says_nothing_of_the_price_by_its_length_and_never_looks_alike() => Assert.Equal(
        (1, 4),
        (new[] { 1m, 99.99m, 1m, 1_000_000_000m }.Select(p => seals.Seal("r", "a", "care", p)).ToList() is var all
            ? all.Select(s => s.Length).Distinct().Count() : 0, all.Distinct().Count()));
}
