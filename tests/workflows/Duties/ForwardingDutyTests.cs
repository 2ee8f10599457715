namespace Funding.Workflows.Tests.Duties;

/// <summary>When a forwarding asks and reminds whom, and what is refused of it.</summary>
public sealed class ForwardingDutyTests
{
    private static readonly DateOnly Due = new(2027, 6, 18);
    private static readonly DateOnly Sent = new(2027, 6, 10);
    private static readonly DateOnly Today = new(2027, 11, 2);

    private static readonly ForwardingSettings Settings = new(
        new("教育部", "Ministry of Education"), 10,
        [new("selected", new("入选", "Selected"), Consequence.GoOn), new("not-selected", new("未入选", "Not selected"), Consequence.Withdraw)]);

    private static readonly ForwardingState Forwarded = ForwardingState.Begun.Forward(Sent, " 浙教函〔2027〕18号 ", "first", Sent);

    [Fact]
    public void Officers_are_asked_to_forward_and_reminded_before_the_last_day()
    {
        Assert.Equal(StageStep.Do(ForwardingDuty.AskForwarding), Next(ForwardingState.Begun, new(2027, 6, 4)));
        Assert.Equal(
            StageStep.WaitUntil(ShanghaiTime.StartOf(new(2027, 6, 15))), Next(ForwardingState.Begun, new(2027, 6, 4), "AskForwarding"));
        Assert.Equal(
            StageStep.Do(ForwardingDuty.RemindForwarding, Due), Next(ForwardingState.Begun, new(2027, 6, 15), "AskForwarding"));
        Assert.Equal(
            StageStep.WaitUntil(null), Next(ForwardingState.Begun, Today, "AskForwarding", "RemindForwarding 2027-06-18"));
    }

    [Fact]
    public void They_are_reminded_of_the_outcome_three_times_and_it_waits_as_long_as_it_takes()
    {
        Assert.Equal(StageStep.WaitUntil(ShanghaiTime.StartOf(Sent.AddDays(90))), Next(Forwarded, Sent));
        Assert.Equal(StageStep.Do(ForwardingDuty.RemindOutcome, Sent.AddDays(90)), Next(Forwarded, Sent.AddDays(90)));
        var all = ForwardingDuty.OutcomeDays.Select(d => $"RemindOutcome {Sent.AddDays(d):yyyy-MM-dd}").ToArray();
        Assert.Equal(StageStep.WaitUntil(null), Next(Forwarded, Sent.AddYears(3), all));
    }

    [Fact]
    public void A_second_officer_is_asked_and_it_ends_with_that_word()
    {
        var entered = Enter(Forwarded);
        Assert.Equal(StageStep.Do(ForwardingDuty.AskOutcomeConfirmed, Today), Next(entered, Today));
        Assert.Equal(StageStep.WaitUntil(null), Next(entered, Today.AddDays(9), "AskOutcomeConfirmed 2027-11-02"));
        Assert.Equal(StageStep.Leave(), Next(entered.Confirm("second"), Today));
    }

    [Fact]
    public void It_is_forwarded_once_with_a_number_and_no_day_ahead()
    {
        Assert.Equal(("浙教函〔2027〕18号", ForwardingPhase.Outcome), (Forwarded.Forwarded!.Letter, Forwarded.Phase));
        Assert.Equal("day-ahead on", Refused(() => ForwardingState.Begun.Forward(Sent.AddDays(1), "浙教函〔2027〕18号", "first", Sent)));
        Assert.Equal("text-length letter", Refused(() => ForwardingState.Begun.Forward(Sent, "  ", "first", Sent)));
        Assert.Equal("text-length letter", Refused(() => ForwardingState.Begun.Forward(Sent, new('号', 61), "first", Sent)));
        Assert.Equal("forwarded-already ", Refused(() => Forwarded.Forward(Sent, "浙教函〔2027〕19号", "first", Sent)));
    }

    [Fact]
    public void An_outcome_needs_its_document_its_day_and_where_it_is_bad_its_reasons()
    {
        Assert.Equal("not-forwarded ", Refused(() => Enter(ForwardingState.Begun)));
        Assert.Equal("outcome-unknown outcome", Refused(() => Enter(Forwarded, "other")));
        Assert.Equal("day-ahead decidedOn", Refused(() => Enter(Forwarded, on: Today.AddDays(1))));
        Assert.Equal("outcome-before-forwarding decidedOn", Refused(() => Enter(Forwarded, on: Sent.AddDays(-1))));
        Assert.Equal(ForwardingPhase.Confirmation, Enter(Forwarded, on: Sent).Phase);
        Assert.Equal("document-missing paper.decision", Refused(() => Enter(Forwarded, document: false)));
        Assert.Equal("text-length text", Refused(() => Enter(Forwarded, "not-selected")));
        Assert.Equal("outcome-entered ", Refused(() => Enter(Enter(Forwarded))));
        Assert.Equal("outcome-entered ", Refused(() => Enter(Enter(Forwarded).Confirm("second"))));
    }

    [Fact]
    public void Who_entered_it_does_not_confirm_it_and_what_is_given_back_is_entered_anew()
    {
        var entered = Enter(Forwarded);
        Assert.Equal("second-person ", Refused(() => entered.Confirm("first")));
        Assert.Equal("second-person ", Refused(() => entered.Return("first", "文号与文件不一致。")));
        Assert.Equal("text-length reason", Refused(() => entered.Return("second", "")));
        Assert.Equal("nothing-to-confirm ", Refused(() => Forwarded.Confirm("second")));
        var back = entered.Return("second", "文号与文件不一致。");
        Assert.Equal((ForwardingPhase.Outcome, "文号与文件不一致。"), (back.Phase, back.ReturnedFor));
        Assert.Equal("nothing-to-confirm ", Refused(() => back.Confirm("second")));
        var closed = Enter(back).Confirm("second");
        Assert.Equal((ForwardingPhase.Closed, null, "second"), (closed.Phase, closed.ReturnedFor, closed.ConfirmedBy));
        Assert.Equal("nothing-to-confirm ", Refused(() => closed.Confirm("third")));
    }

    private static ForwardingState Enter(
        ForwardingState state, string outcome = "selected", DateOnly? on = null, bool document = true) => state.Enter(
            Settings, new(outcome, on ?? Today, "教职成函〔2027〕9号", "", "first", ShanghaiTime.StartOf(Today)), document, Today);

    private static StageStep Next(ForwardingState state, DateOnly day, params string[] done) =>
        ForwardingDuty.Next(state, new(ShanghaiTime.StartOf(day).AddHours(9), Due, done.ToHashSet()));

    private static string Refused(Func<ForwardingState> act) =>
        Assert.Throws<RefusedException>(act).Refusals is [var one] ? $"{one.Code} {one.Field}" : "several";
}
