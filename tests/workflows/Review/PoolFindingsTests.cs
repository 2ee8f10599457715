namespace Funding.Workflows.Tests.Review;

/// <summary>Possible conflicts and probable doubles, before anybody decides on them.</summary>
public sealed class PoolFindingsTests
{
    private const string College = "之江职业技术学院";
    private const string Code = "12330000470003281H";
    private const string OtherCode = "91330503735242721D";

    [Theory]
    [InlineData("之江职业技术学院机械工程学院", Likeness.Contained)]
    [InlineData("省之江职业技术学院附属中专学校", Likeness.Contained)]
    [InlineData("之江职业技学院", Likeness.Spelling)]
    [InlineData("之江职业技术学院", null)]
    [InlineData("之江职业技术学院\u202E机电工程系", null)]
    [InlineData("东海医药集团", null)]
    public void A_near_name_is_found_and_what_is_certain_is_not(string organisation, Likeness? likeness) =>
        Assert.Equal(likeness, Find([Expert("e", organisation)], Application("a", College)).SingleOrDefault()?.Likeness);

    [Fact]
    public void Affiliates_and_declared_conflicts_are_near_too_but_their_codes_are_no_names()
    {
        var expert = Expert("e", "东海医药集团") with { Affiliates = ["之江职业技学院"], Conflicts = [OtherCode] };
        Assert.Equal("之江职业技学院", Assert.Single(Find([expert], Application("a", College))).ExpertName);
    }

    [Fact]
    public void A_code_decides_before_the_name()
    {
        var same = Expert("e", "之江职业技学院") with { CreditCode = Code };
        Assert.Empty(Find([same], Application("a", College)));
        Assert.Empty(Find([same with { CreditCode = OtherCode }], Application("a", College)));
        // A part may have a code of its own.
        Assert.Single(Find([same with { CreditCode = OtherCode, Organisation = "之江职业技术学院附属医院" }], Application("a", College)));
    }

    [Fact]
    public void The_name_of_an_applicant_is_no_misspelling_of_another()
    {
        var expert = Expert("e", "台州职业技术学院");
        Assert.Single(Find([expert], Application("a", "温州职业技术学院")));
        Assert.Empty(Find([expert], Application("a", "温州职业技术学院"), Application("b", "台州职业技术学院", OtherCode)));
        // Not only of those that are still judged.
        Assert.Empty(PossibleConflicts.Find([expert], [Application("a", "温州职业技术学院")], ["温州职业技术学院", "台州 职业技术学院"]));
    }

    [Fact]
    public void One_question_is_asked_of_two_names_whoever_bears_them()
    {
        PoolExpert[] experts = [Expert("e1", "之江职业技学院"), Expert("e2", "之江职业技 学院 教务处"), Expert("e3", "东海医药集团")];
        var found = Assert.Single(Find(experts, Application("a", College), Application("b", College)));
        Assert.Equal([("e1", "a"), ("e1", "b"), ("e2", "a"), ("e2", "b")], found.Pairs.Order());
    }

    [Fact]
    public void The_order_of_the_lists_changes_no_question() =>
        Gen.Shuffle(new[] { "甲江大学", "甲江大学医学院", "甲红大学", "乙湖机电有限公司", "乙湖机电股份有限公司", "丙厂" }).Sample(names =>
        {
            var all = names.Select((n, i) => Expert(n, n)).ToArray();
            var applications = names.Select(n => Application(n, n + "集团")).ToArray();
            Assert.Equal(Ids(all, applications), Ids([.. all.Reverse()], [.. applications.Reverse()]));
        });

    [Theory]
    [InlineData("张 三", "甲江大学", true)]
    [InlineData("张三", "甲江大学\u200B教务处", true)]
    [InlineData("张三", "甲江大学医学院", true)]
    [InlineData("张三", "乙湖机电有限公司", false)]
    [InlineData("张三丰", "甲江大学", false)]
    public void One_name_at_one_place_is_probably_one_person(string name, string organisation, bool found) =>
        Assert.Equal(found, ProbableDoubles.Find([Expert("e1", "甲江大学"), Expert("e2", organisation) with { Name = name }]).Count == 1);

    [Fact]
    public void One_name_with_one_code_is_probably_one_person() => Assert.Single(ProbableDoubles.Find(
        [Expert("e1", "甲江大学") with { CreditCode = Code }, Expert("e2", "全然不同的名称") with { CreditCode = Code }]));

    [Fact]
    public void Of_an_undecided_double_only_the_first_has_a_vote_of_one_person_the_kept_and_of_two_both()
    {
        PoolExpert[] pool = [Expert("e1", "甲江大学"), Expert("e2", "甲江大学"), Expert("e3", "乙湖机电有限公司")];
        Assert.Equal(["e1", "e3"], Voting());
        Assert.Equal(["e2", "e3"], Voting(Word("e2", "e1")));
        Assert.Equal(["e1", "e2", "e3"], Voting(Word(null, null)));

        IEnumerable<string> Voting(params DoubleDecision[] words) => ProbableDoubles.Voting(pool, words).Select(e => e.PersonId);

        static DoubleDecision Word(string? kept, string? dropped) => new("e1", "e2", kept, dropped, "", "", DateTimeOffset.UnixEpoch);
    }

    [Fact]
    public void Nobody_votes_twice_whatever_is_undecided() =>
        Gen.Select(Gen.Char["甲乙"], Gen.Char["丙丁"]).Array[0, 8].Sample(people =>
        {
            PoolExpert[] pool = [.. people.Select((p, i) => Expert($"e{i}", $"{p.Item2}江大学") with { Name = $"{p.Item1}" })];
            var voting = ProbableDoubles.Voting(pool, []);
            Assert.Equal(people.Distinct().Count(), voting.Count);
            Assert.Empty(ProbableDoubles.Find(voting));
        });

    private static IReadOnlyList<PossibleConflict> Find(PoolExpert[] experts, params ApplicationParties[] applications) =>
        PossibleConflicts.Find(experts, applications, applications.SelectMany(a => a.Organisations.Select(o => o.Name)));

    private static IEnumerable<string> Ids(PoolExpert[] experts, ApplicationParties[] applications) =>
        Find(experts, applications).SelectMany(c => c.Pairs.Select(p => $"{c.Id} {p}")).Order(StringComparer.Ordinal);

    private static PoolExpert Expert(string id, string organisation) =>
        new(id, "张三", $"{id}@x.example", organisation, null, "school", [], [], []);

    private static ApplicationParties Application(string id, string name, string code = Code) => new(id, [new(name, code)]);
}
