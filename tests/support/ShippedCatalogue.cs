namespace Funding.Tests.Support;

/// <summary>The programmes folder of the checkout.</summary>
public static class ShippedCatalogue
{
    public static string Folder { get; } = Path.Combine(Repository.Root, "programmes");

    public static Catalogue Catalogue { get; } = Catalogue.Load(Folder);

    public static Programme Colleges => Catalogue.Programme("mixed-ownership-colleges");

    /// <summary>A new folder with its files; whoever asks for it deletes it.</summary>
    /// <param name="change">What becomes of each file's text; null where they stay as they are.</param>
    public static string Copy(Func<string, string>? change = null)
    {
        var folder = Directory.CreateTempSubdirectory("funding-programmes-").FullName;
        foreach (var file in Directory.EnumerateFiles(Folder, "*.yaml", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(folder, Path.GetRelativePath(Folder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            var text = File.ReadAllText(file);
            File.WriteAllText(copy, change is null ? text : change(text));
        }

        return folder;
    }
}
