namespace Funding.Local.Backup;

/// <summary>What an installation consists of on disk.</summary>
internal sealed record DataFolder(string Root)
{
    public string Engine => Path.Combine(Root, EmbeddedEngineOptions.FileName);

    public string Storage => Path.Combine(Root, "storage", "storage.db");

    public string Keys => Path.Combine(Root, "keys");

    public string Blob(string file) => Path.Combine(Root, BlobEntry(file));

    /// <summary>A content file's place, with '/' as archives have it.</summary>
    public static string BlobEntry(string file) => $"storage/blobs/{file[..2]}/{file}";

    /// <summary>Files and folders of the installation, without those that say who owns it.</summary>
    public IEnumerable<string> Content() =>
        Directory.Exists(Root)
            ? Directory.EnumerateFileSystemEntries(Root).Where(path => !Path.GetFileName(path).StartsWith(
                "owner.", StringComparison.Ordinal))
            : [];
}
