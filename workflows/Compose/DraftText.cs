namespace Funding.Workflows.Compose;

/// <summary>What is asked of a draft's text: that it can be worked on, not that it is right.</summary>
internal static class DraftText
{
    /// <exception cref="RefusedException">It is too long, no YAML, or no map of settings.</exception>
    public static JsonObject Demand(string text)
    {
        if (text.Length > ComposeDraft.MostCharacters) throw new RefusedException(ComposeRefusals.TooLong(ComposeDraft.MostCharacters));
        return DemandSettings(text) as JsonObject ?? throw new RefusedException(ComposeRefusals.NoMap());
    }

    /// <exception cref="RefusedException">It is no YAML: every problem with its line and column.</exception>
    public static JsonNode? DemandSettings(string text)
    {
        var (value, problems) = YamlSettings.Read(text);
        return problems.Count == 0 ? value
            : throw new RefusedException([.. problems.Select(p => ComposeRefusals.NoYaml(p.Line, p.Column, p.Text))]);
    }

    /// <summary>What the text calls itself; empty, and the id, where it says nothing of that form.</summary>
    public static (string Id, Bilingual Name) NameOf(JsonObject root)
    {
        var id = root["id"] is JsonValue value && RouteIds.CouldBe(value.ToString()) ? value.ToString() : "";
        var (zh, en) = (root["name"]?["zh"], root["name"]?["en"]);
        var called = new[] { zh, en }.OfType<JsonValue>().Select(v => Excerpt.Of(v.ToString(), 120)).ToList();
        return (id, called.Count == 0 ? Bilingual.Same(id)
            : new(zh is JsonValue ? called[0] : called[^1], en is JsonValue ? called[^1] : called[0]));
    }
}
