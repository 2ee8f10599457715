namespace Funding.Tests.Support;

/// <summary>
/// The programmes folder as it may be while a round still runs: one desk is gone, and the round's programme has given way to another one
/// with another name, other places and another day to answer.
/// </summary>
public sealed partial class LaterFiles : IDisposable
{
    public const string Programme = "later-colleges";

    /// <param name="gone">Id of the desk that the files have no more.</param>
    public LaterFiles(string gone)
    {
        foreach (var file in Directory.EnumerateFiles(ShippedCatalogue.Folder, "*.yaml", SearchOption.AllDirectories))
        {
            var text = File.ReadAllText(file);
            var name = Path.GetRelativePath(ShippedCatalogue.Folder, file);
            if (ShippedCatalogue.Catalogue.Programmes.Any(p => name == $"{p.Id}.yaml" && p.Id != ShippedCatalogue.Colleges.Id)) continue;
            if (name == "desks.yaml")
            {
                text = Regex.Replace(text, $@"  - id: {gone}\n(    .*\n)+", "");
            }
            else if (name == $"{ShippedCatalogue.Colleges.Id}.yaml")
            {
                name = $"{Programme}.yaml";
                text = text.Replace($"      - {{ desk: {gone}, ", "      # ", StringComparison.Ordinal)
                    .Replace($"\nid: {ShippedCatalogue.Colleges.Id}\n", $"\nid: {Programme}\n", StringComparison.Ordinal)
                    .Replace("zh: 省级混合所有制产业特色学院\n", "zh: 后来的学院\n", StringComparison.Ordinal)
                    .Replace("      places: 10\n", "      places: 1\n", StringComparison.Ordinal)
                    .Replace("    acceptWorkingDays: 3\n", "    acceptWorkingDays: 1\n", StringComparison.Ordinal);
                text = ByCalendar().Replace(text, "");
            }

            var copy = Path.Combine(Folder, name);
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.WriteAllText(copy, text);
        }

        Catalogue = Catalogue.Load(Folder);
        Assert.DoesNotContain(Catalogue.Desks, d => d.Id == gone);
        Assert.Equal(Programme, Assert.Single(Catalogue.Programmes).Id);
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("funding-later-").FullName;

    public Catalogue Catalogue { get; }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    // Nothing is launched by itself while a test looks at the round there is.
    [GeneratedRegex(@"(    (launchOn|noticeNumber): .*|  - stages\.call\.(launchOn|noticeNumber))\n")]
    private static partial Regex ByCalendar();
}
