using Funding.Workflows.Tests.Compose;

namespace Funding.Workflows.Tests.Rules;

public sealed class RuleSentenceTests
{
    [Theory, MemberData(nameof(Drafts.Files), MemberType = typeof(Drafts))]
    public void Every_rule_of_every_file_is_a_sentence_in_both_languages(string id)
    {
        var root = Drafts.OfFile(id);
        var names = Names(root);
        foreach (var place in Drafts.Places(root).Where(p => Drafts.Whole.At(root, p) is { IsRule: true }))
        {
            var rule = SettingTree.Find(root, place)!.ToString();
            var said = RuleSentence.Of(rule, names);
            Assert.NotNull(said);
            Assert.All(new[] { said.Zh, said.En }, text => Assert.DoesNotMatch(@"[A-Z]\w+\(|==|>=|<=|&&|\|\||=>|\.Any|\{\d\}", text));
            Assert.NotEqual(said.Zh, said.En);
        }
    }

    [Theory]
    [InlineData("Answer(\"skill-level\") != \"other\"", "“技能等级”不为“其他”", "“Skill level” is not “Other”")]
    [InlineData("Number(\"site-area\") >= 60 && HasDocument(\"stamped-form\")", "“面积”不少于60，并且已上传“盖章申请表”",
        "“Area” is at least 60, and “Stamped form” has been uploaded")]
    [InlineData("60 <= Number(\"site-area\")", "“面积”不少于60", "“Area” is at least 60")]
    [InlineData(
        "Owners.Any(Kind == \"school\")", "共建方中至少有一个类别为“学校”", "of the co-owners at least one has that kind is “School”")]
    [InlineData("!Barred()", "不在撤销后的限制申报期内", "no withdrawal keeps it from applying")]
    [InlineData("Founded <= AsOf", "成立日期不晚于申报截止日", "the day of founding is not after the last day of the call")]
    [InlineData("LiveAwards(\"studios\") < 2", "有效的“工作站”认定数小于2", "awards of “Studios” in force is less than 2")]
    [InlineData("Answer(\"skill-level\") == \"yes\" || (YearsSinceFounding > 1 && ShareSum == 100)",
        "“技能等级”为“是”，或者（成立年数大于1，并且投入比例合计（%）为100）",
        "“Skill level” is “yes”, or (years since founding is more than 1, and the sum of shares (%) is 100)")]
    public void A_rule_says_what_it_asks(string rule, string chinese, string english)
    {
        var said = RuleSentence.Of(rule, Names(Small))!;
        Assert.Equal(chinese, said.Zh);
        Assert.Equal(english, said.En);
    }

    [Theory]
    [InlineData("Number("), InlineData(""), InlineData("DateTime.Now > AsOf")]
    public void What_is_no_rule_has_no_sentence(string rule) => Assert.Null(RuleSentence.Of(rule, Names(Small)));

    [Fact]
    public void Every_condition_that_is_offered_is_a_rule_and_has_a_name()
    {
        foreach (var (id, step) in new[]
        {
            ("skill-master-studios", null), ("vocational-groups", "cultivation"), ("mixed-ownership-colleges", (string?)null),
        })
        {
            var root = Drafts.OfFile(id);
            if (step is not null) root["parts"] = root["steps"]![step]!["parts"]!.DeepClone();
            root.Remove("steps");
            var words = RuleCondition.Words(Names(root));
            Assert.True(words.Count > 20);
            var vocabulary = EligibilityFactsBuilder.Vocabulary(ShippedCatalogue.Catalogue.Programme(id, step));
            EligibilityRules.Compile(
                [
                    .. words.Select((w, i) => new EligibilityRule(
                        $"r{i}", RuleCondition.Of(words, w.Expression, ">=", "1.5")!, "四（五）", "甲", "a", false)),
                ],
                vocabulary);
        }
    }

    [Fact]
    public void A_condition_is_joined_so_that_what_was_there_keeps_its_meaning()
    {
        IReadOnlyList<RuleWord> words = [new("Number(\"a\")", new("甲", "a"), false), new("HasDocument(\"b\")", new("乙", "b"), true)];
        Assert.Equal("Number(\"a\") >= 2", RuleCondition.Of(words, "Number(\"a\")", ">=", " 2 "));
        Assert.Equal("Number(\"a\") < 2.5m", RuleCondition.Of(words, "Number(\"a\")", "<", "2.5"));
        Assert.Equal("!(HasDocument(\"b\"))", RuleCondition.Of(words, "HasDocument(\"b\")", "!=", ""));
        Assert.Null(RuleCondition.Of(words, "Number(\"a\")", ">=", "two"));
        Assert.Null(RuleCondition.Of(words, "Number(\"c\")", ">=", "2"));
        Assert.Null(RuleCondition.Of(words, "Number(\"a\")", "=>", "2"));
        Assert.Equal("c", RuleCondition.Joined("", true, "c"));
        Assert.Equal("Barred() && c", RuleCondition.Joined("Barred()", false, "c"));
        Assert.Equal("(Barred() || ShareSum == 1) && c", RuleCondition.Joined("Barred() || ShareSum == 1", false, "c"));
        Assert.Equal("Barred() || ShareSum == 1 || c", RuleCondition.Joined("Barred() || ShareSum == 1", true, "c"));
    }

    private static JsonObject Small => Drafts.Of("""
        id: small
        otherProgrammes: [{ id: studios, name: { zh: 工作站, en: Studios } }]
        parts:
          - part: fields
            id: a
            fields:
              - id: skill-level
                label: { zh: 技能等级, en: Skill level }
                type: choice
                options: [{ value: other, label: { zh: 其他, en: Other } }]
              - { id: site-area, label: { zh: 面积, en: Area }, type: number }
          - { part: owners, id: o, ownerKinds: [{ id: school, name: { zh: 学校, en: School } }] }
          - { part: documents, id: d, slots: [{ id: stamped-form, label: { zh: 盖章申请表, en: Stamped form } }] }
        """);

    private static RuleNames Names(JsonObject root) => new(
        root, [.. ShippedCatalogue.Ids], ShippedCatalogue.Catalogue.Programmes.ToDictionary(p => p.Id, p => p.Name));
}
