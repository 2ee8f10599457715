namespace Funding.Workflows.Compose;

/// <summary>A round's snapshot as settings of a file: what it keeps beside them is left out, and choices are in the file's words.</summary>
internal static class SnapshotText
{
    /// <param name="whole">What a file may say.</param>
    /// <param name="snapshot">As a round keeps it.</param>
    public static JsonObject Of(Setting whole, string snapshot)
    {
        var root = (JsonObject)JsonNode.Parse(snapshot)!;
        root.Remove("step");
        return (JsonObject)Written(root, whole)!;
    }

    private static JsonNode? Written(JsonNode? node, Setting? setting) => node switch
    {
        JsonObject map => new JsonObject(map.Where(p => p.Value is not null).Select(
            p => KeyValuePair.Create(p.Key, Written(p.Value, setting?.Inside(p.Key, p.Value))))),
        JsonArray list => new JsonArray([.. list.Select((e, i) => Written(e, setting?.Inside(SettingPath.At("", i), e)))]),
        JsonValue word when word.GetValueKind() == JsonValueKind.String && setting?.Form == SettingForm.Choice =>
            setting.Choices.FirstOrDefault(c => IsSame(c, word.GetValue<string>())) ?? word.DeepClone(),
        _ => node?.DeepClone(),
    };

    /// <summary>A snapshot writes some choices by the names of the code, such as PerUnit.</summary>
    private static bool IsSame(string choice, string kept) =>
        choice.Replace("-", "", StringComparison.Ordinal).Equals(kept, StringComparison.OrdinalIgnoreCase);
}
