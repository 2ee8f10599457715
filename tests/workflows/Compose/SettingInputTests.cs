namespace Funding.Workflows.Tests.Compose;

public sealed class SettingInputTests
{
    /// <summary>A page that is saved as it is shown changes nothing, whatever its settings are.</summary>
    [Theory, MemberData(nameof(Drafts.Files), MemberType = typeof(Drafts))]
    public void What_is_shown_and_saved_again_is_the_same(string id)
    {
        var root = Drafts.OfFile(id);
        foreach (var place in Drafts.Places(root).Where(p => Drafts.Whole.At(root, p) is { Form: SettingForm.Map }))
        {
            var map = Drafts.Whole.At(root, place)!;
            var node = place.Length == 0 ? root : SettingTree.Find(root, place);
            var shown = map.Settings.Where(SettingInput.IsField).SelectMany(SettingInput.FieldsOf)
                .ToDictionary(f => f, f => SettingInput.Shown(node, f).Replace("\n", "\r\n", StringComparison.Ordinal));
            Drafts.Same(root, SettingInput.Filled(root, place, map, shown));
        }
    }

    [Theory]
    [InlineData("days", "45", "45"), InlineData("days", "ten", "\"ten\""), InlineData("days", " 7 ", "7")]
    [InlineData("days", "1.5", "\"1.5\"")]
    [InlineData("days", "", null), InlineData("launchOn", "03-01", "\"03-01\""), InlineData("launchOn", "soon", "\"soon\"")]
    public void What_was_typed_is_kept_as_a_setting_or_as_it_was_typed(string field, string typed, string? kept)
    {
        var stage = Drafts.Whole.At(Drafts.Small, "stages[0]")!;
        var filled = SettingInput.Filled(Drafts.Small, "stages[0]", stage, new Dictionary<string, string> { [field] = typed });
        Assert.Equal(kept, SettingTree.Find(filled, $"stages[0].{field}")?.ToJsonString());
    }

    [Fact]
    public void Both_languages_lists_and_choices_are_filled_in()
    {
        var root = SettingInput.Filled(Drafts.Small, "", Drafts.Whole, new Dictionary<string, string>
        {
            ["lead.zh"] = "省教育厅",
            ["lead.en"] = "",
            ["authoritySettings"] = "stages.call.days\r\n\r\n stages.approve.votes ",
            ["stages"] = "no field of this page",
        });
        Assert.Equal("省教育厅", root["lead"]!["zh"]!.ToString());
        Assert.Null(root["lead"]!["en"]);
        Assert.Equal(["stages.call.days", "stages.approve.votes"], root["authoritySettings"]!.AsArray().Select(s => s!.ToString()));
        Assert.IsType<JsonArray>(root["stages"]);
        var field = Drafts.Whole.At(root, "parts[0].fields[0]")!;
        root = SettingInput.Filled(root, "parts[0].fields[0]", field, new Dictionary<string, string> { ["required"] = "false" });
        Assert.Equal("false", SettingTree.Find(root, "parts[0].fields[0].required")!.ToJsonString());
    }

    [Fact]
    public void A_map_whose_last_setting_is_emptied_is_still_there()
    {
        var root = Drafts.Of("target: { count: 3 }");
        var emptied = new Dictionary<string, string> { ["count"] = "" };
        var filled = SettingInput.Filled(root, "target", Drafts.Whole.At(root, "target")!, emptied);
        Drafts.Same(Drafts.Of("target: {}"), filled);
    }
}
