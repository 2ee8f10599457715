namespace Funding.Workflows.Tests.Duties;

/// <summary>Who is asked and reminded of a report, and when.</summary>
public sealed class ReportScheduleTests
{
    private static readonly DateOnly Last = new(2027, 7, 13);
    private static readonly DateOnly Desk = new(2027, 7, 20);

    [Fact]
    public void The_holder_is_asked_at_once_reminded_before_the_end_and_what_is_late_is_told_once()
    {
        Assert.Equal(StageStep.Do(MonitoringDuty.RequestReport), Next(ReportPhase.Filing, new(2027, 6, 15)));
        Assert.Equal(
            StageStep.WaitUntil(ShanghaiTime.StartOf(new(2027, 7, 10))), Next(ReportPhase.Filing, new(2027, 6, 15), "RequestReport"));
        Assert.Equal(StageStep.Do(MonitoringDuty.RemindReport, Last), Next(ReportPhase.Filing, new(2027, 7, 10), "RequestReport"));
        Assert.Equal(
            StageStep.WaitUntil(ShanghaiTime.CloseOf(Last)),
            Next(ReportPhase.Filing, new(2027, 7, 10), "RequestReport", "RemindReport 2027-07-13"));
        Assert.Equal(StageStep.Do(MonitoringDuty.TellReportLate, Last), Next(ReportPhase.Filing, new(2027, 7, 14), "RequestReport"));
        Assert.Equal(
            StageStep.WaitUntil(null), Next(ReportPhase.Filing, new(2027, 7, 14), "RequestReport", "TellReportLate 2027-07-13"));
    }

    [Fact]
    public void The_desk_is_asked_reminded_and_its_silence_holds_nothing_up()
    {
        Assert.Equal(StageStep.Do(MonitoringDuty.AskDeskOpinion, Desk), Next(ReportPhase.Opinion, new(2027, 7, 10)));
        Assert.Equal(
            StageStep.Do(MonitoringDuty.RemindDeskOpinion, Desk), Next(ReportPhase.Opinion, new(2027, 7, 18), "AskDeskOpinion 2027-07-20"));
        Assert.Equal(
            StageStep.WaitUntil(ShanghaiTime.CloseOf(Desk)),
            Next(ReportPhase.Opinion, new(2027, 7, 18), "AskDeskOpinion 2027-07-20", "RemindDeskOpinion 2027-07-20"));
        Assert.Equal(StageStep.Do(MonitoringDuty.AskReportVerdict, Last), Next(ReportPhase.Verdict, new(2027, 7, 21)));
    }

    [Fact]
    public void Officers_are_asked_once_and_reminded_ten_days_later()
    {
        Assert.Equal(StageStep.Do(MonitoringDuty.AskReportVerdict, Last), Next(ReportPhase.Verdict, new(2027, 7, 10)));
        Assert.Equal(
            StageStep.WaitUntil(ShanghaiTime.StartOf(new(2027, 7, 30))),
            Next(ReportPhase.Verdict, new(2027, 7, 10), "AskReportVerdict 2027-07-13"));
        Assert.Equal(
            StageStep.Do(MonitoringDuty.RemindReportVerdict, Last),
            Next(ReportPhase.Verdict, new(2027, 7, 30), "AskReportVerdict 2027-07-13"));
    }

    [Fact]
    public void A_correction_has_a_deadline_of_its_own_and_ends_in_a_verdict()
    {
        Assert.Equal(
            StageStep.WaitUntil(ShanghaiTime.StartOf(new(2027, 7, 10))), Next(ReportPhase.Correction, new(2027, 7, 1)));
        Assert.Equal(StageStep.Do(MonitoringDuty.RemindReport, Last), Next(ReportPhase.Correction, new(2027, 7, 10)));
        Assert.Equal(
            StageStep.WaitUntil(ShanghaiTime.CloseOf(Last)), Next(ReportPhase.Correction, new(2027, 7, 10), "RemindReport 2027-07-13"));
    }

    [Fact]
    public void A_second_officer_is_asked_for_each_verdict()
    {
        var facts = new ReportFacts(ReportPhase.Confirmation, Last, null, new(2027, 7, 1), new(2027, 7, 5));
        Assert.Equal(
            StageStep.Do(AcceptanceDuty.AskSecondOfficer, new(2027, 7, 5)),
            ReportSchedule.Next(AcceptanceDuty.Acts, facts, At(new(2027, 7, 5))));
    }

    [Fact]
    public void Closed_it_has_passed() => Assert.Equal(StageStep.Leave(), Next(ReportPhase.Closed, new(2027, 6, 15)));

    [Fact]
    public void A_payment_of_nothing_is_done_as_soon_as_it_is_due() => Assert.Equal(StageStep.Leave(), PaymentDuty.Next(null, default));

    private static StageStep Next(ReportPhase phase, DateOnly day, params string[] done) =>
        ReportSchedule.Next(MonitoringDuty.Acts, new(phase, Last, Desk, new(2027, 7, 9), null), At(day, done));

    private static StageMoment At(DateOnly day, params string[] done) =>
        new(ShanghaiTime.StartOf(day).AddHours(9), Last, done.ToHashSet());
}
