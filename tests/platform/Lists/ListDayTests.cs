namespace Funding.Platform.Tests.Lists;

public sealed class ListDayTests
{
    [Theory]
    [InlineData("2023-06-01")]
    [InlineData("2023-6-1")]
    [InlineData("2023/6/1")]
    [InlineData("2023.06.01")]
    [InlineData("2023年6月1日")]
    [InlineData("2023 年 6 月 1 日")]
    [InlineData("２０２３年６月１日")]
    [InlineData("20230601")]
    [InlineData("2023-06-01 00:00:00")]
    [InlineData("2023/6/1 0:00")]
    [InlineData("2023-06-01T00:00:00")]
    public void A_day_is_read_however_offices_write_it(string text) => Assert.Equal(new DateOnly(2023, 6, 1), ListDay.Of(text, false));

    [Theory]
    [InlineData("45078", true)]
    [InlineData("20230601", true)]
    public void A_day_that_a_spreadsheet_keeps_as_a_number_is_read_too(string text, bool isNumber) =>
        Assert.Equal(new DateOnly(2023, 6, 1), ListDay.Of(text, isNumber));

    [Theory]
    [InlineData("45078", false)]
    [InlineData("2023年6月", false)]
    [InlineData("2023-13-01", false)]
    [InlineData("2023-02-29", false)]
    [InlineData("0000-01-01", false)]
    [InlineData("01/06/2023", false)]
    [InlineData("2023-06-01 08:30", false)]
    [InlineData("12", true)]
    [InlineData("长期", false)]
    [InlineData("", false)]
    public void What_is_no_day_is_none(string text, bool isNumber) => Assert.Null(ListDay.Of(text, isNumber));

    [Theory]
    [InlineData("9.1330E+17", true)]
    [InlineData("913300001234567000", true)]
    [InlineData("91330000MA27XXXX1Y", false)]
    [InlineData("123300004700000012", false)]
    public void A_code_that_was_taken_for_a_number_is_known_by_its_lost_digits(string text, bool lost) =>
        Assert.Equal(lost, ListNumber.HasLostDigits(text));
}
