namespace Funding.Local.Tests;

/// <summary>Every way in which one place of a JSON text can be bent: each gives a text that differs in that place alone.</summary>
internal static class BentJson
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>What was done at which place, and the text.</summary>
    public static IEnumerable<(string What, string Path, string Text)> Of(string json)
    {
        var root = JsonNode.Parse(json)!;
        foreach (var (path, node, isMember) in Places(root, "$", false).ToArray())
        {
            foreach (var (what, value) in Values(node))
                yield return (what, path, Write(root, "$", (at, text) => at == path ? value : text, (_, member) => member));
            if (!isMember)
                continue;
            foreach (var (what, bend) in Members)
            {
                // What is empty says the same when it is absent.
                if (what != "absent" || node is not (null or JsonArray { Count: 0 } or JsonObject { Count: 0 }))
                    yield return (what, path, Write(root, "$", (_, text) => text, (at, member) => at == path ? bend(member) : member));
            }
        }
    }

    private static readonly (string What, Func<string, string?> Bend)[] Members =
    [
        ("absent", _ => null),
        ("doubled", member => $"{member},{member}"),
        ("wrongly cased", member =>
            $"\"{(char.IsUpper(member[1]) ? char.ToLowerInvariant(member[1]) : char.ToUpperInvariant(member[1]))}{member[2..]}"),
        ("beside a stranger", member => $"\"remark\":1,{member}"),
    ];

    private static IEnumerable<(string What, string Value)> Values(JsonNode? node)
    {
        if (node is not null)
            yield return ("null", "null");
        switch (node)
        {
            case JsonObject:
                yield return ("a list", "[]");
                break;
            case JsonArray list:
                yield return ("an object", "{}");
                yield return ("with null", list.Count == 0 ? "[null]" : $"{list.ToJsonString(Plain)[..^1]},null]");
                if (list.Count > 0)
                    yield return ("with its first twice", $"{list.ToJsonString(Plain)[..^1]},{list[0]?.ToJsonString(Plain) ?? "null"}]");
                break;
            case JsonValue value when value.GetValueKind() == JsonValueKind.Number:
                yield return ("another number", FormattableString.Invariant($"{value.GetValue<decimal>() + 1}"));
                yield return ("a number as text", $"\"{value.ToJsonString()}\"");
                yield return ("a very large number", "7e27");
                break;
            case JsonValue value when value.GetValueKind() == JsonValueKind.String:
                yield return ("another text", JsonSerializer.Serialize(value.GetValue<string>() + "x", Plain));
                yield return ("half a character", "\"\\ud800\"");
                break;
            case JsonValue value when value.GetValueKind() is JsonValueKind.True or JsonValueKind.False:
                yield return ("the opposite", value.GetValue<bool>() ? "false" : "true");
                break;
        }
    }

    private static IEnumerable<(string Path, JsonNode? Node, bool IsMember)> Places(JsonNode? node, string path, bool isMember)
    {
        yield return (path, node, isMember);
        var below = node switch
        {
            JsonObject map => map.SelectMany(p => Places(p.Value, $"{path}.{p.Key}", true)),
            JsonArray list => list.SelectMany((item, i) => Places(item, FormattableString.Invariant($"{path}[{i}]"), false)),
            _ => [],
        };
        foreach (var place in below)
            yield return place;
    }

    private static string Write(JsonNode? node, string path, Func<string, string, string> value, Func<string, string, string?> member)
    {
        return value(path, node switch
        {
            JsonObject map => $"{{{string.Join(',', map.Select(p => Member($"{path}.{p.Key}", p.Key, p.Value)).OfType<string>())}}}",
            JsonArray list => $"[{string.Join(',', list.Select((item, i) => Write(item, ItemOf(path, i), value, member)))}]",
            null => "null",
            _ => node.ToJsonString(Plain),
        });

        static string ItemOf(string list, int index) => FormattableString.Invariant($"{list}[{index}]");

        string? Member(string at, string name, JsonNode? of) =>
            member(at, $"{JsonSerializer.Serialize(name, Plain)}:{Write(of, at, value, member)}");
    }
}
