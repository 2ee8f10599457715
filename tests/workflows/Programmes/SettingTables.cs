using Newtonsoft.Json.Linq;

namespace Funding.Workflows.Tests.Programmes;

/// <summary>The settings of a schema as tables of the guide.</summary>
internal static partial class SettingTables
{
    private const string End = "<!-- end of settings -->";

    /// <param name="name">A definition of the schema, such as <c>stage-call</c>; <c>programme</c> for the whole.</param>
    public static string Begin(string name) => $"<!-- settings of {name}, made of its schema -->";

    /// <summary>The guide with every table as the schema says it.</summary>
    public static string Fill(string guide, JObject schema) => Block().Replace(guide, block =>
        $"{Begin(block.Groups[1].Value)}\n{Table(Rows(Of(schema, block.Groups[1].Value), schema, ""))}{End}");

    /// <summary>Every setting of the whole and of every kind.</summary>
    public static IEnumerable<SettingRow> Rows(JObject schema) =>
        schema["definitions"]!.Cast<JProperty>().Where(d => Kind().IsMatch(d.Name)).Select(d => d.Name).Append("programme")
            .SelectMany(name => Rows(Of(schema, name), schema, ""));

    private static JObject Of(JObject schema, string name) => name == "programme" ? schema : (JObject)schema["definitions"]![name]!;

    private static IEnumerable<SettingRow> Rows(JObject of, JObject schema, string under)
    {
        var required = (of["required"] ?? new JArray()).Select(r => r.ToString()).ToHashSet(StringComparer.Ordinal);
        foreach (var property in of.Value<JObject>("properties")?.Properties() ?? [])
        {
            var written = (JObject)property.Value;
            // The kind and the id that every part and stage has are said once, in the text.
            if (under.Length == 0 && (property.Name is "stage" or "part" || (property.Name == "id" && of != schema))) continue;
            // So is when a duty is opened.
            if (under.Length == 0 && of != schema && property.Name is "on" or "every" or "needs") continue;
            // And who decides on a change.
            var ofChange = under.Length == 0 && of["properties"]!["change"] is not null;
            if (ofChange && property.Name is "change" or "deskWorkingDays" or "confirmed") continue;
            var path = under + property.Name;
            var setting = Resolved(written, schema);
            var isList = setting["type"]?.ToString() == "array";
            yield return new(
                path, TypeOf(written, setting, schema), IsNamed(written) ? "" : Allowed(setting, schema),
                required.Contains(property.Name) ? "required" : Shown(setting["default"]) is { Length: > 0 } value ? value : "left out",
                (written["description"] ?? "").ToString());
            var inner = isList ? Resolved((JObject)setting["items"]!, schema) : setting;
            if (property.Name is "parts" or "stages" || IsNamed(isList ? (JObject)setting["items"]! : written)) continue;
            foreach (var row in Rows(inner, schema, isList ? $"{path}[]." : $"{path}.")) yield return row;
            if (setting["additionalProperties"] is JObject each)
                foreach (var row in Rows(each, schema, $"{path}.<id>.")) yield return row;
        }
    }

    private static bool IsNamed(JObject setting) => setting["$ref"] is not null;

    private static JObject Resolved(JObject setting, JObject schema) => setting["$ref"]?.ToString() is { } name
        ? (JObject)schema["definitions"]![name["#/definitions/".Length..]]! : setting;

    private static string TypeOf(JObject written, JObject setting, JObject schema) => written["$ref"]?.ToString() is { } name
        ? name["#/definitions/".Length..]
        : setting["type"]?.ToString() switch
        {
            "array" => $"list of {TypeOf((JObject)setting["items"]!, Resolved((JObject)setting["items"]!, schema), schema)}",
            "object" => "map",
            "integer" => "whole number",
            "boolean" => "true or false",
            "string" => "text",
            var type => type ?? "",
        };

    private static string Allowed(JObject setting, JObject schema)
    {
        var item = setting["items"] is JObject items ? Resolved(items, schema) : setting;
        var parts = new List<string>();
        if (item["enum"] is JArray values) parts.Add(string.Join(", ", values.Select(v => $"`{v}`")));
        if (item["minimum"] is not null) parts.Add($"{Shown(item["minimum"])} to {Shown(item["maximum"])}");
        if (setting["maxLength"] is not null && setting["type"]?.ToString() == "string")
            parts.Add($"at most {Shown(setting["maxLength"])} characters");
        if (setting["minItems"] is { } least && least.Value<int>() > 0) parts.Add($"at least {least}");
        if (setting["maxItems"] is { } most) parts.Add($"at most {most}");
        return string.Join("; ", parts);
    }

    private static string Shown(JToken? value) => value switch
    {
        null => "",
        { Type: JTokenType.Boolean } => value.Value<bool>() ? "true" : "false",
        { Type: JTokenType.Integer or JTokenType.Float } => value.Value<decimal>().ToString("0.####", CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };

    private static string Table(IEnumerable<SettingRow> rows)
    {
        if (!rows.Any()) return "There is nothing to set.\n";
        var table = new StringBuilder("| setting | type | allowed | default | meaning |\n|---|---|---|---|---|\n");
        foreach (var row in rows)
            table.Append(CultureInfo.InvariantCulture,
                $"| `{row.Path}` | {row.Type} | {row.Allowed} | {row.Default} | {row.Meaning} |\n");
        return table.ToString();
    }

    [GeneratedRegex(@"<!-- settings of ([a-z-]+), made of its schema -->\n[\s\S]*?<!-- end of settings -->")]
    private static partial Regex Block();

    [GeneratedRegex("^(stage|part|duty|change)-")]
    private static partial Regex Kind();
}

/// <param name="Default">What holds when it is not written; "required" where it must be.</param>
internal sealed record SettingRow(string Path, string Type, string Allowed, string Default, string Meaning);
