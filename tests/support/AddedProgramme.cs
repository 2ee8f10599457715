namespace Funding.Tests.Support;

/// <summary>The programmes folder with one programme more.</summary>
public class AddedProgramme : IDisposable
{
    /// <param name="id">The programme's, and its file's name.</param>
    public AddedProgramme(string id, string text)
    {
        File.WriteAllText(Path.Combine(Folder, $"{id}.yaml"), text);
        Catalogue = Catalogue.Load(Folder);
        Programme = Catalogue.Programme(id);
    }

    public string Folder { get; } = ShippedCatalogue.Copy();

    public Catalogue Catalogue { get; }

    public Programme Programme { get; }

    public void Dispose()
    {
        GC.SuppressFinalize(this);
        Directory.Delete(Folder, recursive: true);
    }
}
