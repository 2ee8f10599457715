namespace Funding.Workflows.Tests.Compose;

/// <summary>Texts of programmes to compose with.</summary>
internal static class Drafts
{
    public static Setting Whole { get; } = SettingSchema.Of(ShippedKinds.All);

    public static JsonObject Small => Of(SmallGrants.Text);

    public static TheoryData<string> Files => [.. ShippedCatalogue.Ids];

    public static JsonObject OfFile(string id) => Of(ShippedCatalogue.Catalogue.FileOf(id)!);

    public static JsonObject Of(string text) => (JsonObject)YamlSettings.Read(text).Value!;

    /// <summary>Every place of a tree, the whole first.</summary>
    public static IEnumerable<string> Places(JsonNode? node, string at = "") => node switch
    {
        JsonObject map => map.SelectMany(p => Places(p.Value, SettingPath.Of(at, p.Key))).Prepend(at),
        JsonArray list => list.SelectMany((e, i) => Places(e, SettingPath.At(at, i))).Prepend(at),
        _ => [at],
    };

    public static void Same(JsonNode? expected, JsonNode? actual) =>
        Assert.True(JsonNode.DeepEquals(expected, actual), $"{expected?.ToJsonString()}\n{actual?.ToJsonString()}");
}
