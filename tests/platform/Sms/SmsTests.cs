using Microsoft.Extensions.Configuration;

namespace Funding.Platform.Tests.Sms;

public sealed class SmsTests
{
    private static readonly DateTimeOffset Now = new(2026, 5, 29, 9, 0, 0, ShanghaiTime.Offset);

    [Theory]
    [InlineData("13812345678", "13812345678")]
    [InlineData("+86 138-1234-5678", "13812345678")]
    [InlineData("0086 13812345678", "13812345678")]
    [InlineData("１３８１２３４５６７８", "13812345678")]
    [InlineData("12812345678", null)]
    [InlineData("1381234567", null)]
    [InlineData("138123456789", null)]
    [InlineData("+1 202 555 0100", null)]
    [InlineData("1381234567x", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void A_number_is_a_mobile_of_the_mainland(string? typed, string? number) => Assert.Equal(number, MobileNumber.Read(typed));

    [Theory]
    [InlineData("2026-05-29", "2026-05-29")]
    [InlineData("2026-05-30", "2026-05-30")]
    [InlineData("2026-05-31", null)]
    [InlineData("2026-05-28", null)]
    public void A_mail_of_the_last_day_or_the_one_before_is_followed(string deadline, string? day) =>
        Assert.Equal(day, LastDaySms.LastDayOf(Request(deadline), Now)?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    [Fact]
    public void A_mail_that_somebody_waits_for_or_without_a_deadline_is_not()
    {
        Assert.Null(LastDaySms.LastDayOf(Request("2026-05-29") with { AtOnce = true }, Now));
        Assert.Null(LastDaySms.LastDayOf(Request("2026-05-29") with { Data = new Dictionary<string, string>() }, Now));
    }

    [Theory]
    [InlineData(0, 599, false)]
    [InlineData(0, 600, true)]
    [InlineData(4, 1, false)]
    [InlineData(5, 1, true)]
    public void A_code_works_ten_minutes_and_five_tries(int misses, int seconds, bool over) => Assert.Equal(
        over,
        PhoneDecision.IsOver(
            new("p", "13812345678") { Code = "sealed", AskedAt = Now, Misses = misses }, Now.AddSeconds(seconds)));

    [Fact]
    public void Without_a_setting_no_message_is_sent() => Assert.Null(Options(MailEnvironment.Production));

    [Theory]
    [InlineData("https://sms.example/send", MailEnvironment.Production, true)]
    [InlineData("https://sms.example/send", MailEnvironment.Staging, false)]
    [InlineData("http://sms.example/send", MailEnvironment.Production, false)]
    [InlineData("http://127.0.0.1:8080/sms", MailEnvironment.Development, true)]
    public void A_gateway_is_https_and_outside_production_on_loopback(string gateway, MailEnvironment environment, bool starts) =>
        Assert.Equal(starts, Record.Exception(() => Options(
            environment, ("Gateway", gateway), ("Secret", WebhookSignature.NewSecret()))) is null);

    [Fact]
    public void All_that_is_wrong_is_named_and_no_secret_is()
    {
        var failure = Assert.Throws<InvalidOperationException>(() => Options(
            MailEnvironment.Production, ("Secret", "hidden"), ("PerDay", "0"), ("PerPersonAndDay", "21")));

        Assert.All(
            ["Gateway", "Secret", "PerDay", "PerPersonAndDay"], name => Assert.Contains(name, failure.Message, StringComparison.Ordinal));
        Assert.DoesNotContain("hidden", failure.Message, StringComparison.Ordinal);
    }

    private static MailRequest Request(string deadline) => new()
    {
        Template = "T",
        PersonId = "p",
        Data = new Dictionary<string, string> { ["Deadline"] = deadline },
    };

    private static SmsOptions? Options(MailEnvironment environment, params (string Name, string Value)[] settings) => SmsOptions.Of(
        new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(s => $"Sms:{s.Name}", s => (string?)s.Value)).Build()
            .GetSection("Sms"),
        environment);
}
