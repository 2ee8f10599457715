using MimeKit;

namespace Funding.Platform.Tests.Mail;

public sealed class SmtpTransportTests : IAsyncDisposable
{
    private readonly SmtpPeer peer = new();

    [Fact]
    public async Task A_mail_arrives_whole_with_its_message_id()
    {
        var mail = MailSamples.Outgoing();
        await Transport().SendAsync(mail);
        var got = await Assert.Single(peer.Mails).ReadAsync();
        Assert.Equal(mail.MessageId.ToString(), got.MessageId);
        Assert.Equal(mail.Content.Subject, got.Subject);
        Assert.Equal("某省教育厅", got.From.Mailboxes.Single().Name);
        Assert.Equal("张三", got.To.Mailboxes.Single().Name);
        Assert.Equal("zhang@example.org", got.To.Mailboxes.Single().Address);
        Assert.Equal(mail.Content.Text, got.TextBody!.ReplaceLineEndings("\n"));
        Assert.Equal(mail.Content.Html, got.HtmlBody!.ReplaceLineEndings("\n"));
        Assert.Equal("auto-generated", got.Headers["Auto-Submitted"]);
    }

    [Fact]
    public async Task A_long_chinese_subject_and_name_come_back_as_they_were()
    {
        var subject = string.Concat(Enumerable.Repeat("关于公布省级混合所有制产业特色学院𠮷遴选结果的通知", 20));
        var name = string.Concat(Enumerable.Repeat("某某职业技术学院", 30));
        await Transport().SendAsync(MailSamples.Outgoing() with { ToName = name, Content = new(subject, "<p>x</p>", "x") });
        var raw = Assert.Single(peer.Mails);
        var got = await raw.ReadAsync();
        Assert.Equal(subject, got.Subject);
        Assert.Equal(name, got.To.Mailboxes.Single().Name);
        Assert.All(System.Text.Encoding.ASCII.GetString(raw).Split("\r\n"), line => Assert.True(line.Length <= 998, line));
        Assert.All(raw, b => Assert.InRange(b, 0, 127));
    }

    [Theory]
    [InlineData("张三\r\nBcc: victim@example.org")]
    [InlineData("张三\nBcc: victim@example.org\n\nbody")]
    [InlineData("a\" <victim@example.org>, \"b")]
    public async Task A_name_cannot_begin_a_header_or_add_a_recipient(string name)
    {
        await Transport().SendAsync(MailSamples.Outgoing() with { ToName = name });
        var got = await Assert.Single(peer.Mails).ReadAsync();
        Assert.Empty(got.Bcc);
        Assert.Equal("zhang@example.org", Assert.Single(got.To.Mailboxes).Address);
        Assert.Single(peer.Commands, command => command.StartsWith("RCPT", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("zhang@例子.中国", "zhang@xn--fsqu00a.xn--fiqs8s")]
    [InlineData("zhang@Müller.example", "zhang@xn--mller-kva.example")]
    public async Task A_domain_in_chinese_travels_in_ascii(string address, string ascii)
    {
        await Transport().SendAsync(MailSamples.Outgoing() with { ToAddress = address });
        Assert.Contains(peer.Commands, command => command.StartsWith($"RCPT TO:<{ascii}>", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task A_mailbox_in_chinese_needs_a_server_that_takes_it()
    {
        var mail = MailSamples.Outgoing() with { ToAddress = "张三@例子.中国" };
        await Assert.ThrowsAsync<PermanentMailException>(() => Transport().SendAsync(mail));
        Assert.Empty(peer.Mails);
        peer.OffersUtf8 = true;
        await Transport().SendAsync(mail);
        Assert.Single(peer.Mails);
    }

    [Theory]
    [InlineData("")]
    [InlineData("zhang")]
    [InlineData("a@example.org, b@example.org")]
    [InlineData("a@example.org\r\nRCPT TO:<b@example.org>")]
    [InlineData("张三 <a@example.org>")]
    public async Task Whatever_is_not_one_address_is_given_up(string address)
    {
        await Assert.ThrowsAsync<PermanentMailException>(() => Transport().SendAsync(MailSamples.Outgoing() with { ToAddress = address }));
        Assert.Empty(peer.Mails);
    }

    [Theory]
    [InlineData(SmtpMood.RejectRecipient, "550")]
    [InlineData(SmtpMood.RejectContent, "554")]
    public async Task A_refusal_is_permanent_with_the_servers_words(SmtpMood mood, string code)
    {
        peer.Mood = mood;
        var problem = await Assert.ThrowsAsync<PermanentMailException>(() => Transport().SendAsync(MailSamples.Outgoing()));
        Assert.Contains(code, problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(SmtpMood.Greylist)]
    [InlineData(SmtpMood.Busy)]
    [InlineData(SmtpMood.DropAtStart)]
    [InlineData(SmtpMood.DropAfterData)]
    public async Task What_may_pass_later_is_transient(SmtpMood mood)
    {
        peer.Mood = mood;
        await Assert.ThrowsAsync<TransientMailException>(() => Transport().SendAsync(MailSamples.Outgoing()));
    }

    [Fact]
    public async Task A_server_that_never_answers_is_transient()
    {
        peer.Mood = SmtpMood.Silent;
        await Assert.ThrowsAsync<TransientMailException>(() =>
            Transport(Options() with { Timeout = TimeSpan.FromMilliseconds(200) }).SendAsync(MailSamples.Outgoing()));
    }

    [Fact]
    public async Task Nobody_listening_is_transient()
    {
        var options = Options();
        await peer.DisposeAsync();
        await Assert.ThrowsAsync<TransientMailException>(() => Transport(options).SendAsync(MailSamples.Outgoing()));
    }

    [Fact]
    public async Task The_caller_giving_up_is_no_failure_of_the_mail()
    {
        peer.Mood = SmtpMood.Silent;
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Transport().SendAsync(MailSamples.Outgoing(), stop.Token));
    }

    [Fact]
    public async Task A_farewell_that_fails_does_not_send_the_mail_again()
    {
        peer.Mood = SmtpMood.DropAtQuit;
        await Transport().SendAsync(MailSamples.Outgoing());
        Assert.Single(peer.Mails);
    }

    [Fact]
    public async Task User_and_password_are_sent_and_a_wrong_one_is_permanent()
    {
        peer.Login = ("funding", "right");
        await Transport(Options() with { SmtpUser = "funding", SmtpPassword = "right" }).SendAsync(MailSamples.Outgoing());
        Assert.Single(peer.Mails);
        var problem = await Assert.ThrowsAsync<PermanentMailException>(() => Transport(Options() with
        {
            SmtpUser = "funding",
            SmtpPassword = "wrong-one"
        }).SendAsync(MailSamples.Outgoing()));
        Assert.DoesNotContain("wrong-one", problem.Message, StringComparison.Ordinal);
        Assert.Single(peer.Mails);
    }

    [Fact]
    public async Task Without_starttls_nothing_leaves_in_the_clear()
    {
        await Assert.ThrowsAsync<PermanentMailException>(() =>
            Transport(Options() with { SmtpSecurity = SmtpSecurity.StartTls }).SendAsync(MailSamples.Outgoing()));
        Assert.DoesNotContain(peer.Commands, command => command.StartsWith("MAIL", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_untrusted_certificate_gets_no_mail()
    {
        using var key = RSA.Create(2048);
        using var certificate =
            new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(
                DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        peer.Certificate = certificate;
        await Assert.ThrowsAsync<TransientMailException>(() =>
            Transport(Options() with { SmtpSecurity = SmtpSecurity.StartTls }).SendAsync(MailSamples.Outgoing()));
        Assert.DoesNotContain(peer.Commands, command => command.StartsWith("MAIL", StringComparison.Ordinal));
        Assert.Empty(peer.Mails);
    }

    public ValueTask DisposeAsync() => peer.DisposeAsync();

    private MailOptions Options() => MailSamples.Options with
    {
        Transport = MailTransportKind.Smtp,
        SmtpHost = "127.0.0.1",
        SmtpPort = peer.Port,
        SmtpSecurity = SmtpSecurity.None,
        AllowedRecipientDomains = ["example.org"],
    };

    private SmtpTransport Transport(MailOptions? options = null) => new((options ?? Options()).Demand());
}

internal static class RawMails
{
    public static Task<MimeMessage> ReadAsync(this byte[] raw) => MimeMessage.LoadAsync(new MemoryStream(raw));
}
