namespace Funding.Workflows.Compose;

/// <summary>What the schema of programme files says of one setting.</summary>
public sealed class Setting
{
    private readonly JsonObject schema;
    private readonly JsonObject definitions;

    internal Setting(string name, JsonObject written, JsonObject definitions, bool required = false)
    {
        this.definitions = definitions;
        schema = Resolved(written);
        Name = name;
        IsRequired = required;
        Form = FormOf(written, schema);
    }

    /// <summary>As the file writes it; empty for the whole file.</summary>
    public string Name { get; }

    public bool IsRequired { get; }

    public SettingForm Form { get; }

    /// <summary>What it means, in the words of the guide.</summary>
    public Bilingual Meaning => MeaningOf(schema);

    /// <summary>The words that it may be; empty where it may be others.</summary>
    public IReadOnlyList<string> Choices => Words(schema["enum"]);

    /// <summary>Of a number, both inclusive; null for no bound.</summary>
    public (decimal? Least, decimal? Most) Range => (Bound("minimum"), Bound("maximum"));

    /// <summary>Entries of a list; null for no bound.</summary>
    public (decimal? Least, decimal? Most) Length => (Bound("minItems"), Bound("maxItems"));

    /// <summary>Characters of a text at most; null for no bound.</summary>
    public int? Longest => (int?)Bound("maxLength");

    /// <summary>What holds where it is left out; null where nothing does.</summary>
    public string? Default => schema["default"] switch
    {
        null => null,
        JsonValue value when value.GetValueKind() == JsonValueKind.String => value.GetValue<string>(),
        var value => value.ToJsonString(),
    };

    /// <summary>It is a condition in the words of rules.</summary>
    public bool IsRule => (string?)schema["format"] == "rule";

    /// <summary>The setting by which an entry says its kind, such as <c>stage</c>; null where entries are all of one.</summary>
    public string? KindWord => Cases.Select(c => ((JsonObject)c!["if"]!["properties"]!).First().Key).FirstOrDefault();

    /// <summary>The kinds of which an entry of the list may be, each with its sentence.</summary>
    public IReadOnlyList<SettingChoice> Kinds =>
    [
        .. Cases.Select(c => new SettingChoice(
            (string)c!["if"]!["properties"]![KindWord!]!["const"]!, MeaningOf(Resolved((JsonObject)c["then"]!)))),
    ];

    /// <summary>Whether entries of the list have an id of their own.</summary>
    public bool HasIds => Form == SettingForm.List && Resolved((JsonObject)schema["items"]!)["properties"]?["id"] is not null;

    /// <summary>The settings of a map in the order of the schema.</summary>
    public IReadOnlyList<Setting> Settings
    {
        get
        {
            var required = Words(schema["required"]);
            return [.. (schema["properties"] as JsonObject ?? new JsonObject()).Select(p => Of(p.Key, p.Value!, required.Contains(p.Key)))];
        }
    }

    /// <summary>What one of its settings or entries is.</summary>
    /// <param name="step">A name, or a position such as <c>[3]</c>.</param>
    /// <param name="value">What stands there: an entry of a list says its kind.</param>
    /// <returns>Null where the schema has none.</returns>
    public Setting? Inside(string step, JsonNode? value) => Form switch
    {
        SettingForm.Map => schema["properties"]?[step] is { } own ? Of(step, own, Words(schema["required"]).Contains(step)) : null,
        SettingForm.Both => Of(step, schema["properties"]![step] ?? new JsonObject(), true),
        SettingForm.Named => Of(step, schema["additionalProperties"]!, false),
        SettingForm.List or SettingForm.Words => Of(step, KindOf(value) ?? schema["items"]!, false),
        _ => null,
    };

    private JsonArray Cases => schema["items"] is JsonObject items ? Resolved(items)["allOf"] as JsonArray ?? [] : [];

    private JsonNode? KindOf(JsonNode? entry) => entry is JsonObject map && KindWord is { } word
        ? Cases.FirstOrDefault(c => JsonNode.DeepEquals(c!["if"]!["properties"]![word]!["const"], map[word]))?["then"] : null;

    private Setting Of(string name, JsonNode written, bool required) => new(name, (JsonObject)written, definitions, required);

    /// <summary>What a definition says, and what is said beside the reference to it.</summary>
    private JsonObject Resolved(JsonObject written)
    {
        if ((string?)written["$ref"] is not { } named) return written;
        var definition = (JsonObject)definitions[named["#/definitions/".Length..]]!;
        if (written.Count == 1) return definition;
        var whole = (JsonObject)definition.DeepClone();
        foreach (var (key, value) in written.Where(p => p.Key != "$ref")) whole[key] = value?.DeepClone();
        if (written["description"] is not null && written[Chinese] is null) whole.Remove(Chinese);
        return whole;
    }

    private SettingForm FormOf(JsonObject written, JsonObject resolved) => (string?)written["$ref"] == "#/definitions/bilingual"
        ? SettingForm.Both
        : ((string?)resolved["type"], resolved["enum"]) switch
        {
            ("object", _) => resolved["additionalProperties"] is JsonObject ? SettingForm.Named : SettingForm.Map,
            ("array", _) => (string?)Resolved((JsonObject)resolved["items"]!)["type"] == "object" ? SettingForm.List : SettingForm.Words,
            ("integer", _) => SettingForm.Whole,
            ("number", _) => SettingForm.Number,
            ("boolean", _) => SettingForm.YesNo,
            (_, JsonArray) => SettingForm.Choice,
            _ => SettingForm.Text,
        };

    private decimal? Bound(string name) => schema[name]?.GetValue<decimal>();

    private static IReadOnlyList<string> Words(JsonNode? list) => [.. (list as JsonArray ?? []).Select(w => w!.ToString())];

    private const string Chinese = "descriptionZh";

    private static Bilingual MeaningOf(JsonObject schema)
    {
        var english = (string?)schema["description"] ?? "";
        return new((string?)schema[Chinese] ?? english, english);
    }
}
