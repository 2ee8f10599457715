namespace Funding.Workflows.Compose;

public enum SettingChangeKind
{
    Added,
    Removed,
    Changed,

    /// <summary>The entries of a list are the same in another order.</summary>
    Ordered,
}

/// <summary>One setting that differs between two versions of a programme.</summary>
/// <param name="Path">By names, and in a list by id: <c>stages.review.rubric.criteria.skills.weight</c>.</param>
/// <param name="Setting">What it is; null where the schema does not know it.</param>
/// <param name="From">Null where it was left out.</param>
/// <param name="To">Null where it is left out now.</param>
public sealed record SettingChange(SettingChangeKind Kind, string Path, Setting? Setting, JsonNode? From, JsonNode? To);

/// <summary>Compares two versions of a programme setting by setting.</summary>
public static class SettingChanges
{
    // By what an entry of a list is known, in this order.
    private static readonly string[] Identities = ["id", "desk", "value", "by", "change", "field"];

    /// <summary>In the order of the newer version, what was left out at the end of its list or map.</summary>
    public static IReadOnlyList<SettingChange> Of(Setting whole, JsonObject from, JsonObject to) => [.. Of("", whole, from, to)];

    private static IEnumerable<SettingChange> Of(string path, Setting? setting, JsonNode? from, JsonNode? to) => (from, to) switch
    {
        (null, null) => [],
        (null, _) => [new(SettingChangeKind.Added, path, setting, null, to)],
        (_, null) => [new(SettingChangeKind.Removed, path, setting, from, null)],
        _ when JsonNode.DeepEquals(from, to) => [],
        (JsonObject before, JsonObject after) => Keys(after, before).SelectMany(
            key => Of(SettingPath.Of(path, key), setting?.Inside(key, after[key] ?? before[key]), before[key], after[key])),
        (JsonArray before, JsonArray after) when Known(before) is { } old && Known(after) is { } now => OfEntries(path, setting, old, now),
        _ => [new(SettingChangeKind.Changed, path, setting, from, to)],
    };

    private static IEnumerable<SettingChange> OfEntries(
        string path, Setting? setting, IReadOnlyList<(string Id, JsonNode Entry)> from, IReadOnlyList<(string Id, JsonNode Entry)> to)
    {
        var (old, now) = (from.ToDictionary(e => e.Id, e => e.Entry), to.ToDictionary(e => e.Id, e => e.Entry));
        var both = from.Where(e => now.ContainsKey(e.Id)).Select(e => e.Id).ToList();
        if (!both.SequenceEqual(to.Where(e => old.ContainsKey(e.Id)).Select(e => e.Id)))
            yield return new(SettingChangeKind.Ordered, path, setting, Order(from), Order(to));
        foreach (var id in to.Select(e => e.Id).Union(from.Select(e => e.Id)))
        {
            var (before, after) = (old.GetValueOrDefault(id), now.GetValueOrDefault(id));
            foreach (var change in Of(SettingPath.Of(path, id), setting?.Inside("[0]", after ?? before), before, after))
                yield return change;
        }
    }

    private static IEnumerable<string> Keys(JsonObject first, JsonObject then) => first.Select(p => p.Key).Union(then.Select(p => p.Key));

    private static JsonArray Order(IEnumerable<(string Id, JsonNode Entry)> entries) => [.. entries.Select(e => JsonValue.Create(e.Id))];

    /// <summary>The entries by what each is known by; null where one is not, or two by the same.</summary>
    private static IReadOnlyList<(string Id, JsonNode Entry)>? Known(JsonArray list)
    {
        var known = list.OfType<JsonObject>().Select(e => (Id: IdOf(e), Entry: (JsonNode)e)).ToList();
        return known.Count == list.Count && known.TrueForAll(e => e.Id is not null)
            && known.DistinctBy(e => e.Id).Count() == known.Count ? [.. known.Select(e => (e.Id!, e.Entry))] : null;
    }

    /// <summary>By what an entry of a list is known; null for nothing.</summary>
    public static string? IdOf(JsonObject entry) =>
        Identities.Select(name => entry[name]).OfType<JsonValue>().FirstOrDefault()?.ToString();
}
