namespace Funding.Workflows.Compose;

/// <summary>The smallest programme of which a round runs to its announcement, to begin with.</summary>
internal static class SmallestProgramme
{
    private static readonly Texts Texts = new(typeof(SmallestProgramme));

    public static JsonObject Of(string id, string chinese, string english)
    {
        var root = DraftText.Demand(Texts.Get("file", inEnglish: false));
        var name = new JsonObject { ["zh"] = chinese.Trim(), ["en"] = english.Trim() };
        return SettingTree.With(SettingTree.With(SettingTree.With(
            root, "id", id.Trim()), "name", name), "awards.award.title", name);
    }
}
