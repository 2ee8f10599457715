namespace Funding.Workflows.Tests.Money;

public sealed class YuanTests
{
    [Theory]
    [InlineData("1260000", "1260000.00")]
    [InlineData("1,260,000.5", "1260000.50")]
    [InlineData("１２６０．０１", "1260.01")]
    [InlineData("0.01", "0.01")]
    [InlineData("1.500", "1.50")]
    [InlineData("999999999999.99", "999999999999.99")]
    public void What_was_typed_is_read_to_the_fen(string typed, string amount) => Assert.Equal(amount, $"{Yuan.Read(typed, "amount")}");

    [Theory]
    [InlineData("", "amount-invalid")]
    [InlineData(null, "amount-invalid")]
    [InlineData("12,60", "amount-invalid")]
    [InlineData("126万", "amount-invalid")]
    [InlineData("0", "amount-zero")]
    [InlineData("0.00", "amount-zero")]
    [InlineData("-1", "amount-negative")]
    [InlineData("1.001", "amount-decimals")]
    [InlineData("0.001", "amount-decimals")]
    [InlineData("1000000000000", "amount-too-large")]
    public void What_is_no_amount_is_refused_by_field_and_rule(string? typed, string code)
    {
        var refused = Assert.Throws<RefusedException>(() => Yuan.Read(typed, "sum")).Refusals.Single();
        Assert.Equal((code, "sum"), (refused.Code, refused.Field));
    }

    [Fact]
    public void It_is_stored_in_one_form_and_no_other_is_read() => Gen.Long[-99_999_999_999_999, 99_999_999_999_999].Sample(fen =>
    {
        var amount = Yuan.OfFen(fen);
        var json = FundingJson.Serialize(amount);
        Assert.Equal(amount, FundingJson.Deserialize<Yuan>(json));
        Assert.Equal(fen, (long)amount.Fen);
        Assert.Matches(@"^""-?\d+\.\d\d""$", json);
    });

    [Theory]
    [InlineData("1.5")]
    [InlineData("\"1.5\"")]
    [InlineData("\"1\"")]
    [InlineData("\"01.50\"")]
    [InlineData("\"1.505\"")]
    [InlineData("\"-0.00\"")]
    [InlineData("\"1,000.00\"")]
    public void Another_notation_is_none(string json) =>
        Assert.Throws<JsonException>(() => FundingJson.Deserialize<Yuan>(json));

    [Fact]
    public void More_than_two_decimals_are_no_amount() => Assert.Throws<ArgumentException>(() => new Yuan(0.001m));
}
