namespace Funding.Workflows.Compose;

/// <summary>Changes to the settings of a programme by their place; each gives a new tree and leaves the one it was given.</summary>
public static class SettingTree
{
    /// <param name="path">Empty for the whole.</param>
    /// <returns>Null where nothing stands there.</returns>
    public static JsonNode? Find(JsonNode root, string path)
    {
        JsonNode? at = root;
        foreach (var step in SettingPath.Steps(path)) at = Child(at, step);
        return at;
    }

    /// <summary>With a setting; maps on the way there are made.</summary>
    /// <param name="value">Null to leave it out, with the maps above that become empty by it.</param>
    public static JsonObject With(JsonObject root, string path, JsonNode? value)
    {
        var changed = (JsonObject)root.DeepClone();
        if (value is null)
        {
            Remove(changed, path);
            return changed;
        }

        var steps = SettingPath.Steps(path);
        JsonNode at = changed;
        foreach (var step in steps.SkipLast(1))
        {
            if (Child(at, step) is not { } next)
            {
                if (at is not JsonObject map || SettingPath.IndexOf(step) is not null) return changed;
                map[step] = next = new JsonObject();
            }

            at = next;
        }

        Put(at, steps[^1], value.DeepClone());
        return changed;
    }

    /// <summary>With one more entry at the end of a list, which is made where there is none.</summary>
    public static JsonObject Added(JsonObject root, string list, JsonNode item)
    {
        var entries = Find(root, list) is JsonArray found ? (JsonArray)found.DeepClone() : [];
        entries.Add(item.DeepClone());
        return With(root, list, entries);
    }

    /// <summary>With an entry of a list so many places further down, up where negative; at an end it stays.</summary>
    public static JsonObject Moved(JsonObject root, string path, int by)
    {
        var list = SettingPath.Parent(path);
        if (Find(root, list) is not JsonArray entries || SettingPath.IndexOf(SettingPath.Last(path)) is not { } index
            || index >= entries.Count || index + by < 0 || index + by >= entries.Count)
        {
            return (JsonObject)root.DeepClone();
        }

        var moved = (JsonArray)entries.DeepClone();
        var item = moved[index];
        moved.RemoveAt(index);
        moved.Insert(index + by, item);
        return With(root, list, moved);
    }

    private static void Remove(JsonObject root, string path)
    {
        var parent = SettingPath.Parent(path);
        var last = SettingPath.Last(path);
        switch (Find(root, parent))
        {
            case JsonArray list when SettingPath.IndexOf(last) is { } index && index < list.Count:
                list.RemoveAt(index);
                break;
            case JsonObject map when map.Remove(last) && map.Count == 0 && parent.Length > 0 && map.Parent is JsonObject:
                Remove(root, parent);
                break;
        }
    }

    private static JsonNode? Child(JsonNode? at, string step) => (at, SettingPath.IndexOf(step)) switch
    {
        (JsonArray list, { } index) => index < list.Count ? list[index] : null,
        (JsonObject map, null) => map[step],
        _ => null,
    };

    private static void Put(JsonNode at, string step, JsonNode value)
    {
        if (at is JsonArray list && SettingPath.IndexOf(step) is { } index && index < list.Count) list[index] = value;
        else if (at is JsonObject map && SettingPath.IndexOf(step) is null) map[step] = value;
    }
}
