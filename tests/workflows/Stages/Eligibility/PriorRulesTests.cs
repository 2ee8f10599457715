namespace Funding.Workflows.Tests.Stages.Eligibility;

/// <summary>Words of rules that ask what is on record of the organisation.</summary>
public sealed class PriorRulesTests
{
    private static readonly DateOnly AsOf = new(2026, 4, 30);

    private static readonly EligibilityVocabulary Vocabulary =
        new(new HashSet<string> { "students" }, new HashSet<string>(), new HashSet<string>())
        {
            Programmes = new HashSet<string> { "bases", "colleges" },
            Bars = true,
        };

    private static PriorAward Base => new(
        "bases", "bases-2023-1-4", new("产教融合基地", "Bases"), "织造基地", "基地〔2023〕4号", new(2023, 5, 1), new(2026, 4, 30));

    [Theory]
    [InlineData("LiveAward(\"bases\")", true)] // its last day
    [InlineData("LiveAward(\"colleges\")", false)]
    [InlineData("!LiveAward(\"colleges\") && LiveAward(\"bases\")", true)]
    [InlineData("LiveAwards(\"bases\") == 1 && LiveAwards(\"bases\") < 2", true)]
    [InlineData("LiveAwards(\"colleges\") > 0", false)]
    [InlineData("Won(\"bases\")", true)]
    [InlineData("Won(\"bases\", 2023)", true)]
    [InlineData("Won(\"bases\", Year - 3)", true)]
    [InlineData("Won(\"bases\", 2024)", false)]
    [InlineData("Applied(\"colleges\", 2025)", true)]
    [InlineData("Applied(\"colleges\", Year - 1)", true)]
    [InlineData("Applied(\"colleges\", Year)", false)]
    [InlineData("Applied(\"bases\", 2025)", false)]
    [InlineData("Barred()", false)]
    public void A_rule_asks_the_record(string expression, bool holds) =>
        Assert.Equal(holds, Judge(expression, Facts(Base)).IsEligible);

    [Theory]
    [InlineData(null, "2026-04-30", "2023-05-01", true, true)]
    [InlineData(null, "2026-04-29", "2023-05-01", false, true)] // over the day before
    [InlineData(null, "2031-04-29", "2026-04-30", true, true)]
    [InlineData(null, "2031-04-29", "2026-05-01", false, false)] // made after the day
    [InlineData("Suspended", "2028-04-30", "2023-05-01", false, true)]
    [InlineData("Superseded", "2028-04-30", "2023-05-01", false, true)]
    [InlineData("Withdrawn", "2028-04-30", "2023-05-01", false, false)]
    public void An_award_is_live_within_its_term_and_won_unless_withdrawn(string? end, string until, string from, bool live, bool won)
    {
        var facts = Facts(Base with
        {
            AwardedOn = DateOnly.Parse(from),
            ValidUntil = DateOnly.Parse(until),
            End = end is null ? null : Enum.Parse<PriorEnd>(end),
            EndedOn = end is null ? null : new(2025, 1, 1),
        });
        Assert.Equal((live, won), (Judge("LiveAward(\"bases\")", facts).IsEligible, Judge("Won(\"bases\")", facts).IsEligible));
    }

    [Theory]
    [InlineData(null, "2026-04-30", 2)]
    [InlineData(null, "2026-04-29", 0)]
    [InlineData("Suspended", "2028-04-30", 0)]
    public void Reports_count_that_were_accepted_of_live_awards(string? end, string until, int counted)
    {
        var award = Base with { ValidUntil = DateOnly.Parse(until), End = end is null ? null : Enum.Parse<PriorEnd>(end), Reports = 2 };
        var facts = Facts(award, Base with { Id = "b", Reports = null, ValidUntil = new(2025, 1, 1) });
        Assert.True(Judge($"AcceptedReports(\"bases\") == {counted}", facts).IsEligible);
        Assert.Equal(counted > 0, Judge("AcceptedReports(\"bases\") >= 1", facts).Results[0].Explained.Zh.Contains("已通过年度报告2份"));
    }

    [Theory]
    [InlineData("2023-04-30", 3, false)] // three years to the day
    [InlineData("2023-05-01", 3, true)]
    [InlineData("2024-02-29", 2, false)] // ends on 28 February, where there is no 29th
    [InlineData("2026-04-30", 1, true)]
    public void A_withdrawal_bars_for_the_years_of_the_file(string withdrawn, int years, bool barred)
    {
        var facts = Facts(Withdrawn(withdrawn) with { Programme = "colleges" }) with { BarredYears = years };
        Assert.Equal(barred, Judge("Barred()", facts).IsEligible);
        Assert.False(Judge("Barred()", facts with { Programme = "bases" }).IsEligible);
        Assert.False(Judge("Barred()", facts with { BarredYears = null }).IsEligible);
    }

    [Fact]
    public void The_latest_withdrawal_bars_and_the_order_of_the_register_is_nothing() =>
        Gen.Int[0, 3000].List[1, 6].Sample(days =>
        {
            var awards = days.Select(d => Withdrawn($"{new DateOnly(2019, 1, 1).AddDays(d):yyyy-MM-dd}")).ToList();
            var bar = new PriorRecord(AsOf, awards, []).Bar("bases", 2)!.Value;
            Assert.Equal(awards.Max(a => a.EndedOn)!.Value.AddYears(2).AddDays(-1), bar.Until);
            Assert.Equal(bar.Until, new PriorRecord(AsOf, [.. awards.AsEnumerable().Reverse()], []).Bar("bases", 2)!.Value.Until);
        });

    [Fact]
    public void A_verdict_says_what_was_found()
    {
        var result = Judge("LiveAward(\"bases\") && Applied(\"colleges\", 2025)", Facts(Base)).Results[0];
        Assert.True(result.OfRecordAlone);
        Assert.Equal(
            [
                new("持有产教融合基地“织造基地”（证书或文号基地〔2023〕4号），有效期至2026年4月30日",
                    "Holds Bases “织造基地” (certificate or document 基地〔2023〕4号), valid until 30 April 2026"),
                new("申报过2025年学院，编号C-1", "Applied in Colleges 2025, number C-1"),
            ],
            result.Found);

        var none = Judge("LiveAward(\"colleges\") || Number(\"students\") > 1", Facts(Base)).Results[0];
        Assert.False(none.OfRecordAlone);
        Assert.Equal([new("名册中没有本单位的“学院”", "The register has no award of “Colleges” to this organisation")], none.Found);

        var barred = Judge("!Barred()", Facts(Withdrawn("2025-01-02") with { Programme = "colleges" })).Results[0];
        Assert.Contains("2028年1月2日起方可再次申报", Assert.Single(barred.Found).Zh, StringComparison.Ordinal);
        Assert.Contains("2028年1月2日起方可再次申报", barred.Explained.Zh, StringComparison.Ordinal);
        Assert.Empty(Judge("ShareSum == 0", Facts(Base)).Results[0].Found);
    }

    [Theory]
    [InlineData("LiveAward(\"base\")", "neither a file nor otherProgrammes names a programme 'base'; it has bases, colleges")]
    [InlineData("Won(\"base\", 2024)", "it has bases, colleges")]
    [InlineData("Applied(City, 2024)", "Applied takes a name in quotes")]
    [InlineData("Prior.Awards.Any()", "Prior")]
    public void A_word_names_a_known_programme(string expression, string says) => Assert.Contains(
        says, Assert.Throws<EligibilityRulesException>(() => Compile(expression, Vocabulary)).Message, StringComparison.Ordinal);

    [Fact]
    public void Barred_needs_the_years_and_a_snapshot_is_not_asked_for_names_again()
    {
        Assert.Contains("subject.barredYears", Assert.Throws<EligibilityRulesException>(
            () => Compile("!Barred()", Vocabulary with { Bars = false })).Message, StringComparison.Ordinal);
        Compile("LiveAward(\"gone\")", Vocabulary with { Programmes = null });
    }

    [Fact]
    public void Rules_say_what_they_ask_for() => Assert.Equal(
        [new(PriorWord.LiveAward, "bases"), new(PriorWord.Applied, "colleges"), new(PriorWord.Barred, "")],
        Compile("LiveAward(\"bases\") && !Applied(\"colleges\", Year) && LiveAward(\"bases\") && !Barred()", Vocabulary).Asks);

    private static PriorAward Withdrawn(string on) => Base with
    {
        End = PriorEnd.Withdrawn,
        EndedOn = DateOnly.Parse(on),
        EndedBy = "教职成〔2025〕3号",
    };

    private static EligibilityFacts Facts(params PriorAward[] awards) => new()
    {
        ApplicantKind = "school",
        City = "hangzhou",
        Owners = [],
        AsOf = AsOf,
        Programme = "colleges",
        BarredYears = 3,
        Record = new(AsOf, awards, [new("colleges", "colleges-2025-1", new("2025年学院", "Colleges 2025"), 2025, "C-1")])
        {
            Names = new Dictionary<string, Bilingual> { ["bases"] = new("产教融合基地", "Bases"), ["colleges"] = new("学院", "Colleges") },
        },
    };

    private static EligibilityVerdict Judge(string expression, EligibilityFacts facts) => Compile(expression, Vocabulary).Judge(facts);

    private static EligibilityRules Compile(string expression, EligibilityVocabulary vocabulary) =>
        EligibilityRules.Compile([new("r1", expression, "四（五）", "条件", "condition", false)], vocabulary);
}
