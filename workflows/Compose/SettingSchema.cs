namespace Funding.Workflows.Compose;

/// <summary>What a programme's file may say, as the schema that is composed of the core's and each kind's.</summary>
public static class SettingSchema
{
    private static readonly ConditionalWeakTable<ProgrammeKinds, Setting> Made = [];

    /// <summary>The whole file, with a kind of stage or part as soon as it is among the kinds.</summary>
    public static Setting Of(ProgrammeKinds kinds) => Made.GetValue(kinds, k =>
    {
        var schema = (JsonObject)JsonNode.Parse(ProgrammeSchema.Of(k).Compose())!;
        return new Setting("", schema, (JsonObject)schema["definitions"]!);
    });

    /// <summary>What stands at a place of a file.</summary>
    /// <returns>Null where the schema has no such setting.</returns>
    public static Setting? At(this Setting whole, JsonObject root, string path) =>
        whole.Way(root, path) is [.., var last] ? last.Setting : null;

    /// <summary>The settings on the way to a place, the whole file first; none where the schema has no such setting.</summary>
    public static IReadOnlyList<(string Path, Setting Setting)> Way(this Setting whole, JsonObject root, string path)
    {
        List<(string Path, Setting Setting)> way = [("", whole)];
        foreach (var step in SettingPath.Steps(path))
        {
            var (before, setting) = way[^1];
            var at = SettingPath.Then(before, step);
            if (setting.Inside(step, SettingTree.Find(root, at)) is not { } next) return [];
            way.Add((at, next));
        }

        return way;
    }
}
