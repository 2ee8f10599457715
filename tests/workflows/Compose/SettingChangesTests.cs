namespace Funding.Workflows.Tests.Compose;

public sealed class SettingChangesTests
{
    [Theory, MemberData(nameof(Drafts.Files), MemberType = typeof(Drafts))]
    public void A_programme_does_not_differ_from_itself_and_in_one_setting_where_one_was_changed(string id)
    {
        var root = Drafts.OfFile(id);
        Assert.Empty(SettingChanges.Of(Drafts.Whole, root, Drafts.OfFile(id)));
        var scalars = Drafts.Places(root)
            .Where(p => SettingTree.Find(root, p) is JsonValue && SettingPath.Last(p) is "zh" or "days" or "en")
            .Where((_, i) => i % 17 == 0);
        foreach (var place in scalars)
        {
            var change = Assert.Single(SettingChanges.Of(Drafts.Whole, root, SettingTree.With(root, place, "改")));
            Assert.Equal((SettingChangeKind.Changed, "改"), (change.Kind, change.To!.ToString()));
            Assert.NotNull(change.Setting);
        }
    }

    [Fact]
    public void A_change_is_named_by_ids_and_says_from_what_to_what()
    {
        var root = SettingTree.With(Drafts.Small, "stages[0].days", 45);
        root = SettingTree.With(root, "lead", new JsonObject { ["zh"] = "甲", ["en"] = "A" });
        root = SettingTree.With(root, "target", null);
        Assert.Equal(
            [
                (SettingChangeKind.Changed, "stages.call.days", "30", "45"),
                (SettingChangeKind.Added, "lead", null, """{"zh":"甲","en":"A"}"""),
                (SettingChangeKind.Removed, "target", """{"count":10,"qualifier":"about"}""", null),
            ],
            SettingChanges.Of(Drafts.Whole, Drafts.Small, root).Select(c => (
                c.Kind, c.Path, c.From?.ToJsonString(FundingJson.Options), c.To?.ToJsonString(FundingJson.Options))));
    }

    [Fact]
    public void An_entry_that_moved_is_an_order_and_no_change_of_others()
    {
        var change = Assert.Single(SettingChanges.Of(Drafts.Whole, Drafts.Small, SettingTree.Moved(Drafts.Small, "stages[1]", 1)));
        Assert.Equal((SettingChangeKind.Ordered, "stages"), (change.Kind, change.Path));
        var added = Assert.Single(SettingChanges.Of(Drafts.Whole, Drafts.Small, SettingTree.With(Drafts.Small, "stages", new JsonArray(
            [.. Drafts.Small["stages"]!.AsArray().Select(s => s!.DeepClone()).Prepend(new JsonObject { ["id"] = "first" })]))));
        Assert.Equal((SettingChangeKind.Added, "stages.first"), (added.Kind, added.Path));
    }
}
