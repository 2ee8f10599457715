namespace Funding.Workflows.Tests.Awards;

public sealed class MonitoringDutyTests
{
    private static readonly DateOnly Last = new(2027, 7, 13);

    [Fact]
    public void The_holder_is_asked_at_once_reminded_before_the_end_and_what_is_late_is_told_once()
    {
        Assert.Equal(StageStep.Do(MonitoringDuty.RequestReport), Next(new(2027, 6, 15)));
        Assert.Equal(StageStep.WaitUntil(ShanghaiTime.StartOf(new(2027, 7, 10))), Next(new(2027, 6, 15), "RequestReport"));
        Assert.Equal(StageStep.Do(MonitoringDuty.RemindReport, Last), Next(new(2027, 7, 10), "RequestReport"));
        Assert.Equal(
            StageStep.WaitUntil(ShanghaiTime.CloseOf(Last)), Next(new(2027, 7, 10), "RequestReport", "RemindReport 2027-07-13"));
        Assert.Equal(StageStep.Do(MonitoringDuty.TellReportLate, Last), Next(new(2027, 7, 14), "RequestReport"));
        Assert.Equal(StageStep.WaitUntil(null), Next(new(2027, 7, 14), "RequestReport", "TellReportLate 2027-07-13"));
    }

    [Fact]
    public void A_filed_report_is_reminded_of_no_more_and_officers_are_asked_once()
    {
        Assert.Equal(StageStep.Do(MonitoringDuty.AskConfirmation), Next(new(2027, 7, 10), filed: true));
        Assert.Equal(StageStep.WaitUntil(null), Next(new(2027, 7, 20), filed: true, done: "AskConfirmation"));
    }

    [Fact]
    public void Confirmed_it_has_passed() =>
        Assert.Equal(StageStep.Leave(), MonitoringDuty.Next(new(true, true), new(At(new(2027, 6, 15)), Last, new HashSet<string>())));

    [Fact]
    public void A_payment_of_nothing_is_done_as_soon_as_it_is_due() => Assert.Equal(StageStep.Leave(), PaymentDuty.Next());

    private static StageStep Next(DateOnly day, params string[] done) => Next(day, false, done);

    private static StageStep Next(DateOnly day, bool filed, params string[] done) =>
        MonitoringDuty.Next(new(filed, false), new(At(day), Last, done.ToHashSet()));

    private static DateTimeOffset At(DateOnly day) => ShanghaiTime.StartOf(day).AddHours(9);
}
