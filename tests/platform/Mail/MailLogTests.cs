namespace Funding.Platform.Tests.Mail;

/// <summary>The lines of the log of mails: what the office reads of a delivery.</summary>
public sealed class MailLogTests : IAsyncDisposable
{
    private const string Partition = "round:r1";
    private readonly MailHouse desk = new();

    [Fact]
    public async Task Each_mail_stands_in_its_rounds_log_and_in_its_persons_the_newest_first()
    {
        var zhang = await desk.RequestAsync();
        var li = await desk.RequestAsync("li@example.org", "en");
        foreach (var (key, request) in new[] { ("mail:1", zhang), ("mail:2", li), ("mail:3", zhang) })
        {
            await desk.Sender().SendAsync(key, request);
            desk.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.Equal(["zhang@example.org", "li@example.org", "zhang@example.org"], (await AllAsync()).Select(l => l.Address));
        Assert.Equal(2, (await OfAsync(zhang.PersonId)).Count);
        var line = Assert.Single(await OfAsync(li.PersonId));
        Assert.Equal(
            ("ReviewInvitation", "张三", DeliveryState.Sent, "Invitation to review: 评审, 12 applications"),
            (line.Template, line.Name, line.State!.Value, line.Subject));
        Assert.Empty((await desk.Deliveries.ListAsync(null, null)).Items);
    }

    [Fact]
    public async Task Lines_page_by_continuation()
    {
        var request = await desk.RequestAsync();
        for (var i = 0; i < 5; i++)
            await desk.Sender().SendAsync($"mail:{i}", request);
        var first = await desk.Deliveries.ListAsync("r1", null, 3);
        Assert.Equal(3, first.Items.Count);
        var rest = await desk.Deliveries.ListAsync("r1", null, 3, first.Continuation);
        Assert.Equal((2, null), (rest.Items.Count, rest.Continuation));
    }

    [Fact]
    public async Task What_was_not_sent_says_why()
    {
        var request = await desk.RequestAsync();
        await desk.People.ChangeAsync(request.PersonId, p => p with { Disabled = true });
        await desk.Sender().SendAsync("mail:1", request);
        var line = Assert.Single(await OfAsync(request.PersonId));
        Assert.Equal((DeliveryState.Suppressed, "The person is disabled."), (line.State!.Value, line.Reason));
    }

    [Fact]
    public async Task A_return_reported_later_shows_where_the_mail_stands()
    {
        var request = await desk.RequestAsync();
        await desk.Sender().SendAsync("mail:1", request);
        desk.Clock.Advance(TimeSpan.FromHours(1));
        await desk.Sender().SendAsync("mail:2", request);
        var id = MailMessageId.Parse((await desk.Deliveries.FindAsync("r1", "mail:1"))!.MessageId);
        var returned = new DeliveryFailure
        {
            EffectKey = null,
            Template = null,
            PersonId = null,
            Address = "zhang@example.org",
            State = DeliveryState.Bounced,
            Reason = "550 no such user",
            At = desk.Clock.GetUtcNow().AddMinutes(5),
        };
        foreach (var eventId in new[] { "e1", "e1", "e2" })
            await desk.Deliveries.RecordEventAsync(id, eventId, returned, CancellationToken.None);

        foreach (var lines in new[] { await AllAsync(), await OfAsync(request.PersonId) })
        {
            Assert.Equal([DeliveryState.Sent, DeliveryState.Bounced], lines.Select(l => l.State!.Value));
            Assert.Equal((returned.At, "550 no such user"), (lines[1].At, lines[1].Reason));
        }
    }

    [Fact]
    public async Task Who_objected_is_not_in_it()
    {
        var person = await desk.People.GetOrCreateAsync("citizen@example.org", "zh", "马建华");
        foreach (var template in new[] { MailTemplates.ObjectionReceipt, MailTemplates.ObjectionDecided })
        {
            await desk.Sender().SendAsync(
                $"mail:{template.Name}:{person.Id}", MailSamples.RequestOf(template) with { PersonId = person.Id });
        }

        Assert.Equal(2, (await AllAsync()).Count);
        Assert.Empty(await OfAsync(person.Id));
        await foreach (var row in desk.Store.EnumerateAsync(DeliveryLog.Partition("r1"), KeyRange.Prefix("line:")))
        {
            foreach (var secret in new[] { person.Id, person.Email, person.Name })
                Assert.DoesNotContain(secret, $"{row.Key} {FundingJson.Serialize(RowCodec.Read<MailLine>(row))}", StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Nothing_of_a_link_is_in_it()
    {
        await desk.Sender().SendAsync("mail:1", await desk.RequestAsync());
        var sent = Assert.Single((await desk.Mailbox.ListAsync()).Entries);
        var token = (await desk.Mailbox.FindAsync(sent.Id))!.Text.Split("/link/")[1].Split('\n')[0].Trim();
        Assert.True(token.Length > 20, token);
        Assert.DoesNotContain(token, FundingJson.Serialize(Assert.Single(await AllAsync())), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lines_are_forgotten_with_their_mails()
    {
        var request = await desk.RequestAsync();
        await desk.Sender().SendAsync("mail:old", request);
        desk.Clock.Advance(TimeSpan.FromDays(1));
        await desk.Sender().SendAsync("mail:recent", request);
        Assert.Equal(1, await desk.Deliveries.PruneAsync("r1", desk.Clock.GetUtcNow()));
        Assert.Single(await AllAsync());
        Assert.Single(await OfAsync(request.PersonId));
    }

    [Theory]
    [InlineData(0, 1, true)]
    [InlineData(2, 3, false)]
    public void When_it_was_due_is_known_until_it_is_tried_again(int before, int attempts, bool known)
    {
        var asked = desk.Clock.GetUtcNow();
        var effect = Effect.Of("mail", "mail:1", "") with { CreatedAt = asked, NotBefore = asked.AddHours(9), Attempts = before };
        Assert.Equal(new MailAsking(asked, known ? asked.AddHours(9) : null, attempts), MailAsking.Of(effect, before + 1));
    }

    [Theory]
    [InlineData("zh", "评审邀请", "…")]
    [InlineData("en", "Invitation to review", "…")]
    public void A_kind_of_mail_is_named_by_its_subject_without_what_differs(string language, string part, string gap)
    {
        var title = MailTemplates.ReviewInvitation.Title(language == "en");
        Assert.Contains(part, title, StringComparison.Ordinal);
        Assert.Contains(gap, title, StringComparison.Ordinal);
        Assert.DoesNotContain("{", title, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_that_waits_is_in_the_outboxs_range_and_nothing_that_was_given_up()
    {
        var now = desk.Clock.GetUtcNow();
        var soon = Effect.Of("mail", "mail:1", "") with { NotBefore = now };
        var later = Effect.Of("mail", "mail:2", "") with { NotBefore = now.AddDays(400) };
        await desk.Store.CommitAsync(Partition, [
            RowCodec.Insert(OutboxKeys.Of(soon, now), soon),
            RowCodec.Insert(OutboxKeys.Of(later, now), later),
            RowCodec.Insert(OutboxKeys.GivenUp + "x", soon),
        ]);
        Assert.Equal(
            ["mail:1", "mail:2"],
            await desk.Store.EnumerateAsync<Effect>(Partition, OutboxKeys.Waiting).Select(e => e.Value.Key).ToListAsync());
    }

    public ValueTask DisposeAsync() => desk.DisposeAsync();

    private Task<List<MailLine>> AllAsync() => OfAsync(null);

    private async Task<List<MailLine>> OfAsync(string? person) =>
        [.. (await desk.Deliveries.ListAsync("r1", person)).Items.Select(i => i.Value)];
}
