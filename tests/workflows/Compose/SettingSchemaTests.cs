namespace Funding.Workflows.Tests.Compose;

public sealed class SettingSchemaTests
{
    /// <summary>Nothing of the format is out of reach: whatever a file says has a form.</summary>
    [Theory, MemberData(nameof(Drafts.Files), MemberType = typeof(Drafts))]
    public void Every_setting_of_every_file_is_known(string id)
    {
        var root = Drafts.OfFile(id);
        Assert.All(Drafts.Places(root), place => Assert.NotNull(Drafts.Whole.At(root, place)));
    }

    [Theory]
    [InlineData("id", SettingForm.Text), InlineData("name", SettingForm.Both), InlineData("subject", SettingForm.Map)]
    [InlineData("awards", SettingForm.Named), InlineData("awards.grant.years", SettingForm.Whole), InlineData("stages", SettingForm.List)]
    [InlineData("authoritySettings", SettingForm.Words), InlineData("target.qualifier", SettingForm.Choice)]
    [InlineData("stages[0].days", SettingForm.Whole), InlineData("parts[0].fields[0].required", SettingForm.YesNo)]
    [InlineData("parts[0].fields[0].min", SettingForm.Number), InlineData("awards.grant.money.tranches", SettingForm.List)]
    public void A_setting_has_the_form_that_its_schema_says(string path, SettingForm form) =>
        Assert.Equal(form, Drafts.Whole.At(Drafts.Small, path)?.Form);

    [Fact]
    public void A_kind_of_the_list_is_offered_with_its_sentence_and_brings_its_own_settings()
    {
        var stages = Drafts.Whole.At(Drafts.Small, "stages")!;
        Assert.Equal("stage", stages.KindWord);
        Assert.Equal(ShippedKinds.All.Stages.Select(s => s.Kind), stages.Kinds.Select(k => k.Value));
        Assert.All(stages.Kinds, k => Assert.NotEqual(k.Meaning.Zh, k.Meaning.En));
        Assert.Contains(Drafts.Whole.At(Drafts.Small, "stages[1]")!.Settings, s => s.Name == "correctionWorkingDays");
        Assert.DoesNotContain(Drafts.Whole.At(Drafts.Small, "stages[0]")!.Settings, s => s.Name == "correctionWorkingDays");
        Assert.True(Drafts.Whole.At(Drafts.Small, "stages[1].exits") is null or { Form: SettingForm.Map });
        Assert.Null(Drafts.Whole.At(Drafts.Small, "stages[0].rules"));
        Assert.True(Drafts.Whole.At(Drafts.Of(
            "stages: [{ stage: eligibility, id: check, rules: [{ id: a, expression: b }] }]"), "stages[0].rules[0].expression")!.IsRule);
    }

    /// <summary>An administrator composes in Chinese: what a setting means is said in both languages where it is declared.</summary>
    [Fact]
    public void Every_setting_says_what_it_means_in_Chinese_too()
    {
        Assert.Empty(Settings(Drafts.Whole, "").Where(s => s.Setting.Meaning is var means && means.Zh == means.En && means.En.Length > 0)
            .Select(s => $"{s.Path}: {s.Setting.Meaning.En}"));

        static IEnumerable<(string Path, Setting Setting)> Settings(Setting of, string at) => of.Form switch
        {
            SettingForm.Map => of.Settings.SelectMany(s => Settings(s, $"{at}.{s.Name}").Prepend((at, s))),
            SettingForm.Named => Settings(of.Inside("x", null)!, $"{at}.x"),
            SettingForm.List => of.Kinds.Count == 0 ? Settings(of.Inside("[0]", null)!, $"{at}[]")
                : of.Kinds.SelectMany(k => Settings(of.Inside("[0]", new JsonObject { [of.KindWord!] = k.Value })!, $"{at}[{k.Value}]")),
            _ => [],
        };
    }
}
