namespace Funding.Tests.Support;

/// <summary>The programmes folder with one programme more.</summary>
public class AddedProgramme : IDisposable
{
    /// <param name="id">The programme's, and its file's name.</param>
    public AddedProgramme(string id, string text)
    {
        foreach (var file in Directory.EnumerateFiles(ShippedCatalogue.Folder, "*.yaml", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(Folder, Path.GetRelativePath(ShippedCatalogue.Folder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        File.WriteAllText(Path.Combine(Folder, $"{id}.yaml"), text);
        Catalogue = Catalogue.Load(Folder);
        Programme = Catalogue.Programme(id);
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("funding-added-").FullName;

    public Catalogue Catalogue { get; }

    public Programme Programme { get; }

    public void Dispose()
    {
        GC.SuppressFinalize(this);
        Directory.Delete(Folder, recursive: true);
    }
}
