namespace Funding.Workflows.Tests.Variations;

/// <summary>What may be asked for and decided about a variation, by whom, and what it comes to.</summary>
public sealed class VariationDecisionTests
{
    private static readonly DateOnly Day = new(2028, 3, 1);
    private static readonly DateTimeOffset Now = ShanghaiTime.StartOf(Day).AddHours(10);

    private static readonly AwardHome Award = new()
    {
        Id = "a-1",
        ProgrammeId = "a",
        Kind = "college",
        Holder = "123300000000000012",
        HolderName = "第1职业技术学院",
        Editors = ["holder"],
        Title = "智造学院",
        ProgrammeName = Bilingual.Same("p"),
        AwardTitle = Bilingual.Same("t"),
        CertificateNumber = "1",
        VerificationCode = "ABCDEFGH2345",
        Term = AwardTerm.Of(new(2026, 6, 1), 3),
    };

    private static readonly Target Students = new("students", Bilingual.Same("s"), Bilingual.Same("u"))
    {
        Figure = TargetFigure.Standing,
        Min = 0,
        Max = 500,
    };

    private static readonly AwardSettings Settings = new(Bilingual.Same("t"), "{year}", 3)
    {
        Targets = [Students],
        Variations =
        [
            VariationOutline.Of(LeaderVariation.Id, new { }) with { DeskWorkingDays = 5 },
            VariationOutline.Of(TargetsVariation.Id, new { }) with { Confirmed = true },
            VariationOutline.Of(DelayVariation.Id, new { }), VariationOutline.Of(TermVariation.Id, new TermSettings(6)),
        ],
    };

    private static readonly TaskBook Book = new([new("students", 100, new SortedDictionary<string, decimal>
    {
        ["2027"] = 110,
        ["2028"] = 120,
        ["2029"] = 130,
    })]);

    private static readonly VariationFacts Facts = new(Award, Settings, null, Book, new HashSet<string> { "2027" });

    private static readonly Variation Asked = new(
        1, LeaderVariation.Id, new(Leader: "王强，院长"), "原负责人调离。", null, "holder", "张三", Now)
    { DeskBy = Day.AddDays(7) };

    [Fact]
    public void One_that_is_open_bars_the_next_and_a_decided_one_does_not()
    {
        Assert.Null(VariationDecision.Bar(Facts, LeaderVariation.Id, Day));
        Assert.Equal("variation-open", Code(Facts with { Last = Asked }));
        Assert.Null(VariationDecision.Bar(Facts with { Last = VariationDecision.TakeBack(Asked, Now) }, LeaderVariation.Id, Day));
        Assert.Equal("variations-too-many", Code(Facts with { Award = Award with { Variations = VariationDecision.Most } }));
    }

    [Theory]
    [InlineData(AwardStanding.Suspended), InlineData(AwardStanding.Expired), InlineData(AwardStanding.Withdrawn)]
    public void Only_a_live_award_is_varied(AwardStanding standing) =>
        Assert.Equal("award-not-live", Code(Facts with { Award = Award with { Standing = standing } }));

    [Fact]
    public void Only_what_the_file_provides_may_be_asked_for()
    {
        var fewer = Facts with { Settings = Settings with { Variations = [VariationOutline.Of(TermVariation.Id, new TermSettings(6))] } };
        Assert.Equal("variation-not-provided", Code(fewer));
        Assert.Null(VariationDecision.Bar(fewer, TermVariation.Id, Day));
        Assert.Equal("variation-not-provided", Code(Facts with { Settings = Settings with { Variations = null } }));
    }

    [Fact]
    public void Figures_change_only_where_a_book_is_agreed_and_a_year_is_not_reported_on()
    {
        Assert.Equal("task-book-missing", Code(Facts with { Book = null }, TargetsVariation.Id));
        var all = Facts with { Fixed = new HashSet<string> { "2027", "2028", "2029" } };
        Assert.Equal("years-reported", Code(all, TargetsVariation.Id));
        // A delay needs a year after it.
        var two = Facts with { Fixed = new HashSet<string> { "2027", "2028" } };
        Assert.Null(VariationDecision.Bar(two, TargetsVariation.Id, Day));
        Assert.Equal("years-reported", Code(two, DelayVariation.Id));
    }

    [Theory]
    [InlineData("0", null), InlineData("7", null), InlineData("半年", null), InlineData("-1", null), InlineData("", null)]
    [InlineData("6", "2029-12-01"), InlineData("1", "2029-07-01")]
    public void A_term_becomes_longer_within_the_months_of_the_file(string typed, string? until)
    {
        var read = () => new TermVariation().Read(Facts, Typed((TermVariation.Months, typed)));
        if (until is null) Assert.Equal("months-out-of-range", Refused(() => read()).Code);
        else Assert.Equal(DateOnly.Parse(until, CultureInfo.InvariantCulture), read().Until);
    }

    [Fact]
    public void All_extensions_together_stay_within_the_months()
    {
        var longer = Facts with { Award = Award with { Term = Award.Term with { ValidUntil = new(2029, 10, 1) } } };
        Assert.Equal("months-out-of-range", Wrong(TermVariation.Id, longer, (TermVariation.Months, "3")).Code);
        Assert.Equal(
            new DateOnly(2029, 12, 1), new TermVariation().Read(longer, Typed((TermVariation.Months, "2"))).Until);
        var full = Facts with { Award = Award with { Term = Award.Term with { ValidUntil = new(2029, 12, 1) } } };
        Assert.Equal("term-longest", Code(full, TermVariation.Id));
    }

    [Fact]
    public void Figures_of_years_reported_on_stay_whatever_was_typed()
    {
        var book = new TargetsVariation().Read(Facts, Typed(
            ("students.2027", "1"), ("students.2028", "115"), ("students.2029", "130"))).Book!;
        Assert.Equal([110m, 115m, 130m], book.Lines[0].Years.Values);
        Assert.Equal("variation-unchanged", Wrong(TargetsVariation.Id, Facts, ("students.2028", "120"), ("students.2029", "130")).Code);
        var wrong = Wrong(TargetsVariation.Id, Facts, ("students.2028", "501"), ("students.2029", "1"));
        Assert.Equal(("figure-too-large", "students.2028"), (wrong.Code, wrong.Field));
        Assert.Equal("figure-missing", Wrong(TargetsVariation.Id, Facts, ("students.2028", "1")).Code);
    }

    [Theory]
    [InlineData("2027", "students", "year-unknown"), InlineData("2029", "students", "year-unknown")]
    [InlineData("", "students", "year-unknown")]
    [InlineData("2028", "", "target-missing"), InlineData("2028", "others", "target-missing")]
    public void A_delay_names_a_year_and_targets_that_there_are(string year, string targets, string code) => Assert.Equal(
        code, Wrong(DelayVariation.Id, Facts, (DelayVariation.Year, year), (DelayVariation.Targets, targets)).Code);

    [Fact]
    public void The_desk_speaks_first_then_an_officer_decides()
    {
        var outline = Settings.Variations![0];
        Assert.Equal(VariationPhase.Opinion, Asked.PhaseOn(Day));
        Assert.Equal("desk-first", Refused(() => VariationDecision.Judge(Asked, outline, Verdict(true), Day)).Code);
        Assert.Equal(VariationPhase.Verdict, Asked.PhaseOn(Day.AddDays(8)));
        Assert.Equal("text-length", Refused(() => VariationDecision.Opine(Asked, new(false, "", "desk", Now), Day)).Code);
        var opined = VariationDecision.Opine(Asked, new(true, "", "desk", Now), Day);
        Assert.Equal("no-opinion-now", Refused(() => VariationDecision.Opine(opined, new(true, "", "desk", Now), Day)).Code);
        Assert.Equal(VariationPhase.Granted, VariationDecision.Judge(opined, outline, Verdict(true), Day).End);
        Assert.Equal("text-length", Refused(() => VariationDecision.Judge(opined, outline, Verdict(false), Day)).Code);
        var refused = VariationDecision.Judge(opined, outline, Verdict(false) with { Text = "理由不充分，不予同意。" }, Day);
        Assert.Equal(VariationPhase.Refused, refused.PhaseOn(Day));
        Assert.Equal("variation-decided", Refused(() => VariationDecision.Judge(refused, outline, Verdict(true), Day)).Code);
        Assert.Equal("variation-decided", Refused(() => VariationDecision.TakeBack(refused, Now)).Code);
    }

    [Fact]
    public void A_second_officer_confirms_or_gives_back()
    {
        var outline = Settings.Variations![1];
        var asked = Asked with { Change = TargetsVariation.Id, DeskBy = null };
        var judged = VariationDecision.Judge(asked, outline, Verdict(true), Day);
        Assert.Equal((VariationPhase.Confirmation, true), (judged.PhaseOn(Day), judged.IsOpen));
        Assert.Equal("second-person", Refused(() => VariationDecision.Confirm(judged, "first", Day, Now)).Code);
        Assert.Equal("text-length", Refused(() => VariationDecision.Return(judged, "second", "不", Day)).Code);
        var returned = VariationDecision.Return(judged, "second", "请补充说明影响。请重新考虑。", Day);
        Assert.Equal(VariationPhase.Verdict, returned.PhaseOn(Day));
        var again = VariationDecision.Judge(returned, outline, Verdict(true), Day);
        Assert.Null(again.ReturnedFor);
        var confirmed = VariationDecision.Confirm(again, "second", Day, Now);
        Assert.Equal((VariationPhase.Granted, "second"), (confirmed.End, confirmed.ConfirmedBy));
        Assert.Equal(VariationPhase.TakenBack, VariationDecision.TakeBack(judged, Now).End);
    }

    private static VariationVerdict Verdict(bool granted) => new(granted, "", "first", Now);

    private static Dictionary<string, string> Typed(params (string Field, string Text)[] typed) =>
        typed.ToDictionary(t => t.Field, t => t.Text);

    private static Refusal Wrong(string change, VariationFacts facts, params (string Field, string Text)[] typed) =>
        Refused(() => VariationKinds.Of(change).Read(facts, Typed(typed)));

    private static string? Code(VariationFacts facts, string change = LeaderVariation.Id) =>
        VariationDecision.Bar(facts, change, Day)?.Code;

    private static Refusal Refused(Action act) => Assert.Throws<RefusedException>(act).Refusals[0];
}
