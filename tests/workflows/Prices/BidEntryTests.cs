namespace Funding.Workflows.Tests.Prices;

public sealed class BidEntryTests
{
    private static readonly PartOutline Part = new PartOutline("price", "price", default).With(new PriceSettings(
        new("报价", "Price"), [new("care", new("养老", "Care"), 3200, 200), new("weld", new("焊", "Weld"), 4800.5m, 60)]));

    [Fact]
    public void A_bid_is_read_as_typed() => Assert.Equal(new("weld", 60, 4800.5m), BidEntry.Read(Part, new("weld", " 60 ", "4800.50")));

    [Theory]
    [InlineData("other", "1", "1", "price-lot")]
    [InlineData(null, null, null, "price-lot")]
    [InlineData("care", "0", "1", "price-places")]
    [InlineData("care", "201", "1", "price-places")]
    [InlineData("care", "1.5", "1", "price-places")]
    [InlineData("care", "1", "3200.01", "price-out-of-range")]
    [InlineData("care", "1", "0", "price-out-of-range")]
    [InlineData("care", "1", "-5", "price-out-of-range")]
    [InlineData("care", "1", "10.005", "price-out-of-range")]
    [InlineData("care", "1", "1,000", "price-out-of-range")]
    [InlineData("care", "x", "x", "price-places", "price-out-of-range")]
    public void What_does_not_fit_is_named_all_at_once_and_no_price_is_repeated(
        string? lot, string? places, string? price, params string[] codes)
    {
        var refused = Assert.Throws<RefusedException>(() => BidEntry.Read(Part, new(lot, places, price))).Refusals;
        Assert.Equal(codes, refused.Select(r => r.Code));
        if (price is "3200.01" or "10.005")
            Assert.All(refused, r => Assert.DoesNotContain(price, r.Chinese + r.English, StringComparison.Ordinal));
    }
}
