namespace Funding.Platform.Tests.Mail;

public sealed class MailOptionsTests
{
    private static readonly MailOptions Smtp = MailSamples.Options with
    {
        Transport = MailTransportKind.Smtp,
        SmtpHost = "mail.example",
        AllowedRecipientDomains = ["example.org"],
        PublicBaseUrl = new("https://funding.example")
    };

    public static TheoryData<string, MailOptions> Wrong => new()
    {
        { "FromAddress", Smtp with { FromAddress = "nobody" } },
        { "FromName", Smtp with { FromName = " " } },
        { "FromNameEnglish", Smtp with { FromNameEnglish = "" } },
        { "PublicBaseUrl", Smtp with { PublicBaseUrl = new("http://funding.example") } },
        { "PublicBaseUrl", Smtp with { PublicBaseUrl = new("/x", UriKind.Relative) } },
        { "Timeout", Smtp with { Timeout = TimeSpan.Zero } },
        { "AllowedRecipientDomains", Smtp with { AllowedRecipientDomains = [] } },
        { "SmtpHost", Smtp with { SmtpHost = null } },
        { "SmtpPort", Smtp with { SmtpPort = 0 } },
        { "SmtpPassword", Smtp with { SmtpUser = "u" } },
        { "SmtpSecurity", Smtp with { SmtpUser = "u", SmtpPassword = "p", SmtpSecurity = SmtpSecurity.None } },
        { "SendGridKey", Smtp with { Transport = MailTransportKind.SendGrid } },
        { "SendGridBaseUrl", Smtp with
        {
            Transport = MailTransportKind.SendGrid, SendGridKey = "k", SendGridBaseUrl = new("http://mail.example")
        } },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void A_bad_setting_stops_the_start_by_name(string setting, MailOptions options) =>
        Assert.Contains(
            setting,
            Assert.Throws<InvalidOperationException>(() => new ServiceCollection().AddMail(options)).Message,
            StringComparison.Ordinal);

    [Fact]
    public void Good_settings_start() => Assert.All(
        new[]
        {
            Smtp,
            MailSamples.Options,
            Smtp with { Transport = MailTransportKind.SendGrid, SendGridKey = "k" },
            Smtp with { Environment = MailEnvironment.Production, AllowedRecipientDomains = [] }
        },
        options => options.Demand());

    [Theory]
    [InlineData(MailEnvironment.Production, "http://127.0.0.1:5080")]
    [InlineData(MailEnvironment.Staging, "http://127.0.0.1:5080")]
    [InlineData(MailEnvironment.Demonstration, "http://0.0.0.0:5080")]
    [InlineData(MailEnvironment.Development, "http://192.168.1.5:5080")]
    [InlineData(MailEnvironment.Development, "http://*:5080")]
    [InlineData(MailEnvironment.Development, "")]
    [InlineData(MailEnvironment.Demonstration, "http://127.0.0.1:5080 http://10.0.0.1:80")]
    public void The_mailbox_shows_live_links_and_refuses_to_start_where_others_could_reach_it(MailEnvironment environment, string urls)
    {
        var options = MailSamples.Options with
        {
            Environment = environment,
            ListenUrls = urls.Split(' ', StringSplitOptions.RemoveEmptyEntries)
        };
        Assert.Contains("Mailbox", Assert.Throws<InvalidOperationException>(options.Demand).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_mailbox_does_not_start_behind_a_proxy_that_would_show_it() =>
        Assert.Contains("Mailbox needs a PublicBaseUrl on loopback",
            Assert.Throws<InvalidOperationException>(
                (MailSamples.Options with { PublicBaseUrl = new("https://funding.example") }).Demand).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("http://localhost:5080")]
    [InlineData("http://[::1]:5080")]
    [InlineData("http://127.0.0.1:0")]
    public void On_loopback_the_mailbox_starts(string url) => (MailSamples.Options with { ListenUrls = [url] }).Demand();
}
