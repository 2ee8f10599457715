namespace Funding.Workflows.Compose;

/// <summary>What was typed into the form of a map of settings, as settings; what fits none stays as it was typed, and is a fault.</summary>
public static class SettingInput
{
    /// <summary>Whether the setting stands in the form itself, and is no page of its own.</summary>
    public static bool IsField(Setting setting) => setting.Form is not (SettingForm.Map or SettingForm.Named or SettingForm.List);

    /// <summary>The names of its fields in the form.</summary>
    public static IReadOnlyList<string> FieldsOf(Setting setting) =>
        setting.Form == SettingForm.Both ? [$"{setting.Name}.zh", $"{setting.Name}.en"] : [setting.Name];

    /// <summary>What stands in one of its fields; empty for nothing.</summary>
    public static string Shown(JsonNode? map, string field) => SettingTree.Find(map ?? new JsonObject(), field) switch
    {
        null => "",
        JsonArray words => string.Join('\n', words.Select(Text)),
        var value => Text(value),
    };

    /// <param name="at">The place of the map.</param>
    /// <param name="typed">By field; what was not in the form stays as it was.</param>
    public static JsonObject Filled(JsonObject root, string at, Setting map, IReadOnlyDictionary<string, string> typed)
    {
        var changed = root;
        foreach (var setting in map.Settings.Where(IsField))
        {
            foreach (var field in FieldsOf(setting).Where(typed.ContainsKey))
            {
                var text = typed[field].ReplaceLineEndings("\n");
                if (Same(text, Shown(SettingTree.Find(changed, at), field))) continue;
                changed = SettingTree.With(changed, SettingPath.Of(at, field), Value(setting, text));
            }
        }

        // A map that was emptied is still there: it was not taken away.
        return SettingTree.Find(root, at) is not null && SettingTree.Find(changed, at) is null
            ? SettingTree.With(changed, at, new JsonObject()) : changed;
    }

    private static bool Same(string typed, string shown) => typed.Trim('\n').TrimEnd() == shown.Trim('\n').TrimEnd();

    /// <summary>Null for nothing.</summary>
    private static JsonNode? Value(Setting setting, string text)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        if (setting.Form == SettingForm.Words)
        {
            var item = setting.Inside("[0]", null);
            return new JsonArray([.. text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                .Select(line => item is null ? line : Single(item, line))]);
        }

        return Single(setting, text.Trim());
    }

    private static JsonNode Single(Setting setting, string text) => setting.Form switch
    {
        SettingForm.Whole when long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) => whole,
        SettingForm.Number when decimal.TryParse(
            text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) => number,
        SettingForm.YesNo when text is "true" or "false" => text == "true",
        _ => text,
    };

    private static string Text(JsonNode? value) => value switch
    {
        null => "",
        JsonValue scalar when scalar.GetValueKind() == JsonValueKind.String => scalar.GetValue<string>(),
        _ => value.ToJsonString(FundingJson.Options),
    };
}
