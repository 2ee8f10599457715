namespace Funding.Workflows.Tests.Duties;

/// <summary>What may be done about a report, by whom, and what it comes to.</summary>
public sealed class ReportDecisionTests
{
    private static readonly DateOnly Day = new(2027, 7, 1);
    private static readonly DateOnly Later = new(2027, 7, 20);

    private static readonly ReportRules Rules = new(
        [
            new("good", Bilingual.Same("good"), Consequence.GoOn), new("redo", Bilingual.Same("redo"), Consequence.Correct),
            new("bad", Bilingual.Same("bad"), Consequence.Withdraw),
        ],
        10, null, Confirmed: false);

    private static readonly ReportState Filed = ReportDecision.File(ReportState.Begun, Day, null);

    [Fact]
    public void A_filed_report_is_judged_and_closed()
    {
        Assert.Equal(ReportPhase.Filing, ReportState.Begun.PhaseOn(Day));
        Assert.Equal(ReportPhase.Verdict, Filed.PhaseOn(Day));
        Assert.Equal("report-filed-already", Refused(() => ReportDecision.File(Filed, Day, null)));
        var closed = Judge(Filed, "good");
        Assert.Equal((ReportPhase.Closed, "good"), (closed.PhaseOn(Day), closed.Grade));
        Assert.Equal("duty-passed", Refused(() => ReportDecision.File(closed, Day, null)));
        Assert.Equal("report-judged-already", Refused(() => Judge(closed, "bad", "有重大问题。")));
    }

    [Fact]
    public void Reasons_are_wanted_unless_all_goes_on()
    {
        Assert.Equal("text-length", Refused(() => Judge(Filed, "redo")));
        Assert.Equal("text-length", Refused(() => Judge(Filed, "bad", "差")));
        Assert.Equal("text-length", Refused(() => Judge(Filed, "good", new string('长', ReportDecision.LongestText + 1))));
        Assert.Equal("grade-unknown", Refused(() => Judge(Filed, "")));
        Assert.Equal("report-not-filed", Refused(() => Judge(ReportState.Begun, "good")));
    }

    [Fact]
    public void A_correction_is_filed_once_and_within_its_term()
    {
        var redo = Judge(Filed, "redo", "目标未说明。");
        Assert.Equal((ReportPhase.Correction, Later), (redo.PhaseOn(Later), redo.CorrectBy));
        Assert.Equal(ReportPhase.Verdict, redo.PhaseOn(Later.AddDays(1)));
        Assert.Equal("correction-over", Refused(() => ReportDecision.File(redo, Later.AddDays(1), null)));
        var again = ReportDecision.File(redo, Later, null);
        Assert.Equal((ReportPhase.Verdict, 2), (again.PhaseOn(Later), again.Filings));
        Assert.Equal("corrected-once", Refused(() => Judge(again, "redo", "仍未说明。")));
        Assert.Equal("bad", Judge(again, "bad", "仍未说明。").Grade);
        Assert.Equal("bad", Judge(redo, "bad", "未按期整改。", Later.AddDays(1)).Grade);
    }

    [Fact]
    public void The_desk_speaks_first_or_its_days_pass()
    {
        var asked = ReportDecision.File(ReportState.Begun, Day, Later);
        Assert.Equal(ReportPhase.Opinion, asked.PhaseOn(Later));
        Assert.Equal("desk-first", Refused(() => Judge(asked, "good")));
        Assert.Equal("no-opinion-now", Refused(() => ReportDecision.Opine(Filed, Opinion(true), Day)));
        Assert.Equal("no-opinion-now", Refused(() => ReportDecision.Opine(asked, Opinion(true), Later.AddDays(1))));
        Assert.Equal("text-length", Refused(() => ReportDecision.Opine(asked, Opinion(false), Day)));
        var spoken = ReportDecision.Opine(asked, Opinion(true), Day);
        Assert.Equal(ReportPhase.Verdict, spoken.PhaseOn(Day));
        Assert.Equal("no-opinion-now", Refused(() => ReportDecision.Opine(spoken, Opinion(true), Day)));
        Assert.Equal(ReportPhase.Verdict, asked.PhaseOn(Later.AddDays(1)));
    }

    [Fact]
    public void A_verdict_stands_once_somebody_else_confirms_it()
    {
        var rules = Rules with { Confirmed = true };
        var judged = ReportDecision.Judge(Filed, rules, Verdict("good", ""), Day, Later);
        Assert.Equal((ReportPhase.Confirmation, (string?)null), (judged.PhaseOn(Day), judged.Grade));
        Assert.Equal("second-person", Refused(() => ReportDecision.Confirm(judged, rules, "first", Day, Later)));
        Assert.Equal("second-person", Refused(() => ReportDecision.Return(judged, "first", "依据不足。", Day)));
        Assert.Equal("text-length", Refused(() => ReportDecision.Return(judged, "second", "", Day)));
        var returned = ReportDecision.Return(judged, "second", "依据不足。", Day);
        Assert.Equal((ReportPhase.Verdict, "依据不足。"), (returned.PhaseOn(Day), returned.ReturnedFor));
        Assert.Equal("nothing-to-confirm", Refused(() => ReportDecision.Confirm(returned, rules, "second", Day, Later)));
        var confirmed = ReportDecision.Confirm(judged, rules, "second", Day, Later);
        Assert.Equal((ReportPhase.Closed, "good", "second"), (confirmed.PhaseOn(Day), confirmed.Grade, confirmed.ConfirmedBy));
        var redo = ReportDecision.Confirm(
            ReportDecision.Judge(Filed, rules, Verdict("redo", "材料不全。"), Day, Later), rules, "second", Day, Later);
        Assert.Equal((ReportPhase.Correction, Later), (redo.PhaseOn(Day), redo.CorrectBy));
    }

    private static DeskOpinion Opinion(bool agrees) => new(agrees, "", "desk", default);

    private static ReportVerdict Verdict(string grade, string text) => new(grade, text, "first", default);

    private static ReportState Judge(ReportState state, string grade, string text = "", DateOnly? day = null) =>
        ReportDecision.Judge(state, Rules, Verdict(grade, text), day ?? Day, Later);

    private static string Refused(Func<ReportState> act) => Assert.Throws<RefusedException>(act).Refusals[0].Code;
}
