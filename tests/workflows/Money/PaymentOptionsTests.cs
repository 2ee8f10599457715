using Microsoft.Extensions.Configuration;

namespace Funding.Workflows.Tests.Money;

/// <summary>What the authority sets about payments is looked at before anything starts.</summary>
public sealed class PaymentOptionsTests
{
    [Theory]
    [InlineData("500000", "10", null)]
    [InlineData("0", "1", null)]
    [InlineData("0.01", "60", null)]
    [InlineData("-1", "10", "CodeAbove")]
    [InlineData("0.001", "10", "CodeAbove")]
    [InlineData("1000000000000", "10", "CodeAbove")]
    [InlineData("1", "0", "AccountRestDays")]
    [InlineData("1", "61", "AccountRestDays")]
    public void What_is_out_of_range_is_named(string above, string days, string? fault)
    {
        var section = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Payments:CodeAbove"] = above,
            ["Payments:AccountRestDays"] = days,
        }).Build().GetSection("Payments");
        if (fault is null)
            Assert.Equal(decimal.Parse(above, CultureInfo.InvariantCulture), PaymentOptions.Of(section).CodeAbove);
        else
            Assert.Contains(
                fault, Assert.Throws<InvalidOperationException>(() => PaymentOptions.Of(section)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_settings_a_changed_account_rests_ten_working_days()
    {
        var options = PaymentOptions.Of(new ConfigurationBuilder().Build().GetSection("Payments"));
        Assert.Equal((500_000m, 10), (options.CodeAbove, options.AccountRestDays));
    }
}
