namespace Funding.Workflows.Tests.Stages.SiteVisit;

public sealed class VisitFindingsTests
{
    private static readonly SiteVisitSettings Settings = VisitExamples.Settings();
    private static readonly Visit Complete = VisitExamples.Visit().Complete();

    [Fact]
    public void Everything_that_is_missing_is_named_by_its_field_in_the_order_of_the_checklist()
    {
        var missing = VisitFindings.Missing(Settings, VisitExamples.Visit());
        Assert.Equal(
            [
                "visit-unanswered found.site", "visit-no-photograph photograph.site", "visit-unanswered found.area",
                "visit-no-remark remark.area", "visit-unanswered found.safety", "visit-unanswered found.lessons",
            ],
            missing.Select(r => $"{r.Code} {r.Field}"));
        Assert.Empty(VisitFindings.Missing(Settings, Complete));
    }

    [Theory]
    [InlineData("area", "1000", true), InlineData("area", "1000.1", false), InlineData("area", "-0.1", false)]
    [InlineData("area", "0", true), InlineData("area", "186.55", false), InlineData("area", "１８６.5", true)]
    [InlineData("area", "约180", false), InlineData("area", "1e3", false)]
    [InlineData("lessons", "40.5", false), InlineData("site", "maybe", false), InlineData("safety", "Sound", false)]
    public void An_answer_has_the_form_that_its_item_asks_for(string item, string typed, bool answers)
    {
        var visit = Complete.With(item, typed);
        Assert.Equal(answers, VisitFindings.Answers(Settings.Find(item)!, typed));
        Assert.Equal(answers ? [] : [$"found.{item}"], VisitFindings.Unusable(Settings, visit).Select(r => r.Field));
        Assert.Equal(answers, VisitFindings.Missing(Settings, visit).Count == 0);
    }

    [Theory]
    [InlineData("site", "no", "site"), InlineData("area", "49.9", "area"), InlineData("area", "50", "")]
    [InlineData("safety", "serious", "safety"), InlineData("lessons", "0", ""), InlineData("area", "约50", "")]
    public void A_condition_is_not_met_by_no_by_less_than_the_least_and_by_a_grade_that_fails(string item, string typed, string unmet) =>
        Assert.Equal(
            unmet.Length == 0 ? [] : [unmet], VisitFindings.NotMet(Settings, Complete.With(item, typed)).Select(i => i.Id));

    [Fact]
    public void Two_who_agree_let_the_conditions_decide_and_a_dissent_an_officer()
    {
        var (met, unmet) = (Signed(Complete, null), Signed(Complete.With("area", "12"), null));
        Assert.Equal(VisitState.Signed, VisitFindings.Outcome(Settings, met));
        Assert.Equal(VisitState.Failed, VisitFindings.Outcome(Settings, unmet));
        Assert.Equal(VisitState.Undecided, VisitFindings.Outcome(Settings, Signed(Complete, "面积按建筑面积算有误。")));
        Assert.Equal(VisitState.Undecided, VisitFindings.Outcome(Settings, Signed(Complete.With("area", "12"), "应按两处场地合计。")));
        Assert.Equal(VisitState.Signed, VisitFindings.Outcome(VisitExamples.Settings(VisitResult.Notes), unmet));
    }

    [Fact]
    public void The_content_code_follows_everything_that_is_signed_and_nothing_else()
    {
        string Code(Visit visit) => VisitCode.Of("round-1", VisitExamples.Stage, visit);
        Visit[] others =
        [
            Complete.With("area", "186.4"), Complete with { Remarks = new Dictionary<string, string> { ["site"] = "现场丈量" } },
            Complete with { Photographs = [] }, Complete with { Photographs = [VisitExamples.Photograph("p2", "site")] },
            Complete with { Photographs = [VisitExamples.Photograph("p1", "area")] },
            Complete with { Appointment = Complete.Appointment! with { Place = "北门" } },
            Complete with { Appointment = Complete.Appointment! with { From = new(9, 31) } }, Complete with { CaseId = "case-2" },
        ];
        Assert.Equal(others.Length + 1, others.Append(Complete).Select(Code).Distinct().Count());
        Assert.NotEqual(Code(Complete), VisitCode.Of("round-1", VisitExamples.Stage with { Pass = 2 }, Complete));
        var scanned = Complete with
        {
            Photographs = [Complete.Photographs[0] with { Scan = "clean" }],
            Signatures = [new("e1", DateTimeOffset.UnixEpoch, "x")],
            Visitors = [.. Complete.Visitors, new("e3", VisitorState.Visits)],
        };
        Assert.Equal(Code(Complete), Code(scanned));
    }

    [Fact]
    public void Visits_of_one_expert_clash_when_they_are_too_near()
    {
        Visit At(string id, int hour, int minute, params string[] visitors) => VisitExamples.Visit(id, visitors) with
        {
            Appointment = new(new(2026, 7, 2), new(hour, minute), "门", new(2026, 7, 6)),
        };
        var visit = VisitExamples.Visit("one", "e1", "e2");
        var begins = visit.Appointment!.Begins;
        Visit[] others =
        [
            At("near", 12, 29, "e2", "e3"), At("far", 12, 30, "e1", "e2"), At("stranger", 9, 30, "e3", "e4"),
            At("before", 6, 31, "e4", "e1"), At("off", 9, 30, "e1", "e2") with { State = VisitState.Withdrawn }, visit,
            VisitExamples.Visit("none") with { Appointment = null },
        ];
        Assert.Equal(
            [("before", "e1"), ("near", "e2")], VisitTimes.Clashes(180, visit, begins, others).Select(c => (c.Other.CaseId, c.ExpertId)));
        Assert.Equal(["e1", "e2", "e3", "e4"], VisitTimes.Busy(180, visit, begins, others).Order());
    }

    private static Visit Signed(Visit visit, string? dissent) => visit with
    {
        Signatures = [new("e1", DateTimeOffset.UnixEpoch, "x"), new("e2", DateTimeOffset.UnixEpoch, "x", dissent)],
    };
}
