namespace Funding.Workflows.Tests.Applications;

public sealed class NumberTextTests
{
    [Theory]
    [InlineData("1,260", "1260")]
    [InlineData("12,500.5", "12500.5")]
    [InlineData("-1,260", "-1260")]
    [InlineData("1,234,567", "1234567")]
    [InlineData("１２，５００．５", "12500.5")]
    [InlineData("１２６０", "1260")]
    [InlineData(" 1260 ", "1260")]
    [InlineData("0.50", "0.50")]
    public void Thousands_and_full_width_digits_are_understood(string typed, string number) =>
        Assert.Equal(decimal.Parse(number, CultureInfo.InvariantCulture), AnswerText.Number(typed));

    [Theory]
    [InlineData("1,26")]
    [InlineData("12,5")]
    [InlineData("1,2600")]
    [InlineData("1260,500")]
    [InlineData(",260")]
    [InlineData("1,,260")]
    [InlineData("1.260,5")]
    [InlineData("1,260.")]
    [InlineData("约1260")]
    [InlineData("1260万")]
    [InlineData("")]
    public void A_comma_that_may_be_somebodys_decimal_point_is_no_number(string typed) => Assert.Null(AnswerText.Number(typed));

    [Fact]
    public void Any_number_is_read_alike_with_and_without_thousands() =>
        Gen.Long[-999_999_999_999, 999_999_999_999].Sample(number =>
            AnswerText.Number(number.ToString("#,0", CultureInfo.InvariantCulture)) == number
            && AnswerText.Number(number.ToString(CultureInfo.InvariantCulture)) == number);
}
