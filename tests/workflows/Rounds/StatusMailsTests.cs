namespace Funding.Workflows.Tests.Rounds;

/// <summary>A round played with real office hours: each applicant hears of each step, once, in the day.</summary>
public sealed class StatusMailsTests
{
    private static readonly MailTemplate[] Placed = [MailTemplates.NoticeOpened, NoticeMails.PlacedInReserve, NoticeMails.NotPlaced];

    private static readonly MailTemplate[] Letters =
        [AnnouncementMails.LetterAwarded, AnnouncementMails.LetterReserve, AnnouncementMails.LetterNotSelected];

    [Fact]
    public async Task Each_applicant_hears_of_every_step_once_and_nobody_at_night()
    {
        await using var house = new RoundHouse(engineInMemory: true, officeHours: true);
        var run = new RoundPlayer(house) { Places = 3 };
        await run.PlayAsync();
        await run.LaterAsync(5);

        var sent = await house.Get<ITableStore>()
            .EnumerateAsync<DeliveryRecord>($"mail:{run.Id}", KeyRange.Prefix("sent:")).Select(m => m.Value).ToListAsync();
        string[] all = [.. Enumerable.Range(1, run.Applications).Select(Cast.ApplicationId).Order(StringComparer.Ordinal)];
        Assert.Equal(all, Of(QuotaMails.Recommended));
        Assert.Equal(all, Of(EligibilityMails.Eligible));
        Assert.Equal(all, Of(DrawMails.InReview));
        Assert.Equal(all, Of(DefenceMails.DefenceInvitation));
        Assert.Equal(all, Of(Placed));
        Assert.Equal(all, Of(Letters));
        Assert.Equal(3, Of(MailTemplates.NoticeOpened).Length);
        Assert.All(sent.Where(m => m.Request.Data.ContainsKey("ApplicationNumber")), m => Assert.NotNull(m.Request.Organisation));

        var hours = new OfficeHours(ShippedCatalogue.Catalogue.WorkingCalendar);
        Assert.All(sent.Where(m => !m.Request.AtOnce), m => Assert.True(
            hours.Next(m.At) == m.At || (m.Request.Data.ContainsKey("Deadline") && IsDay(m.At)), $"{m.EffectKey} {m.At:O}"));
        Assert.Contains(sent, m => m.Request.AtOnce);
        Assert.Empty(await house.KeysAsync(OutboxKeys.Later));

        string[] Of(params MailTemplate[] templates) =>
        [
            .. sent.Where(m => templates.Any(t => t.Name == m.Request.Template)).Select(m => m.Request.Data["ApplicationNumber"])
                .Order(StringComparer.Ordinal),
        ];
    }

    [Fact]
    public async Task A_full_desk_is_not_reminded_and_who_is_left_out_reads_that_the_limit_was_used_up()
    {
        await using var house = new RoundHouse(engineInMemory: true);
        var run = new RoundPlayer(house) { Applications = 2, Desks = ["hangzhou"] };
        await run.LaunchAsync();
        await run.SubmitAsync(1);
        await run.SubmitAsync(2);
        await run.LeaveAsync();
        var tables = house.Get<ITableStore>();
        var partition = RoundKeys.Partition(run.Id);
        var quota = (await tables.GetAsync<DeskQuota>(partition, RoundKeys.DeskQuota("hangzhou")))!;
        await tables.CommitAsync(partition, RowCodec.Replace(quota, quota.Value with { Limit = 1 }));
        await house.Get<RecommendationCommands>().RecommendAsync(
            Cast.ActorOf("hangzhou@city.example", Role.Recommender, "hangzhou"), run.Id, Cast.ApplicationId(1));
        await run.LeaveAsync();

        Assert.Single(await house.SentAsync(QuotaMails.RecommendationDesk));
        Assert.Empty(await house.SentAsync(QuotaMails.RecommendationDeskReminder));
        Assert.Equal(Cast.ApplicationId(1), Assert.Single(await house.SentAsync(QuotaMails.Recommended)).Data["ApplicationNumber"]);
        var letter = Assert.Single(await house.SentAsync(QuotaMails.NotRecommended));
        Assert.Contains("限额（1份）已全部用于其他申报", letter.Data["Reason"], StringComparison.Ordinal);
        Assert.Contains("限额", (await run.ApplicationAsync(Cast.ApplicationId(2))).Reason, StringComparison.Ordinal);
    }

    private static bool IsDay(DateTimeOffset at) =>
        ShanghaiTime.Local(at).TimeOfDay is var hour && hour >= OfficeHours.Opens && hour < OfficeHours.Closes;
}
