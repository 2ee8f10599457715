namespace Funding.Workflows.Tests.Programmes;

/// <summary>What the shipped file of the groups says, and how a file is told what it may not say of members.</summary>
public sealed class MemberFilesTests : IDisposable
{
    private const string Name = "vocational-groups.yaml";

    private readonly ProgrammesFolder folder = new("vocational-groups");

    [Fact]
    public void The_shipped_file_says_what_the_row_of_the_policy_says()
    {
        var programme = Groups.Programme;
        var members = MembersSettings.Find(programme)!;
        Assert.Equal(("四（五）", 20, "about"), (programme.Clause, programme.Target!.Count, programme.Target.Qualifier));
        Assert.Equal((15, "by-link", "group-agreement"), (members.Min, members.Consent, members.Agreement));
        Assert.Equal(
            [("enterprise", 8), ("secondary-vocational-school", 2), ("industry-body", 1)],
            members.Kinds.Where(k => k.Min > 0).Select(k => (k.Id, k.Min)));
        Assert.Equal(
            [("产教融合", 30m), ("实体化运作", 25m), ("服务贡献", 20m), ("就业质量", 10m), ("技能水平", 15m)],
            PanelReviewSettings.CriteriaOf(programme).Select(c => (c.Name.Zh, c.Weight)));
        var panel = PanelReviewSettings.Of(programme).Panel;
        Assert.Equal((5, 1, 1, 1, 2), (
            panel.Size, panel.Parties["government"], panel.Parties["industry"], panel.Parties["enterprise"], panel.Parties["school"]));
        Assert.Equal(2, RankingSettings.Of(programme).Selection.CapPerCity);
        var award = programme.Awards["cultivation"];
        Assert.Equal(("省级职业教育集团（培育）", 3), (award.Title.Zh, award.Years));
        Assert.Equal(100m, Assert.Single(award.Money!.Tranches).Share);
        Assert.Equal(["agreement", "payment", "monitoring"], award.Duties!.Select(d => d.Kind));
        Assert.Subset(programme.AuthoritySettings.ToHashSet(), new HashSet<string>
        {
            "parts.members", "stages.rank.selection", "awards.cultivation.money", "awards.cultivation.years",
            "stages.check.rules.enterprise-share", "stages.review.rubric.criteria.body.weight",
        });
        var kept = ProgrammeSnapshot.Of(programme);
        Assert.Equal(kept, ProgrammeSnapshot.Of(kept.Programme()));
    }

    [Theory]
    [InlineData("        min: 15\n        max: 60\n", "        min: 61\n        max: 60\n", "steps.cultivation.parts[3].min",
        "at most max, 60")]
    [InlineData("(企业) }, min: 8 }", "(企业) }, min: 8, max: 7 }", "steps.cultivation.parts[3].kinds[0].min", "at most max, 7")]
    [InlineData("(企业) }, min: 8 }", "(企业) }, min: 8, max: 61 }", "steps.cultivation.parts[3].kinds[0].max",
        "at most max of all members, 60")]
    [InlineData("(企业) }, min: 8 }", "(企业) }, min: 58 }", "steps.cultivation.parts[3].max",
        "at least 61, for so many are needed of the kinds together")]
    [InlineData("min: 8 }\n          - { id: secondary-vocational-school,", "min: 8 }\n          - { id: enterprise,",
        "steps.cultivation.parts[3].kinds[1].id",
        "the kind of member 'enterprise' is given twice; the first is kinds[0]")]
    [InlineData("          - id: pledge\n            label: { zh: 三年", "          - id: mailbox\n            label: { zh: 三年",
        "steps.cultivation.parts[3].asks[1].id",
        "'mailbox' is asked of every member anyway; choose another id")]
    [InlineData("        agreement: group-agreement\n      #", "        agreement: treaty\n      #", "steps.cultivation.parts[3].agreement",
        "'treaty' is no slot for documents of the programme; allowed: stamped-form, commitment-letter, charter, group-agreement, "
            + "annual-report, accounts, evidence")]
    [InlineData("        consent: by-link\n        agreement: group-agreement\n      #", "        agreement: group-agreement\n      #",
        "steps.cultivation.parts[3].agreement", "goes with consent: by-link")]
    [InlineData("MemberShare(\"enterprise\") >= 60\n            citation: authority's setting\n            message: { zh: 企业占",
        "MemberShare(\"enterprises\") >= 60\n            citation: authority's setting\n            message: { zh: 企业占",
        "steps.cultivation.stages[2].rules[1].expression",
        "the programme has no kind of member 'enterprises'; it has enterprise, higher-education, industry-body, other, "
            + "research-institute, secondary-vocational-school, technician-college")]
    public void What_is_wrong_is_named_by_its_setting(string old, string other, string setting, string message)
    {
        folder.Change(Name, old, other);
        var problem = folder.Problems().FirstOrDefault(p => p.Message == message);
        Assert.True(problem is not null, string.Join(Environment.NewLine, folder.Problems()));
        Assert.Equal((Name, setting), (problem.File, problem.Path));
    }

    public void Dispose() => folder.Dispose();
}
