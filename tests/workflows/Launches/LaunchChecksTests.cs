using CsCheck;

namespace Funding.Workflows.Tests.Launches;

public sealed class LaunchChecksTests
{
    private static readonly WorkingCalendar Calendar = ShippedCatalogue.Catalogue.WorkingCalendar;
    private static readonly DateOnly Monday = new(2026, 3, 2);
    private static readonly LaunchSurroundings Around = new(Monday, 2, []);

    [Fact]
    public void A_launch_on_working_days_with_the_programmes_lengths_has_nothing_to_look_at()
    {
        var plan = OnWorkingDays(Monday);

        Assert.Empty(Findings(plan));
    }

    [Fact]
    public void The_programmes_own_lengths_are_never_too_short_wherever_the_round_begins() =>
        Gen.Int[0, 700].Sample(day => Assert.DoesNotContain(
            Findings(CollegeStages.Plan(new DateOnly(2025, 1, 1).AddDays(day)), new DateOnly(2025, 1, 1).AddDays(day)),
            f => f.Rule == "stage-short"));

    [Theory]
    [InlineData("call", "30", "29")]
    [InlineData("recommend", "10", "9")]
    [InlineData("check", "15", "14")]
    [InlineData("draw", "3", "2")]
    [InlineData("review", "21", "20")]
    [InlineData("approve", "5", "4")]
    public void A_stage_one_day_shorter_than_the_file_says_is_named_with_its_field_and_both_lengths(string id, string asked, string given)
    {
        var plan = CollegeStages.Plan(Monday);
        var stage = new StageKey(id);
        var shorter = plan.Of(stage).Length.Days is null ? Before(plan.CloseOf(stage)) : plan.CloseOf(stage).AddDays(-1);

        var finding = Assert.Single(Findings(plan.With(stage, shorter)), f => f.Rule == "stage-short");

        Assert.Equal($"closes.{id}", finding.Field);
        Assert.False(finding.Stops);
        Assert.Contains(given, finding.Text.Zh, StringComparison.Ordinal);
        Assert.Contains(asked, finding.Text.En, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-03-28", "Weekend", "2026-03-30")]
    [InlineData("2026-05-01", "Holiday", "2026-05-06")]
    public void A_closing_on_a_day_off_names_the_next_working_day(string day, string kind, string next)
    {
        var plan = CollegeStages.Plan(Monday).With(CollegeStages.Call, DateOnly.Parse(day, CultureInfo.InvariantCulture));

        var finding = Assert.Single(Findings(plan), f => f is { Rule: "day-off", Field: "closes.call" });

        Assert.Contains(kind == "Weekend" ? "周末" : "节假日", finding.Text.Zh, StringComparison.Ordinal);
        Assert.Contains(DayText.Of(DateOnly.Parse(next, CultureInfo.InvariantCulture)).En, finding.Text.En, StringComparison.Ordinal);
    }

    [Fact]
    public void A_worked_saturday_is_no_day_off()
    {
        var worked = new DateOnly(2026, 5, 9);

        Assert.DoesNotContain(
            Findings(CollegeStages.Plan(Monday).With(CollegeStages.Eligibility, worked)),
            f => f.Field == "closes.check" && f.Rule == "day-off");
        Assert.DoesNotContain(Findings(CollegeStages.Plan(worked), worked), f => f.Field == "opens" && f.Rule == "day-off");
    }

    [Fact]
    public void Every_day_off_of_the_plan_is_found_and_no_other() =>
        Gen.Select(Gen.Int[0, 300], Gen.Int[0, 5]).Sample((start, moved) =>
        {
            var opens = new DateOnly(2026, 1, 1).AddDays(start);
            var plan = CollegeStages.Plan(opens);
            plan = plan.With(CollegeStages.Approval, plan.CloseOf(CollegeStages.Approval).AddDays(moved));
            var expected = plan.Where(s => s.Closes is { } day && !Calendar.IsWorkingDay(day)).Select(s => $"closes.{s.Id}")
                .Concat(Calendar.IsWorkingDay(opens) ? [] : ["opens"]).Order(StringComparer.Ordinal);

            var found = Findings(plan, opens).Where(f => f.Rule == "day-off").Select(f => f.Field!);
            Assert.Equal(expected, found.Order(StringComparer.Ordinal));
        });

    [Fact]
    public void Years_whose_holidays_are_not_out_are_named()
    {
        var opens = new DateOnly(2026, 11, 2);

        var finding = Assert.Single(Findings(CollegeStages.Plan(opens), opens), f => f.Rule == "calendar-provisional");

        Assert.Null(finding.Field);
        Assert.StartsWith("2027年", finding.Text.Zh, StringComparison.Ordinal);
        Assert.DoesNotContain("2026", finding.Text.Zh, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("教申〔2026〕8号", 2026, null)]
    [InlineData("教申〔2025〕8号", 2026, "notice-number-year")]
    [InlineData("教申[2025]8号", 2026, "notice-number-year")]
    [InlineData("教申第8号", 2026, null)]
    [InlineData("教申〔20〕", 2026, null)]
    [InlineData("〔", 2026, null)]
    public void The_year_in_the_document_number_is_the_rounds(string number, int year, string? rule)
    {
        var findings = Findings(OnWorkingDays(Monday), Monday, Request(number) with { Year = year });

        Assert.Equal(rule is null ? [] : [rule], findings.Select(f => f.Rule));
    }

    [Fact]
    public void A_document_number_of_another_round_is_named_however_it_is_written()
    {
        var other = Summary("other-2026-1", "教申〔2026〕8号");
        var itself = Summary(Id, "教申〔2026〕8号");

        var finding = Assert.Single(Findings(
            OnWorkingDays(Monday), Monday, Request("教申〔２０２６〕８号"), Around with { Others = [itself, other] }));

        Assert.Equal(("notice-number-used", "noticeNumber"), (finding.Rule, finding.Field));
        Assert.Contains(other.Name.En, finding.Text.En, StringComparison.Ordinal);
    }

    [Fact]
    public void An_opening_gone_by_another_year_and_a_single_administrator_are_found()
    {
        var findings = Findings(
            OnWorkingDays(Monday), Monday, Request("教申〔2027〕8号") with { Year = 2027 }, new LaunchSurroundings(Monday.AddDays(1), 1, []));

        Assert.Equal(["opens-in-the-past", "year-of-opening", "one-administrator"], findings.Select(f => f.Rule));
        Assert.Equal(["opens", "year", null], findings.Select(f => f.Field));
    }

    private const string Id = "mixed-ownership-colleges-2026-1";

    private static LaunchRequest Request(string number) =>
        new() { ProgrammeId = ShippedCatalogue.Colleges.Id, Year = 2026, NoticeNumber = number };

    private static List<LaunchFinding> Findings(
        StagePlan plan, DateOnly? opens = null, LaunchRequest? request = null, LaunchSurroundings? around = null) =>
    [
        .. LaunchChecks.Of(
            request ?? Request("教申〔2026〕8号") with { Year = (opens ?? Monday).Year },
            new LaunchPlan(ShippedCatalogue.Colleges, Id, 1, opens ?? Monday, plan, ["a", "b"], []),
            Calendar,
            around ?? Around with { Today = opens ?? Monday },
            stage => Bilingual.Same(stage.Id.Id)),
    ];

    /// <summary>The file's lengths, each closing moved on to the next working day.</summary>
    private static StagePlan OnWorkingDays(DateOnly opens) => CollegeStages.Plan(opens)
        .Where(s => s.Closes is not null).Select(s => s.Id)
        .Aggregate(CollegeStages.Plan(opens), (plan, id) => Calendar.IsWorkingDay(plan.CloseOf(id))
            ? plan : RoundPlan.Extend(plan, id, Calendar.AddWorkingDays(plan.CloseOf(id), 1), Calendar));

    private static DateOnly Before(DateOnly day) => Calendar.AddWorkingDays(day, -1);

    private static RoundSummary Summary(string id, string number)
    {
        var plan = CollegeStages.Plan(Monday);
        return new(id, new("另一轮", "Another round"), ShippedCatalogue.Colleges.Id, 2026, 1, plan.First.Id, plan, Monday, number, null);
    }
}
