namespace Funding.Workflows.Programmes;

/// <summary>Checks a programme that stands in no file of the folder.</summary>
public static class ProgrammeTextLoader
{
    /// <param name="catalogue">Whose desks, programmes and kinds it may name.</param>
    /// <param name="also">Ids of programmes that its rules may name besides.</param>
    public static ProgrammeReading Read(Catalogue catalogue, string text, params IReadOnlyList<string> also)
    {
        var read = YamlReader.Read("", text);
        if (read.Problems.Count > 0) return new(null, null, YamlSettings.InOrder(read));
        var value = YamlSettings.Of(read);
        var id = value is JsonObject root && root["id"] is JsonValue written ? written.ToString() : "";
        // The id is compared with the file's name, which is its own here.
        var file = read.Named($"{(id.Contains('/', StringComparison.Ordinal) ? "" : id)}.yaml");
        var loader = new ProgrammeLoader(
            catalogue.Kinds, catalogue.Desks,
            catalogue.Programmes.Select(p => p.Id).Concat(also).Append(id).ToHashSet(StringComparer.Ordinal));
        return new(value as JsonObject, loader.Load(file), YamlSettings.InOrder(file));
    }
}
