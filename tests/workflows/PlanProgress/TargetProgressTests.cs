using CsCheck;

namespace Funding.Workflows.Tests.PlanProgress;

/// <summary>What counts against a target of the plan, and what not.</summary>
public sealed class TargetProgressTests
{
    private static readonly DateOnly Today = new(2026, 9, 1);

    private static readonly CumulativeTarget Bases = new(
        "bases", new("基地", "Bases"), "二（二）", 3, "at-least", CountedBy.Awards, new("个", "bases"), new("3个以上", "3 or more"))
    {
        Types = new("type", [new("campus", new("校内", "Campus")), new("public", new("公共", "Public"))]),
    };

    private static readonly string?[] SomeDesks = ["hangzhou", "ningbo", null];

    private static readonly string?[] SomeTypes = ["campus", "public", "other", null];

    private static readonly Gen<RolledAward> AnAward =
        from number in Gen.Int[0, 99_999]
        from holder in Gen.Int[0, 5]
        from standing in Gen.Enum<AwardStanding>()
        from year in Gen.Int[2020, 2026]
        from until in Gen.Int[2025, 2030]
        from desk in Gen.Int[0, 2]
        from type in Gen.Int[0, 3]
        from other in Gen.Bool
        select Award(number, holder, standing, year, SomeDesks[desk], SomeTypes[type], until, other ? "others" : "bases");

    [Fact]
    public void Live_awards_count_and_the_others_are_told_beside()
    {
        var progress = Of(
            Award(1), Award(2, standing: AwardStanding.Suspended), Award(3, standing: AwardStanding.Withdrawn),
            Award(4, standing: AwardStanding.Superseded), Award(5, until: 2025), Award(6, programme: "others"), Award(7, until: 2026));
        Assert.Equal(["a-7", "a-1"], progress.Counted.Select(a => a.Summary.Id).OrderDescending(StringComparer.Ordinal));
        Assert.Equal(
            [(AwardStanding.Suspended, 1), (AwardStanding.Expired, 1), (AwardStanding.Withdrawn, 1), (AwardStanding.Superseded, 1)],
            progress.Beside.OrderBy(b => b.Key).Select(b => (b.Key, b.Value)));
    }

    [Theory]
    [InlineData(null, 1, TargetState.UnderWay), InlineData(2026, 1, TargetState.UnderWay), InlineData(2025, 1, TargetState.Missed)]
    [InlineData(2025, 3, TargetState.Reached)]
    public void A_target_whose_year_is_over_is_missed_until_it_is_reached(int? byYear, int awards, TargetState state) => Assert.Equal(
        state, TargetProgress.Of(
            Bases with { ByYear = byYear, Types = null }, Enumerable.Range(1, awards).Select(n => Award(n, holder: n)), code => code,
            Today).State);

    [Fact]
    public void What_was_fostered_and_then_recognised_counts_once()
    {
        var fostered = Award(1, holder: 1, year: 2024);
        var recognised = Award(2, holder: 1, year: 2026);
        Assert.Equal(1, Of(Superseded(fostered), recognised).Count);

        // Two lists of earlier years: neither says that one took the place of the other.
        var enterprises = Bases with { Counts = CountedBy.Holders };
        var once = TargetProgress.Of(enterprises, [fostered, recognised], code => code, Today);
        Assert.Equal(["a-2"], once.Counted.Select(a => a.Summary.Id));
        Assert.Equal(2, Of(fostered, recognised).Count);
    }

    [Fact]
    public void An_organisation_under_two_codes_counts_once()
    {
        var holders = Bases with { Counts = CountedBy.Holders };
        RolledAward[] awards = [Award(1, holder: 1), Award(2, holder: 2)];
        Assert.Equal(2, TargetProgress.Of(holders, awards, code => code, Today).Count);
        Assert.Equal(1, TargetProgress.Of(holders, awards, _ => "stays", Today).Count);
    }

    [Theory]
    [InlineData("exactly", 9, false), InlineData("exactly", 10, true), InlineData("exactly", 11, true)]
    [InlineData("at-least", 9, false), InlineData("at-least", 10, true)]
    [InlineData("about", 8, false), InlineData("about", 9, true)]
    public void A_target_is_reached_as_the_plan_puts_it(string qualifier, int count, bool reached) => Assert.Equal(
        reached,
        TargetProgress.Of(
            Bases with { Count = 10, Qualifier = qualifier, Types = null }, Enumerable.Range(1, count).Select(n => Award(n)), c => c, Today)
            .IsReached);

    [Theory]
    [InlineData(1, 1), InlineData(15, 14), InlineData(20, 18), InlineData(25, 23)]
    public void About_is_nine_tenths_rounded_up(int target, int needed) => Assert.Equal(
        needed, TargetProgress.Of(Bases with { Count = target, Qualifier = "about" }, [], c => c, Today).Needed);

    [Fact]
    public void A_target_with_a_floor_for_each_type_is_reached_once_every_type_has_it()
    {
        var chains = Bases with { Count = 3, Types = Bases.Types! with { Least = 2 } };
        RolledAward[] awards = [Award(1, type: "campus"), Award(2, type: "campus"), Award(3, type: "public"), Award(4)];
        Assert.False(TargetProgress.Of(chains, awards, c => c, Today).IsReached);
        Assert.True(TargetProgress.Of(chains, [.. awards, Award(5, type: "public")], c => c, Today).IsReached);
        Assert.Equal(
            [("campus", 2), ("public", 1), (null, 1)],
            TargetProgress.Of(chains, awards, c => c, Today).Types.Select(t => (t.Type?.Id, t.Count)));
    }

    [Fact]
    public void Years_add_up_in_their_order()
    {
        var years = Of(Award(1, year: 2026), Award(2, year: 2024), Award(3, year: 2026)).Years;
        Assert.Equal([new YearCount(2024, 1, 1), new(2026, 2, 3)], years);
    }

    [Fact]
    public void Every_way_of_counting_comes_to_the_same_number() => AnAward.List[0, 30].Sample(awards =>
    {
        foreach (var target in new[] { Bases, Bases with { Counts = CountedBy.Holders } })
        {
            var progress = TargetProgress.Of(target, awards, c => c, Today);
            Assert.Equal(progress.Count, progress.Years.Sum(y => y.Count));
            Assert.Equal(progress.Count, progress.Years.Count == 0 ? 0 : progress.Years[^1].Total);
            Assert.Equal(progress.Count, progress.Desks.Sum(d => d.Count));
            Assert.Equal(progress.Count, progress.Types.Sum(t => t.Count));
            Assert.InRange(progress.Count + progress.Beside.Values.Sum(), 0, awards.Count(a => a.Summary.ProgrammeId == "bases"));
        }
    });

    [Fact]
    public void The_order_of_the_register_changes_nothing_and_what_is_withdrawn_lowers_by_one_at_most() =>
        Gen.Select(AnAward.List[1, 20], Gen.Enum<CountedBy>()).Sample((awards, counts) =>
        {
            var target = Bases with { Counts = counts };
            List<RolledAward> known = [.. awards.DistinctBy(a => a.Summary.Id)];
            var progress = TargetProgress.Of(target, known, c => c, Today);
            Assert.Equal(
                progress.Counted.Select(a => a.Summary.Id),
                TargetProgress.Of(target, Enumerable.Reverse(known), c => c, Today).Counted.Select(a => a.Summary.Id));
            var without = TargetProgress.Of(
                target, [new(known[0].Summary with { Standing = AwardStanding.Withdrawn }), .. known.Skip(1)], c => c, Today);
            Assert.InRange(progress.Count - without.Count, 0, 1);
        });

    [Fact]
    public void Holders_are_no_more_than_awards() => AnAward.List[0, 30].Sample(awards => Assert.InRange(
        TargetProgress.Of(Bases with { Counts = CountedBy.Holders }, awards, c => c, Today).Count,
        0, TargetProgress.Of(Bases, awards, c => c, Today).Count));

    private static TargetProgress Of(params IEnumerable<RolledAward> awards) => TargetProgress.Of(Bases, awards, c => c, Today);

    private static RolledAward Superseded(RolledAward award) => new(award.Summary with { Standing = AwardStanding.Superseded });

    internal static RolledAward Award(
        int number, int? holder = null, AwardStanding standing = AwardStanding.Live, int year = 2024, string? desk = "hangzhou",
        string? type = null, int until = 2030, string programme = "bases") => new(new AwardSummary(
            $"a-{number}", null, "base", standing, Cast.CodeOf((holder ?? number) % 900), Cast.OrganisationOf((holder ?? number) % 900),
            $"第{number}基地", new(until, 9, 1))
        {
            ProgrammeId = programme,
            ProgrammeName = new("基地", "Bases"),
            DocumentNumber = $"教〔{year}〕1号",
            CertificateNumber = "",
            VerificationCode = "",
            AwardedOn = new(year, 5, 1),
            Desk = desk,
            Type = type,
        });
}
