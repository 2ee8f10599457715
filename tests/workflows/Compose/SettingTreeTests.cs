namespace Funding.Workflows.Tests.Compose;

public sealed class SettingTreeTests
{
    [Theory]
    [InlineData("", ""), InlineData("id", "id"), InlineData("stages[1].rules", "stages|[1]|rules")]
    [InlineData("awards.grant.title.zh", "awards|grant|title|zh")]
    public void A_place_is_names_and_positions(string path, string steps)
    {
        Assert.Equal(steps, string.Join('|', SettingPath.Steps(path)));
        Assert.Equal(path, SettingPath.Steps(path).Aggregate("", SettingPath.Then));
    }

    [Theory]
    [InlineData("stages[1].rules", "stages[1]", true), InlineData("stages[10]", "stages[1]", false), InlineData("stages", "", true)]
    [InlineData("stage", "stages", false), InlineData("stages[1]", "stages[1]", true)]
    public void A_setting_is_within_another(string path, string inside, bool within) =>
        Assert.Equal(within, SettingPath.IsWithin(path, inside));

    [Fact]
    public void What_is_put_somewhere_stands_there_and_everything_else_stays()
    {
        var whole = Drafts.Small;
        foreach (var place in Drafts.Places(whole).Where(p => p.Length > 0))
        {
            var changed = SettingTree.With(whole, place, "甲");
            Assert.Equal("甲", SettingTree.Find(changed, place)?.ToString());
            Drafts.Same(whole, SettingTree.With(changed, place, SettingTree.Find(whole, place)));
            Drafts.Same(Drafts.Small, whole);
        }
    }

    [Fact]
    public void What_is_taken_away_is_gone_with_the_map_that_it_emptied()
    {
        var changed = SettingTree.With(SettingTree.With(Drafts.Small, "target.count", null), "target.qualifier", null);
        Assert.Null(changed["target"]);
        Assert.Equal(4, SettingTree.With(Drafts.Small, "stages[1]", null)["stages"]!.AsArray().Count);
        // An entry of a list that is emptied is still an entry.
        Assert.Single(SettingTree.With(SettingTree.With(
            Drafts.Of("a: [{ b: 1 }]"), "a[0].b", null), "c", null)["a"]!.AsArray());
        Drafts.Same(Drafts.Small, SettingTree.With(Drafts.Small, "no.such[3].place", null));
    }

    [Fact]
    public void An_entry_moves_one_place_and_stays_at_the_end()
    {
        static string Order(JsonObject root) => string.Join(' ', root["stages"]!.AsArray().Select(s => s!["id"]));
        Assert.Equal("check call approve notice announce", Order(SettingTree.Moved(Drafts.Small, "stages[0]", 1)));
        Assert.Equal(Order(Drafts.Small), Order(SettingTree.Moved(SettingTree.Moved(Drafts.Small, "stages[3]", -1), "stages[2]", 1)));
        Assert.Equal(Order(Drafts.Small), Order(SettingTree.Moved(Drafts.Small, "stages[0]", -1)));
        Assert.Equal(Order(Drafts.Small), Order(SettingTree.Moved(Drafts.Small, "stages[4]", 1)));
        Assert.Equal(Order(Drafts.Small), Order(SettingTree.Moved(Drafts.Small, "stages[9]", 1)));
    }

    [Fact]
    public void An_entry_is_added_at_the_end_of_a_list_that_there_may_not_be()
    {
        Assert.Equal("x", SettingTree.Find(SettingTree.Added(Drafts.Small, "otherProgrammes", new JsonObject { ["id"] = "x" }),
            "otherProgrammes[0].id")?.ToString());
        Assert.Equal(6, SettingTree.Added(Drafts.Small, "stages", new JsonObject())["stages"]!.AsArray().Count);
    }
}
