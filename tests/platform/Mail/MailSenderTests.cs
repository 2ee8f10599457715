using MimeKit;

namespace Funding.Platform.Tests.Mail;

public sealed class MailSenderTests : IAsyncDisposable
{
    private readonly MailHouse desk = new();

    [Fact]
    public async Task The_link_of_the_mail_opens_and_the_mail_says_until_when()
    {
        await desk.Sender().SendAsync("mail:1", await desk.RequestAsync());
        var entry = Assert.Single((await desk.Mailbox.ListAsync()).Entries);
        var mail = (await desk.Mailbox.FindAsync(entry.Id))!;
        var token = TokenIn(mail.Text);
        Assert.Equal("mixed-ownership-colleges-2026-1", (await desk.Links.FindAsync(token, LinkPurpose.ReviewDesk)).Terms.Subject);
        Assert.Contains($"href=\"http://127.0.0.1:5080/link/{token}\"", mail.Html, StringComparison.Ordinal);
        Assert.Contains("2026年6月11日 09:00:00", mail.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task However_often_the_effect_is_tried_one_mail_arrives()
    {
        var request = await desk.RequestAsync();
        for (var i = 0; i < 3; i++)
            await desk.Sender().SendAsync("mail:1", request);
        await using var smtp = new SmtpPeer();
        await desk.Sender(Smtp(smtp, out var options), options).SendAsync("mail:1", request);
        Assert.Single((await desk.Mailbox.ListAsync()).Entries);
        Assert.Empty(smtp.Mails);
        Assert.Equal(DeliveryState.Sent, (await desk.Deliveries.FindAsync("r1", "mail:1"))!.State);
    }

    [Fact]
    public async Task A_crash_between_the_peer_and_the_row_sends_the_same_mail_again()
    {
        await using var smtp = new SmtpPeer { Mood = SmtpMood.DropAfterData };
        var sender = desk.Sender(Smtp(smtp, out var options), options);
        var request = await desk.RequestAsync();
        await Assert.ThrowsAsync<TransientMailException>(() => sender.SendAsync("mail:1", request));
        Assert.Null(await desk.Deliveries.FindAsync("r1", "mail:1"));
        smtp.Mood = SmtpMood.Accept;
        desk.Clock.Advance(TimeSpan.FromMinutes(5));
        await sender.SendAsync("mail:1", request);

        var mails = await Task.WhenAll(smtp.Mails.Select(raw => raw.ReadAsync()));
        Assert.Equal(2, mails.Length);
        Assert.Single(mails.Select(mail => mail.MessageId).Distinct());
        Assert.Single(mails.Select(mail => mail.TextBody).Distinct());
        Assert.Single((await desk.Links.ListByPersonAsync(request.PersonId)).Links);
    }

    [Fact]
    public async Task A_mail_whose_process_ended_before_anything_was_sent_is_sent_by_the_next()
    {
        var request = await desk.RequestAsync();
        await Assert.ThrowsAsync<InvalidOperationException>(() => desk.Sender(new EndingTransport()).SendAsync("mail:1", request));
        await desk.Sender().SendAsync("mail:1", request);
        await desk.Sender().SendAsync("mail:1", request);
        Assert.Single((await desk.Mailbox.ListAsync()).Entries);
    }

    [Fact]
    public async Task A_mail_begun_here_is_looked_for_in_the_log_no_more_and_one_that_was_begun_before_is()
    {
        var request = (await desk.RequestAsync()) with { Link = new LinkRef { Path = "/review" } };
        using (StorageMeter.Measure(out var cost))
        {
            await desk.Sender(new CountedTransport()).SendAsync("mail:1", request);
            Assert.Equal((1, 2), (cost[StorageOperation.Get], cost[StorageOperation.Commit]));
        }

        using (StorageMeter.Measure(out var again))
        {
            await desk.Sender(new CountedTransport()).SendAsync("mail:1", request);
            Assert.Equal((1, 1), (again[StorageOperation.Get], again[StorageOperation.Commit]));
        }
    }

    [Fact]
    public async Task Mails_that_go_in_one_moment_are_begun_and_settled_together_and_each_goes_once()
    {
        var request = (await desk.RequestAsync()) with { Link = new LinkRef { Path = "/review" } };
        var transport = new CountedTransport();
        // What writes the first may still be at work when the others come, and then writes them too: both are counted.
        using (StorageMeter.Measure(out var cost))
        {
            await desk.Sender(transport).SendAsync("mail:7", request);
            await Task.WhenAll(Enumerable.Range(0, 20).Select(i => desk.Sender(transport).SendAsync($"mail:{i}", request)));
            Assert.InRange(cost[StorageOperation.Commit], 4, 32);
        }

        Assert.Equal(20, transport.Sent);
        Assert.Equal(20, (await desk.Deliveries.ListAsync("r1", null)).Items.Count);
    }

    [Fact]
    public async Task A_settled_mail_stays_known_until_it_is_forgotten_whole()
    {
        var request = await desk.RequestAsync();
        await Assert.ThrowsAsync<InvalidOperationException>(() => desk.Sender(new EndingTransport()).SendAsync("mail:1", request));
        desk.Clock.Advance(TimeSpan.FromDays(2));
        await desk.Sender().SendAsync("mail:1", request);
        await desk.Deliveries.PruneAsync("r1", desk.Clock.GetUtcNow() - TimeSpan.FromDays(1));
        await desk.Sender().SendAsync("mail:1", request);
        Assert.Single((await desk.Mailbox.ListAsync()).Entries);

        desk.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Equal(1, await desk.Deliveries.PruneAsync("r1", desk.Clock.GetUtcNow() - TimeSpan.FromDays(1)));
        Assert.Empty((await desk.Store.QueryAsync(DeliveryLog.Partition("r1"), KeyRange.All)).Rows);
    }

    [Fact]
    public async Task Different_effects_and_rounds_have_different_message_ids()
    {
        var ids = new[]
        {
            MailMessageId.Of("r1", "a", "x@d"),
            MailMessageId.Of("r1", "b", "x@d"),
            MailMessageId.Of("r2", "a", "x@d"),
            MailMessageId.Of(null, "a", "x@d")
        };
        Assert.Equal(4, ids.Select(id => id.ToString()).Distinct().Count());
        Assert.All(ids, id => Assert.Equal(id, MailMessageId.Parse($"<{id}>")));
        await desk.Sender().SendAsync("mail:1", await desk.RequestAsync());
        Assert.Equal(
            "mail:1",
            (await desk.Deliveries.FindByMessageIdAsync(
                $"<{MailMessageId.Of("r1", "mail:1", MailSamples.Options.FromAddress)}>"))!.EffectKey);
    }

    [Fact]
    public async Task A_permanent_refusal_is_shown_and_not_tried_again()
    {
        await using var smtp = new SmtpPeer { Mood = SmtpMood.RejectRecipient };
        var sender = desk.Sender(Smtp(smtp, out var options), options);
        var request = await desk.RequestAsync();
        await Assert.ThrowsAsync<PermanentMailException>(() => sender.SendAsync("mail:1", request));
        var failure = Assert.Single((await desk.Deliveries.ListFailuresAsync("r1")).Failures);
        Assert.Equal((DeliveryState.Failed, "zhang@example.org"), (failure.State, failure.Address));
        Assert.Contains("no such mailbox", failure.Reason, StringComparison.Ordinal);

        var tried = smtp.Commands.Count;
        await Assert.ThrowsAsync<PermanentMailException>(() => sender.SendAsync("mail:1", request));
        Assert.Equal(tried, smtp.Commands.Count);
    }

    [Theory]
    [InlineData("zhang@example.org", true)]
    [InlineData("zhang@mail.EXAMPLE.org", true)]
    [InlineData("zhang@notexample.org", false)]
    [InlineData("zhang@example.org.attacker.test", false)]
    [InlineData("zhang@edu.cn", false)]
    public async Task Outside_production_only_allowed_domains_get_mail(string email, bool allowed)
    {
        await using var smtp = new SmtpPeer();
        var transport = Smtp(smtp, out var options);
        var request = await desk.RequestAsync(email);
        await desk.Sender(transport, options).SendAsync("mail:1", request);
        Assert.Equal(allowed ? 1 : 0, smtp.Mails.Count);
        Assert.Equal(
            allowed ? 0 : 1, (await desk.Deliveries.ListFailuresAsync("r1")).Failures.Count(f => f.State == DeliveryState.Suppressed));

        await desk.Sender(transport, options with { Environment = MailEnvironment.Production }).SendAsync("mail:2", request);
        Assert.Equal(allowed ? 2 : 1, smtp.Mails.Count);
    }

    [Fact]
    public async Task The_address_and_language_are_those_of_the_moment_of_sending()
    {
        var request = await desk.RequestAsync();
        await desk.People.ChangeAsync(request.PersonId, p => p with { Email = "new@example.org", Language = "en" });
        await desk.Sender().SendAsync("mail:1", request);
        var entry = Assert.Single((await desk.Mailbox.ListAsync("NEW@example.org")).Entries);
        Assert.StartsWith("Invitation to review", entry.Subject, StringComparison.Ordinal);
        Assert.Empty((await desk.Mailbox.ListAsync("zhang@example.org")).Entries);
    }

    [Fact]
    public async Task Nobody_and_a_disabled_person_get_nothing_and_the_office_sees_it()
    {
        var request = await desk.RequestAsync();
        await Assert.ThrowsAsync<PermanentMailException>(() => desk.Sender().SendAsync("mail:1", request with { PersonId = "nobody" }));
        await desk.People.ChangeAsync(request.PersonId, p => p with { Disabled = true });
        await desk.Sender().SendAsync("mail:2", request);
        Assert.Empty((await desk.Mailbox.ListAsync()).Entries);
        Assert.Equal(
            [DeliveryState.Suppressed, DeliveryState.Failed],
            (await desk.Deliveries.ListFailuresAsync("r1")).Failures.Select(f => f.State).Order());
    }

    [Fact]
    public async Task Failures_page_from_the_newest()
    {
        var request = await desk.RequestAsync();
        for (var i = 0; i < 5; i++)
        {
            await Assert.ThrowsAsync<PermanentMailException>(() => desk.Sender().SendAsync(
                $"mail:{i}", request with { PersonId = "nobody" }));
            desk.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        var first = await desk.Deliveries.ListFailuresAsync("r1", 3);
        var rest = await desk.Deliveries.ListFailuresAsync("r1", 3, first.Continuation);
        Assert.Equal(["mail:4", "mail:3", "mail:2", "mail:1", "mail:0"], first.Failures.Concat(rest.Failures).Select(f => f.EffectKey));
        Assert.Null(rest.Continuation);
    }

    [Fact]
    public async Task Old_deliveries_are_forgotten_and_recent_ones_stay()
    {
        var request = await desk.RequestAsync();
        await desk.Sender().SendAsync("mail:old", request);
        await Assert.ThrowsAsync<PermanentMailException>(() => desk.Sender().SendAsync(
            "mail:old-failure", request with { PersonId = "nobody" }));
        desk.Clock.Advance(TimeSpan.FromDays(1));
        await desk.Sender().SendAsync("mail:recent", request);
        Assert.Equal(3, await desk.Deliveries.PruneAsync("r1", desk.Clock.GetUtcNow()));
        Assert.Null(await desk.Deliveries.FindAsync("r1", "mail:old"));
        Assert.NotNull(await desk.Deliveries.FindAsync("r1", "mail:recent"));
        Assert.Empty((await desk.Deliveries.ListFailuresAsync("r1")).Failures);
    }

    [Theory]
    [InlineData("mixed-ownership-colleges-2026-1")]
    [InlineData("a:b")]
    [InlineData("轮次/一?#")]
    [InlineData("")]
    public void A_message_id_is_one_that_every_server_takes(string roundId)
    {
        var id = MailMessageId.Of(roundId, "mail:1", "funding@教育.中国").ToString();
        Assert.Equal(id, Assert.Single(MimeKit.Utils.MimeUtils.EnumerateReferences($"<{id}>")));
        Assert.All(id, c => Assert.True(char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or '@'));
        Assert.Equal(id, MailMessageId.Parse(id)!.ToString());
    }

    [Fact]
    public async Task Sent_again_by_the_office_it_carries_the_same_link_or_a_fresh_one()
    {
        var resend = new MailResend(desk.Deliveries, desk.Links, desk.Clock);
        var request = await desk.RequestAsync();
        await desk.Sender().SendAsync("mail:1", request);
        await desk.Sender().SendAsync("mail:1:again", await resend.SameAsync("r1", "mail:1"));
        await desk.Sender().SendAsync("mail:1:again:again", await resend.SameAsync("r1", "mail:1:again"));
        Assert.Single((await TokensAsync()).Distinct());

        var link = Assert.Single((await desk.Links.ListByPersonAsync(request.PersonId)).Links);
        await desk.Sender().SendAsync("mail:1:fresh", await resend.FreshAsync(link.Id, desk.Clock.GetUtcNow().AddDays(3)));
        Assert.Equal(2, (await TokensAsync()).Distinct().Count());
        Assert.Equal(2, (await desk.Links.ListByPersonAsync(request.PersonId)).Links.Count(l => l.IsLive(desk.Clock.GetUtcNow())));
    }

    [Theory]
    [InlineData("mail:1")]
    [InlineData("mail:1:again")]
    public async Task A_mail_whose_link_is_over_is_not_sent_again_as_it_was(string effectKey)
    {
        var resend = new MailResend(desk.Deliveries, desk.Links, desk.Clock);
        var request = await desk.RequestAsync();
        await desk.Sender().SendAsync("mail:1", request);
        await desk.Sender().SendAsync("mail:1:again", await resend.SameAsync("r1", "mail:1"));
        await desk.Links.RevokeAsync((await desk.Links.ListByPersonAsync(request.PersonId)).Links[0].Id);

        var refused = await Assert.ThrowsAsync<RefusedException>(() => resend.SameAsync("r1", effectKey));
        Assert.Equal("mail-link-over", refused.Refusals[0].Code);
    }

    public ValueTask DisposeAsync() => desk.DisposeAsync();

    private static string TokenIn(string text) => Regex.Match(text, @"/link/(\S+)").Groups[1].Value;

    private static SmtpTransport Smtp(SmtpPeer peer, out MailOptions options)
    {
        options = MailSamples.Options with
        {
            Transport = MailTransportKind.Smtp,
            SmtpHost = "127.0.0.1",
            SmtpPort = peer.Port,
            SmtpSecurity = SmtpSecurity.None,
            AllowedRecipientDomains = ["example.org"]
        };
        return new SmtpTransport(options.Demand());
    }

    private async Task<List<string>> TokensAsync()
    {
        var tokens = new List<string>();
        foreach (var entry in (await desk.Mailbox.ListAsync()).Entries)
            tokens.Add(TokenIn((await desk.Mailbox.FindAsync(entry.Id))!.Text));
        return tokens;
    }

    private sealed class EndingTransport : IMailTransport
    {
        public Task SendAsync(OutgoingMail mail, CancellationToken cancellation = default) =>
            throw new InvalidOperationException("The process ends here.");
    }

    private sealed class CountedTransport : IMailTransport
    {
        private int sent;

        public int Sent => Volatile.Read(ref sent);

        public async Task SendAsync(OutgoingMail mail, CancellationToken cancellation = default)
        {
            await Task.Yield();
            Interlocked.Increment(ref sent);
        }
    }
}
