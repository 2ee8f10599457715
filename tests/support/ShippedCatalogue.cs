namespace Funding.Tests.Support;

/// <summary>The programmes folder of the checkout.</summary>
public static class ShippedCatalogue
{
    public static string Folder { get; } = Path.Combine(Repository.Root, "programmes");

    public static Catalogue Catalogue { get; } = Catalogue.Load(Folder);

    public static Programme Colleges => Catalogue.Programme("mixed-ownership-colleges");

    /// <summary>Ids of the programmes that have a file.</summary>
    public static IReadOnlyList<string> Ids { get; } =
    [
        .. Directory.EnumerateFiles(Folder, "*.yaml").Select(file => Path.GetFileNameWithoutExtension(file)).Where(id => id != "desks")
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>
    /// A new folder with desks, calendar, banks, the file of the colleges and what else is named; whoever asks for it deletes it.
    /// </summary>
    /// <param name="change">What becomes of each file's text; null where they stay as they are.</param>
    /// <param name="beside">Ids of programmes whose files are copied too.</param>
    public static string Copy(Func<string, string>? change = null, params IReadOnlyList<string> beside)
    {
        var folder = Directory.CreateTempSubdirectory("funding-programmes-").FullName;
        var left = Ids.Where(id => id != "mixed-ownership-colleges" && !beside.Contains(id)).Select(id => $"{id}.yaml").ToHashSet();
        foreach (var file in Directory.EnumerateFiles(Folder, "*.yaml", SearchOption.AllDirectories))
        {
            var name = Path.GetRelativePath(Folder, file);
            if (left.Contains(name))
            {
                continue;
            }

            var copy = Path.Combine(folder, name);
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            var text = File.ReadAllText(file);
            File.WriteAllText(copy, change is null ? text : change(text));
        }

        return folder;
    }
}
