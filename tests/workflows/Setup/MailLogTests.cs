namespace Funding.Workflows.Tests.Setup;

/// <summary>"Did Hangzhou get it?": what the log of mails answers for a round and for a person.</summary>
public sealed class MailLogTests
{
    private static readonly MailFilter Every = new(null, null);

    [Fact]
    public async Task What_waits_comes_first_and_then_the_newest()
    {
        await using var house = new RoundHouse(engineInMemory: true);
        var run = await AppliedAsync(house);
        var waiting = await WaitAsync(house, run, "applicant1@college.example");

        var page = await house.Get<MailLog>().OfRoundAsync(Cast.Administrator, run.Id, Every, null);
        Assert.Null(page.Continuation);
        var first = page.Mails[0];
        Assert.Equal((run.Id, null, waiting.NotBefore), (first.RoundId, first.Line.State, first.Line.At));
        Assert.Equal((waiting.NotBefore, 0), (first.Line.Asking!.DueAt, first.Line.Asking.Attempts));
        Assert.Equal("applicant1@college.example", first.Line.Address);
        var rest = page.Mails.Skip(1).Select(m => m.Line).ToList();
        Assert.All(rest, l => Assert.Equal(DeliveryState.Sent, l.State));
        Assert.All(rest, l => Assert.True(l.Asking is { Attempts: 1 } asking && asking.AskedAt <= l.At, l.Subject));
        Assert.Equal(rest.OrderByDescending(l => l.At).Select(l => l.At), rest.Select(l => l.At));
        Assert.Equal(run.Applications, rest.Count(l => l.Template == nameof(MailTemplates.SubmissionReceipt)));
        Assert.Equal(await SentAsync(house, run), rest.Count);
    }

    [Fact]
    public async Task A_person_is_asked_for_in_one_round_and_in_all()
    {
        await using var house = new RoundHouse(engineInMemory: true);
        var run = await AppliedAsync(house);
        await WaitAsync(house, run, "applicant1@college.example");
        var log = house.Get<MailLog>();
        var one = Person.IdOf("applicant1@college.example");

        var mails = (await log.OfPersonAsync(Cast.Administrator, one, Every)).Mails;
        Assert.True(mails.Count >= 2, $"{mails.Count}");
        Assert.All(mails, m => Assert.Equal(one, m.Line.PersonId));
        Assert.Null(mails[0].Line.State);
        Assert.Equal(
            mails.Where(m => m.RoundId == run.Id).Select(m => m.Line),
            (await log.OfPeopleAsync(Cast.Administrator, run.Id, [one], Every)).Mails.Select(m => m.Line));
        Assert.Empty((await log.OfPeopleAsync(Cast.Administrator, run.Id, [], Every)).Mails);
        Assert.All(
            (await log.OfPersonAsync(Cast.Administrator, one, new(MailStanding.Waiting, null))).Mails, m => Assert.Null(m.Line.State));
    }

    [Fact]
    public async Task A_long_log_is_read_page_by_page_and_every_mail_once()
    {
        await using var house = new RoundHouse(engineInMemory: true);
        var run = await AppliedAsync(house);
        for (var i = 0; i < MailLog.PageSize + 5; i++)
            await WaitAsync(house, run, "applicant1@college.example", i);
        var all = new List<MailLine>();
        string? from = null;
        do
        {
            var page = await house.Get<MailLog>().OfRoundAsync(Cast.Administrator, run.Id, Every, from);
            all.AddRange(page.Mails.Select(m => m.Line));
            from = page.Continuation;
        }
        while (from is not null);

        Assert.Equal(MailLog.PageSize + 5, all.Count(l => l.State is null));
        Assert.Equal(await SentAsync(house, run), all.Count(l => l.State is not null));
    }

    [Fact]
    public async Task It_is_for_administrators()
    {
        await using var house = new RoundHouse(engineInMemory: true);
        var log = house.Get<MailLog>();
        foreach (var ask in new Func<Task>[]
        {
            () => log.OfRoundAsync(Cast.Officer, "r1", Every, null),
            () => log.OfPeopleAsync(Cast.Officer, "r1", [], Every),
            () => log.OfPersonAsync(Cast.Officer, "p1", Every),
        })
            Assert.Equal("role-not-allowed", (await Assert.ThrowsAsync<RefusedException>(ask)).Refusals[0].Code);
    }

    [Theory]
    [InlineData(null, MailStanding.Waiting)]
    [InlineData(DeliveryState.Sent, MailStanding.Sent)]
    [InlineData(DeliveryState.Suppressed, MailStanding.NotDelivered)]
    [InlineData(DeliveryState.Failed, MailStanding.NotDelivered)]
    [InlineData(DeliveryState.Bounced, MailStanding.NotDelivered)]
    [InlineData(DeliveryState.Dropped, MailStanding.NotDelivered)]
    [InlineData(DeliveryState.SpamReport, MailStanding.NotDelivered)]
    public void A_filter_shows_what_stands_so_and_is_of_the_kind(DeliveryState? state, MailStanding standing)
    {
        var line = new MailLine { Template = "A", Subject = "甲", State = state };
        foreach (var asked in Enum.GetValues<MailStanding>())
            Assert.Equal(asked == standing, new MailFilter(asked, null).Shows(line));
        Assert.True(Every.Shows(line));
        Assert.True(new MailFilter(standing, "A").Shows(line));
        Assert.False(new MailFilter(standing, "B").Shows(line));
    }

    private static async Task<RoundPlayer> AppliedAsync(RoundHouse house)
    {
        var run = new RoundPlayer(house) { Applications = 2 };
        await run.LaunchAsync();
        await run.ApplyAsync();
        await house.SettleAsync();
        return run;
    }

    private static ValueTask<int> SentAsync(RoundHouse house, RoundPlayer run) =>
        house.Get<ITableStore>().EnumerateAsync(DeliveryLog.Partition(run.Id), KeyRange.Prefix("sent:")).CountAsync();

    /// <summary>A mail of tomorrow morning.</summary>
    private static async Task<Effect> WaitAsync(RoundHouse house, RoundPlayer run, string email, int number = 0)
    {
        var now = house.Get<TimeProvider>().GetUtcNow();
        var person = await house.Get<PeopleStore>().GetOrCreateAsync(email);
        var request = MailTemplates.RoundCancelled.To(
            person.Id, new Dictionary<string, string> { ["RoundName"] = "评审", ["Reason"] = "停办" }, null, run.Id);
        var effect = Effect.Of(MailEffectHandler.KindName, $"mail:waits:{number}", request) with
        {
            CreatedAt = now,
            NotBefore = now.AddHours(20),
        };
        await house.Get<ITableStore>().CommitAsync(
            RoundKeys.Partition(run.Id), [RowCodec.Insert(OutboxKeys.Of(effect, now), effect)]);
        return effect;
    }
}
