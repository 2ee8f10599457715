namespace Funding.Workflows.Tests.Submission;

/// <summary>Who may apply in a step that follows an award.</summary>
public sealed class StepEntryTests
{
    private const string Programme = "enterprises";

    private static readonly StepFrom Year = new("cultivation", new("培育企业", "Cultivated"), 12);

    [Theory]
    [InlineData("2026-03-15", "2027-03-14", "step-award-too-young")]
    [InlineData("2026-03-15", "2027-03-15", null)]
    [InlineData("2024-02-29", "2025-02-27", "step-award-too-young")]
    [InlineData("2024-02-29", "2025-02-28", null)]
    [InlineData("2026-03-15", "2029-03-14", null)]
    [InlineData("2026-03-15", "2029-03-15", "step-award-not-live")]
    public void The_months_are_full_on_the_same_day_of_the_month_and_the_term_counts_to_its_last_day(
        string from, string on, string? refused)
    {
        var awarded = DateOnly.Parse(from, CultureInfo.InvariantCulture);
        var held = Award("a", awarded) with { ValidUntil = awarded.AddYears(3).AddDays(-1) };
        Assert.Equal(refused, Find(Year, DateOnly.Parse(on, CultureInfo.InvariantCulture), held).Refusal?.Code);
    }

    [Fact]
    public void Without_months_an_award_counts_from_its_first_day()
    {
        var from = Year with { Months = 0 };
        Assert.Equal("step-award-too-young", Find(from, new(2026, 3, 14), Award("a", new(2026, 3, 15))).Refusal!.Code);
        Assert.Equal("a", Find(from, new(2026, 3, 15), Award("a", new(2026, 3, 15))).Award!.Id);
    }

    [Theory]
    [InlineData(AwardStanding.Suspended)]
    [InlineData(AwardStanding.Withdrawn)]
    [InlineData(AwardStanding.Superseded)]
    [InlineData(AwardStanding.Expired)]
    public void What_is_not_live_is_named_with_how_it_stands(AwardStanding standing)
    {
        var refusal = Find(Year, new(2028, 1, 1), Award("a", new(2026, 1, 1)) with { Standing = standing }).Refusal!;
        Assert.Equal(("step-award-not-live", "creditCode"), (refusal.Code, refusal.Field));
        Assert.Contains("培2026", refusal.Chinese, StringComparison.Ordinal);
        Assert.Contains("满12个月", refusal.Chinese, StringComparison.Ordinal);
        Assert.Contains("12 months", refusal.English, StringComparison.Ordinal);
    }

    [Fact]
    public void Awards_of_other_kinds_and_programmes_are_none()
    {
        Assert.Equal("step-award-missing", Find(Year, new(2028, 1, 1)).Refusal!.Code);
        Assert.Equal("step-award-missing", Find(
            Year, new(2028, 1, 1), Award("a", new(2026, 1, 1)) with { Kind = "recognised" },
            Award("b", new(2026, 1, 1)) with { ProgrammeId = "colleges" }).Refusal!.Code);
    }

    [Fact]
    public void Of_several_the_first_one_counts_in_whatever_order_they_come()
    {
        AwardSummary[] held =
        [
            Award("young", new(2027, 12, 1)), Award("second", new(2026, 5, 1)), Award("first", new(2026, 1, 1)),
            Award("gone", new(2025, 1, 1)) with { Standing = AwardStanding.Withdrawn },
        ];
        Assert.Equal("first", Find(Year, new(2028, 1, 1), held).Award!.Id);
        Assert.Equal("first", Find(Year, new(2028, 1, 1), [.. held.Reverse()]).Award!.Id);
    }

    [Fact]
    public void Whoever_may_apply_is_invited_and_nobody_else_whatever_the_register_holds() =>
        Gen.Select(Gen.Int[0, 3], Gen.Int[0, 60], Gen.Enum<AwardStanding>()).Array[0, 12].Sample(drawn =>
        {
            var on = new DateOnly(2028, 6, 1);
            AwardSummary[] register =
            [
                .. drawn.Index().Select(d => Award($"a{d.Index}", on.AddMonths(-d.Item.Item2)) with
                {
                    Holder = $"h{d.Item.Item1}", Standing = d.Item.Item3,
                }),
            ];
            var invited = StepEntry.Invited(Year, Programme, register, on);
            Assert.Equal(invited.Select(a => a.Holder).Distinct(), invited.Select(a => a.Holder));
            foreach (var holder in register.Select(a => a.Holder).Distinct())
            {
                var found = Find(Year, on, [.. register.Where(a => a.Holder == holder)]);
                Assert.Equal(found.Award, invited.SingleOrDefault(a => a.Holder == holder));
                Assert.True(found.Award is null != found.Refusal is null);
                if (found.Award is { } award) Assert.True(award.AwardedOn.AddMonths(12) <= on && on <= award.ValidUntil);
            }
        });

    private static StepFinding Find(StepFrom from, DateOnly on, params AwardSummary[] held) => StepEntry.Of(from, Programme, held, on);

    private static AwardSummary Award(string id, DateOnly awardedOn) => new(
        id, null, "cultivation", AwardStanding.Live, "holder", "之江装备有限公司", "规划", awardedOn.AddYears(3))
    {
        ProgrammeId = Programme,
        ProgrammeName = new("企业", "Enterprises"),
        DocumentNumber = "教〔2026〕1号",
        CertificateNumber = $"培{awardedOn.Year}-{id}",
        VerificationCode = id,
        AwardedOn = awardedOn,
    };
}
