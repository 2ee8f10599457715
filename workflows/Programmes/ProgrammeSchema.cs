using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Funding.Workflows.Programmes;

/// <summary>
/// The schema of a programme's file: the core's, and for each part and stage that of its kind. Each piece is checked by itself, so that a
/// problem names its own place; the whole is what an editor checks by.
/// </summary>
internal sealed class ProgrammeSchema
{
    private static readonly ConditionalWeakTable<ProgrammeKinds, ProgrammeSchema> Made = [];

    private readonly JObject core = JObject.Parse(SchemaCheck.Text("programme-core"));
    private readonly Dictionary<string, (JObject Schema, SchemaCheck Check)> parts;
    private readonly Dictionary<string, (JObject Schema, SchemaCheck Check)> stages;
    private readonly Dictionary<string, (JObject Schema, SchemaCheck Check)> duties;
    private readonly Dictionary<string, (JObject Schema, SchemaCheck Check)> changes;
    private readonly SchemaCheck whole;

    public ProgrammeSchema(ProgrammeKinds kinds)
    {
        var (part, stage) = ((JObject)core["properties"]!["parts"]!["items"]!, (JObject)core["properties"]!["stages"]!["items"]!);
        var (duty, change) = (OfAward(core, "duties"), OfAward(core, "variations"));
        parts = kinds.Parts.ToDictionary(k => k.Kind, k => Piece("part", part, k.Kind, k.Schema, []), StringComparer.Ordinal);
        stages = kinds.Stages.ToDictionary(k => k.Kind, k => Piece("stage", stage, k.Kind, k.Schema, k.Exits), StringComparer.Ordinal);
        duties = kinds.Duties.ToDictionary(k => k.Kind, k => Piece("stage", duty, k.Kind, k.Schema, []), StringComparer.Ordinal);
        changes = kinds.Variations.ToDictionary(
            k => k.Change, k => Piece("change", change, k.Change, k.Schema, [], named: false), StringComparer.Ordinal);
        part["properties"]!["part"]!["enum"] = new JArray(parts.Keys);
        stage["properties"]!["stage"]!["enum"] = new JArray(stages.Keys);
        duty["properties"]!["stage"]!["enum"] = new JArray(duties.Keys);
        change["properties"]!["change"]!["enum"] = new JArray(changes.Keys);
        foreach (var (list, item) in new[] { ("parts", part), ("stages", stage) }) StepList(core, list)["items"] = item.DeepClone();
        whole = SchemaCheck.Of(core.ToString());
    }

    /// <summary>Of the same kinds the same, made once: reading its pieces takes as long as checking several files.</summary>
    public static ProgrammeSchema Of(ProgrammeKinds kinds) => Made.GetValue(kinds, k => new(k));

    /// <summary>Notes every difference; true when there is none.</summary>
    public bool Check(YamlFile file)
    {
        var right = whole.Check(file);
        if (file.Root is not JObject root) return false;
        right &= CheckLists(file, root) & Check(file, root, "");
        foreach (var (id, step) in (root["steps"] as JObject ?? []).Properties().Select(p => (p.Name, p.Value)))
            right &= Check(file, step as JObject, $"steps.{id}.");
        foreach (var (id, award) in (root["awards"] as JObject ?? []).Properties().Select(p => (p.Name, p.Value)))
            right &= Check(file, (award as JObject)?["duties"], $"awards.{id}.duties", "stage", duties)
                & Check(file, (award as JObject)?["variations"], $"awards.{id}.variations", "change", changes);
        return right;
    }

    /// <summary>Parts and stages stand in the file itself, or in each of its steps.</summary>
    private static bool CheckLists(YamlFile file, JObject root)
    {
        string[] lists = ["parts", "stages"];
        var wrong = root["steps"] is null ? lists.Where(l => root[l] is null).ToList() : lists.Where(l => root[l] is not null).ToList();
        foreach (var list in wrong)
            file.Fault(list, root["steps"] is null
                ? "missing; the setting is required" : $"stands in each step where there are steps; allowed: steps.<id>.{list}");
        return wrong.Count == 0;
    }

    private bool Check(YamlFile file, JObject? of, string at) =>
        Check(file, of?["parts"], $"{at}parts", "part", parts) & Check(file, of?["stages"], $"{at}stages", "stage", stages);

    private static bool Check(
        YamlFile file, JToken? list, string path, string word, Dictionary<string, (JObject Schema, SchemaCheck Check)> pieces)
    {
        var right = true;
        foreach (var (i, item) in (list as JArray ?? []).OfType<JObject>().Index())
            if (item[word]?.ToString() is { } kind && pieces.TryGetValue(kind, out var piece))
                right &= piece.Check.Check(
                    file, item, $"{path}[{i}]", item["id"] is { } id ? $"the {word} '{id}' ({kind})" : $"the {word} '{kind}'");
        return right;
    }

    /// <summary>The whole as one schema, for editors: programmes/schema/programme.schema.json.</summary>
    public string Compose()
    {
        var composed = (JObject)core.DeepClone();
        // Either the file is one step, or it has several.
        composed["oneOf"] = new JArray(
            new JObject { ["required"] = new JArray("parts", "stages") }, new JObject { ["required"] = new JArray("steps") });
        foreach (var (items, name, word, pieces) in new[]
        {
            ((JObject)composed["properties"]!["parts"]!["items"]!, "part", "part", parts),
            ((JObject)composed["properties"]!["stages"]!["items"]!, "stage", "stage", stages),
            ((JObject)StepList(composed, "parts")["items"]!, "part", "part", parts),
            ((JObject)StepList(composed, "stages")["items"]!, "stage", "stage", stages),
            (OfAward(composed, "duties"), "duty", "stage", duties),
            (OfAward(composed, "variations"), "change", "change", changes),
        })
        {
            var cases = new JArray();
            foreach (var (kind, (schema, _)) in pieces)
            {
                var definition = (JObject)schema.DeepClone();
                definition.Remove("definitions");
                composed["definitions"]![$"{name}-{kind}"] = definition;
                cases.Add(new JObject
                {
                    ["if"] = new JObject { ["properties"] = new JObject { [word] = new JObject { ["const"] = kind } } },
                    ["then"] = new JObject { ["$ref"] = $"#/definitions/{name}-{kind}" },
                });
            }

            items["allOf"] = cases;
        }

        return composed.ToString(Newtonsoft.Json.Formatting.Indented).ReplaceLineEndings("\n") + "\n";
    }

    private static JObject StepList(JObject core, string list) =>
        (JObject)core["properties"]!["steps"]!["additionalProperties"]!["properties"]![list]!;

    private static JObject OfAward(JObject core, string list) =>
        (JObject)core["properties"]!["awards"]!["additionalProperties"]!["properties"]![list]!["items"]!;

    /// <param name="item">What the core says of every entry of its list.</param>
    /// <param name="named">Each entry has an id; else its kind names it.</param>
    private (JObject, SchemaCheck) Piece(
        string word, JObject item, string kind, string written, IReadOnlyList<string> exits, bool named = true)
    {
        var settings = JObject.Parse(written);
        var properties = new JObject
        {
            [word] = new JObject { ["type"] = "string", ["enum"] = new JArray(kind) },
        };
        foreach (var own in item.Value<JObject>("properties")!.Properties().Where(p => p.Name != word))
            properties.Add(own.Name, own.Value.DeepClone());
        foreach (var property in settings.Value<JObject>("properties")!.Properties()) properties.Add(property.Name, property.Value);
        if (exits.Count > 0) properties["exits"] = Exits(exits);
        var schema = new JObject
        {
            ["type"] = "object",
            ["descriptionZh"] = settings["descriptionZh"]?.DeepClone(),
            ["description"] = settings["description"],
            ["additionalProperties"] = false,
            ["required"] = new JArray([.. named ? ["id"] : Array.Empty<string>(), .. settings.Value<JArray>("required") ?? []]),
            ["properties"] = properties,
            ["definitions"] = core["definitions"]!.DeepClone(),
        };
        return (schema, SchemaCheck.Of(schema.ToString()));
    }

    private JObject Exits(IReadOnlyList<string> exits)
    {
        var settings = (JObject)core["definitions"]!["exits"]!.DeepClone();
        settings["additionalProperties"] = false;
        settings["properties"] = new JObject(exits.Select(e => new JProperty(e, core["definitions"]!["exit"]!.DeepClone())));
        return settings;
    }
}
