using CsCheck;

namespace Funding.Workflows.Tests.Stages;

public sealed class ReminderDecisionTests
{
    // 2 March 2026 is a Monday.
    private static readonly OfficeHours Hours = new(ShippedCatalogue.Catalogue.WorkingCalendar);

    private static readonly Reminder Mail = new(
        MailTemplates.ReviewLastDay, new LinkTerms { Purpose = LinkPurpose.ReviewDesk, Subject = "r", ExpiresAt = At("2026-03-21T00:00") });

    private static readonly Waited Vote = new("vote:p", new("表决", "Vote"), null, new(2026, 3, 20)) { Persons = ["p"], Reminder = Mail };

    private static DateTimeOffset At(string local) => DateTimeOffset.Parse(local + "+08:00");

    private static ReminderVerdict Of(string now, Reminded? last = null, Waited? waited = null, DateTimeOffset? term = null) =>
        ReminderDecision.Of(waited ?? Vote, term, last, Hours, At(now));

    private static Reminded Went(string at, string goes, string? by = "admin") => new(At(at), At(goes), by);

    [Theory]
    [InlineData("2026-03-02T10:00", "2026-03-02T10:00")]
    [InlineData("2026-03-02T00:00", "2026-03-02T08:30")]
    [InlineData("2026-03-02T17:30", "2026-03-03T08:30")]
    [InlineData("2026-03-06T18:00", "2026-03-09T08:30")]
    public void It_goes_in_office_hours(string now, string goes) => Assert.Equal(new ReminderVerdict(At(goes), null), Of(now));

    [Fact]
    public void A_mail_that_would_come_too_late_on_a_working_day_goes_before() =>
        Assert.Equal(At("2026-03-07T10:00"), Of("2026-03-07T10:00", term: At("2026-03-08T00:00")).GoesAt);

    [Theory]
    [InlineData("2026-03-20T23:59:59.999", null)]
    [InlineData("2026-03-21T00:00", ReminderBar.Over)]
    public void The_last_minute_of_the_last_day_is_in_time(string now, ReminderBar? bar) => Assert.Equal(bar, Of(now).Bar);

    [Fact]
    public void What_no_day_ends_may_be_reminded_of_at_any_time() =>
        Assert.Null(Of("2027-01-04T10:00", waited: Vote with { Until = null }).Bar);

    [Theory]
    [InlineData("2026-03-03T10:00", "2026-03-03T10:00", "2026-03-03T23:59:59.999", ReminderBar.ThatDay)]
    [InlineData("2026-03-03T10:00", "2026-03-03T10:00", "2026-03-04T00:00", null)]
    [InlineData("2026-03-03T00:00", "2026-03-03T08:30", "2026-03-03T00:01", ReminderBar.ThatDay)]
    [InlineData("2026-03-06T18:00", "2026-03-09T08:30", "2026-03-07T10:00", ReminderBar.ThatDay)]
    [InlineData("2026-03-06T18:00", "2026-03-09T08:30", "2026-03-09T23:59", ReminderBar.ThatDay)]
    [InlineData("2026-03-06T18:00", "2026-03-09T08:30", "2026-03-10T00:00", null)]
    public void One_goes_in_a_day_whether_by_itself_or_by_hand(string asked, string goes, string now, ReminderBar? bar)
    {
        Assert.Equal(bar, Of(now, Went(asked, goes)).Bar);
        Assert.Equal(bar, Of(now, Went(asked, goes, by: null)).Bar);
    }

    [Fact]
    public void Without_a_mail_or_a_person_nobody_is_reminded()
    {
        Assert.Equal(new(null, ReminderBar.NoMail), Of("2026-03-02T10:00", waited: Vote with { Reminder = null }));
        Assert.Equal(new(null, ReminderBar.Nobody), Of("2026-03-02T10:00", waited: Vote with { Persons = [] }));
        Assert.Null(Of("2026-03-02T10:00", waited: Vote with
        {
            Persons = [],
            Unnamed = _ => Task.FromResult<IReadOnlyList<Addressee>>([]),
        }).Bar);
    }

    /// <summary>However often somebody presses, the days on which mails go are all different.</summary>
    [Fact]
    public void Days_on_which_reminders_go_never_repeat() => Gen.Int[0, 18 * 24 * 60].Array[1, 60].Sample(minutes =>
    {
        Reminded? last = null;
        foreach (var now in minutes.Order().Select(m => At("2026-03-02T00:00").AddMinutes(m)))
        {
            if (ReminderDecision.Of(Vote, At("2026-03-21T00:00"), last, Hours, now).GoesAt is not { } goes)
                continue;
            Assert.True(last is null || ShanghaiTime.DayOf(goes) > last.Day, $"{last} and {goes}");
            Assert.True(goes >= now && goes < At("2026-03-21T00:00"));
            last = new(now, goes, "admin");
        }
    });
}
