namespace Funding.Workflows.Tests.Organisations.Mergers;

/// <summary>Two codes of one organisation: which may be given up for which, and what is asked for then.</summary>
public sealed class MergerDecisionTests
{
    private const string Old = "12330000470000123K";
    private const string New = "123300004700009871";
    private const string Third = "52330000502345678T";

    private static readonly MergerAct Act =
        new("浙编办函〔2025〕118号", "事业单位法人变更登记后代码改变。", "first", "赵管理", new(2026, 3, 2, 9, 0, 0, TimeSpan.FromHours(8)));

    [Fact]
    public void Whichever_code_is_asked_for_all_of_them_are_given_and_the_one_that_stays_comes_first()
    {
        var list = new MergerList([Holding(Old, New), Holding(Third, New), Holding("A", "B") with { Standing = MergerStanding.Proposed }]);
        foreach (var code in (string[])[Old, New, Third])
        {
            Assert.Equal([New, Old, Third], list.CodesOf(code));
            Assert.Equal(New, list.StandsFor(code));
        }

        Assert.Equal(["A"], list.CodesOf("A"));
        Assert.Equal(["B"], list.CodesOf("B"));
    }

    [Fact]
    public void What_is_about_to_be_parted_counts_until_it_is() =>
        Assert.Equal([New, Old], new MergerList([Holding(Old, New) with { Standing = MergerStanding.PartingProposed }]).CodesOf(Old));

    [Theory]
    [InlineData(Old, Old, "merger-same")]
    [InlineData(Old, New, null)]
    // Third was given up for New.
    [InlineData(Third, Old, "merger-again")]
    [InlineData(Old, Third, "merger-leads")]
    [InlineData(New, Old, "merger-stays")]
    public void Each_code_leads_to_the_one_that_stays_by_one_step(string from, string into, string? refused) =>
        Assert.Equal(
            refused,
            MergerDecision.Bar(new([Holding(Third, New)]), Of(from), Of(into), "second").Select(r => r.Code).FirstOrDefault());

    [Fact]
    public void No_order_of_mergers_makes_a_chain_or_a_circle() => Gen.Select(Gen.Int[0, 5], Gen.Int[0, 5]).List[0, 20].Sample(pairs =>
    {
        var all = new List<Merger>();
        foreach (var (from, into) in pairs)
        {
            if (MergerDecision.Bar(new(all), Of($"{from}"), Of($"{into}"), "second").Count == 0) all.Add(Holding($"{from}", $"{into}"));
        }

        var list = new MergerList(all);
        Assert.All(all, m => Assert.Null(list.Of(m.Into)));
        Assert.Equal(all.Count, all.DistinctBy(m => m.From).Count());
        Assert.All(Enumerable.Range(0, 6), n => Assert.Contains($"{n}", list.CodesOf($"{n}")));
    });

    [Fact]
    public void A_code_with_an_application_in_a_running_round_waits_for_its_end_and_the_round_is_named()
    {
        var bar = MergerDecision.Bar(
            new([]), Of(Old) with { Running = [new("2026年混合所有制二级学院", "Mixed-ownership colleges 2026")] }, Of(New), "second");
        Assert.Equal("merger-running", Assert.Single(bar).Code);
        Assert.Contains("2026年混合所有制二级学院", bar[0].Chinese, StringComparison.Ordinal);
        Assert.Contains("Mixed-ownership colleges 2026", bar[0].English, StringComparison.Ordinal);
        Assert.Empty(MergerDecision.Bar(new([]), Of(New), Of(Old) with { Running = [new("同一批次", "The same")] }, "second"));
    }

    [Theory]
    [InlineData("of-old")]
    [InlineData("of-new")]
    public void Whoever_acts_for_either_of_them_does_not_merge_them(string person) => Assert.Equal(
        "merger-own",
        Assert.Single(MergerDecision.Bar(new([]), Of(Old, "of-old"), Of(New, "of-new"), person)).Code);

    [Theory]
    [InlineData(MergerStanding.Proposed, "second", "9871", null)]
    [InlineData(MergerStanding.Proposed, "first", "9871", "merger-second-person")]
    [InlineData(MergerStanding.Proposed, "second", "123K", "merger-other-code")]
    [InlineData(MergerStanding.Proposed, "second", null, "merger-other-code")]
    [InlineData(MergerStanding.Holds, "second", "9871", "merger-decided")]
    [InlineData(MergerStanding.PartingProposed, "second", "９８７１", "merger-other-code")] // the code that is parted is typed
    [InlineData(MergerStanding.PartingProposed, "second", " 123k ", null)]
    public void A_second_person_confirms_by_the_end_of_the_code(MergerStanding standing, string person, string? typed, string? refused) =>
        Assert.Equal(
            refused,
            MergerDecision.BarConfirmation(
                Holding(Old, New) with { Standing = standing, Parting = standing == MergerStanding.PartingProposed ? Act : null },
                person, typed)?.Code);

    private static Merger Holding(string from, string into) => new(from, "原登记", into, "现登记", MergerStanding.Holds, Act);

    private static MergingOrganisation Of(string code, params string[] members) => new(code, "之江职业技术学院", members, []);
}
