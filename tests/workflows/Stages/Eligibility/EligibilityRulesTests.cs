namespace Funding.Workflows.Tests.Stages.Eligibility;

public sealed class EligibilityRulesTests
{
    private static readonly EligibilityVocabulary Vocabulary = new(
        new HashSet<string> { "students", "teachers" }, new HashSet<string> { "park" }, new HashSet<string> { "agreement" });

    private static readonly EligibilityFacts Facts = new EligibilityFacts
    {
        ApplicantKind = "college",
        City = "杭州",
        AsOf = new(2026, 4, 30),
        Founded = new(2023, 5, 1),
        Owners =
        [
            new("school", 51.00m, ["management"]) { StateOwned = true, FilingNumber = "浙财资备〔2025〕118号" },
            new("enterprise", 48.99m, ["capital", "equipment"]),
        ],
    }.With(
        new Dictionary<string, decimal> { ["students"] = 1200.5m },
        new Dictionary<string, string> { ["park"] = "特色小镇" },
        new Dictionary<string, int> { ["agreement"] = 1 });

    [Theory]
    [InlineData("ShareSum == 100", false)] // 99.99
    [InlineData("ShareSum == 99.99m", true)]
    [InlineData("ShareSum == 99.99", true)] // read as a decimal beside one
    [InlineData("OwnerKinds >= 2 && OwnerCount == 2", true)]
    [InlineData("Owners.All(Share > 0 && Contributions.Any())", true)]
    [InlineData("Owners.Any(Kind == \"school\" && Share >= 51)", true)]
    [InlineData("Owners.Where(Kind == \"enterprise\").Sum(Share) > 48.99m", false)]
    [InlineData("Owners.Any(Contributions.Contains(\"capital\"))", true)]
    [InlineData("Owners.All(o => o.Share < 52)", true)]
    [InlineData("Owners.Count() < 3", true)]
    [InlineData("Owners.Any(StateOwned && FilingNumber == \"\")", false)]
    [InlineData("Owners.All(!StateOwned || FilingNumber != \"\")", true)]
    [InlineData("Owners.Count(StateOwned) == 1", true)]
    [InlineData("Number(\"students\") >= 1000", true)]
    [InlineData("Number(\"students\") > 1200.5m", false)]
    [InlineData("Number(\"teachers\") >= 0", false)] // not answered
    [InlineData("Number(\"students\") / Number(\"teachers\") < 20", false)]
    [InlineData("Number(\"students\") / (ShareSum - 99.99m) > 1", false)] // a ratio to zero
    [InlineData("YearsSinceFounding >= 3", false)] // a day short
    [InlineData("YearsSinceFounding >= 2", true)]
    [InlineData("Founded != null && Founded < AsOf", true)]
    [InlineData("Answer(\"park\").Contains(\"小镇\")", true)]
    [InlineData("Answer(\"park\") == \"\"", false)]
    [InlineData("HasDocument(\"agreement\")", true)]
    [InlineData("ApplicantKind == \"college\" || City == \"\"", true)]
    [InlineData("City.Length > 0 && !(City == \"宁波\")", true)]
    public void A_rule_says_what_it_reads(string expression, bool expected) =>
        Assert.Equal(expected, Compile(expression).Judge(Facts).IsEligible);

    [Theory]
    [InlineData("Owners.Max(Share) <= 60")]
    [InlineData("Owners.Min(Share) >= 5")]
    [InlineData("Owners.Sum(Share) == 100")]
    [InlineData("Owners.Any()")]
    public void A_draft_without_owners_meets_no_rule_about_them(string expression) =>
        Assert.False(Compile(expression).Judge(Facts with { Owners = [] }).IsEligible);

    [Theory]
    [InlineData("ShareSum >= ", "Expression expected")]
    [InlineData("Shares == 100", "Shares")]
    [InlineData("shareSum == 100", "shareSum")]
    [InlineData("ShareSum", "Boolean")]
    [InlineData("1.5 > 0.5", "binary fraction")]
    [InlineData("DateTime.Now.Year > 2000", "no word of the rules")]
    [InlineData("Guid.NewGuid() != Guid.Empty", "no word of the rules")]
    [InlineData("Math.Abs(1) == 1", "no word of the rules")]
    [InlineData("new(1 as A).A == 1", "new")]
    [InlineData("DateTime(2020, 1, 1) < DateTime(2021, 1, 1)", "creates nothing")]
    [InlineData("City.GetType().Assembly.FullName == \"\"", "")]
    [InlineData("\"\".GetType() != null", "")]
    [InlineData("City.ToUpper() == \"A\"", "no word of the rules")]
    [InlineData("File.Exists(\"/etc/passwd\")", "")]
    [InlineData("System.IO.File.Exists(\"/etc/passwd\")", "")]
    [InlineData("Environment.Exit(1)", "")]
    [InlineData("With(null, null, null) != null", "")]
    [InlineData("Owners.OrderBy(Share).Any()", "no word of the rules")]
    [InlineData("Number(City) > 1", "name in quotes")]
    [InlineData("Number(\"pupils\") > 1", "students, teachers")]
    [InlineData("Answer(\"students\") == \"\"", "it has park")]
    [InlineData("HasDocument(\"agrement\")", "it has agreement")]
    public void A_rule_outside_the_language_is_refused_by_name(string expression, string says)
    {
        var wrong = Assert.Throws<EligibilityRulesException>(() => Compile(expression));
        Assert.All(wrong.Errors, e => Assert.Equal("r1", e.RuleId));
        Assert.Contains(says, wrong.Message, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Every_wrong_rule_is_named_at_once()
    {
        var wrong = Assert.Throws<EligibilityRulesException>(() => EligibilityRules.Compile(
            [new("a", "true", " ", "", "", false), new("b", "1 > 2", "x", "", "", false),
                new("b", "Nope", "x", "", "", true)], Vocabulary));
        Assert.Equal(["b", "a", "b"], wrong.Errors.Select(e => e.RuleId));
        Assert.Contains("eligibility rule b: the id is used twice", wrong.Message);
    }

    [Fact]
    public void A_verdict_keeps_the_rules_order_and_citations()
    {
        var verdict = EligibilityRules.Compile(
        [
            new("z", "OwnerKinds >= 2", "四（五）", "至少两类", "two kinds", false),
            new("a", "Number(\"students\") > 9999", "authority's setting", "学生数", "students", true),
        ], Vocabulary).Judge(Facts);
        Assert.False(verdict.IsEligible);
        Assert.Equal(["z", "a"], verdict.Results.Select(r => r.Id));
        Assert.Equal([new("a", false, "authority's setting", "学生数", "students", true)], verdict.Failed);
        Assert.Equal(("学生数", "students"), (verdict.Results[1].In("zh-CN"), verdict.Results[1].In("en")));
    }

    [Fact]
    public void Shares_count_exactly_and_the_order_of_owners_is_nothing() =>
        Gen.Int[1, 9999].List[1, 8].Sample(cents =>
        {
            var rules = Compile("ShareSum == 100 && OwnerKinds >= 2");
            var owners = cents.Index().Select(c => new OwnerFacts($"k{c.Index % 3}", c.Item / 100m, [])).ToList();
            var rest = 10000 - cents.Sum();
            var facts = Facts with { Owners = [.. owners, new("k1", rest / 100m, [])] };
            Assert.Equal(facts.Owners.Select(o => o.Kind).Distinct().Count() >= 2, rules.Judge(facts).IsEligible);
            Assert.Equal(rules.Judge(facts).Results, rules.Judge(facts with { Owners = [.. facts.Owners.Reverse()] }).Results);
            Assert.False(rules.Judge(facts with { Owners = [.. facts.Owners, new("k2", 0.01m, [])] }).IsEligible);
        });

    [Theory]
    [InlineData("2024-02-29", "2026-02-27", 1)]
    [InlineData("2024-02-29", "2026-02-28", 2)] // 民法典 第二百零二条: without that day, the last of the month
    [InlineData("2025-04-30", "2026-04-30", 1)]
    [InlineData("2026-05-01", "2026-04-30", -1)]
    [InlineData(null, "2026-04-30", null)]
    public void Years_are_whole_years(string? founded, string asOf, int? years) => Assert.Equal(
        years,
        (Facts with { Founded = founded is null ? null : DateOnly.Parse(founded), AsOf = DateOnly.Parse(asOf) }).YearsSinceFounding);

    private static EligibilityRules Compile(string expression) =>
        EligibilityRules.Compile([new("r1", expression, "四（五）", "条件", "condition", false)], Vocabulary);
}
