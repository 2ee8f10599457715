namespace Funding.Local.Backup;

/// <summary>Writes a whole installation into one archive, as of one moment, while it may be serving.</summary>
internal static class ArchiveWriter
{
    private const int Tries = 5;

    /// <returns>How many files are in it.</returns>
    /// <exception cref="IOException">The archive exists, or the disk refuses.</exception>
    public static int Write(DataFolder data, string archive)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return WriteOnce(data, archive);
            }
            catch (FileNotFoundException) when (attempt < Tries)
            {
                // A document was replaced between the rows' copy and its own: the next copy of the rows names the new one.
            }
        }
    }

    private static int WriteOnce(DataFolder data, string archive)
    {
        using var snapshot = Snapshot.Take(data);
        using var sealing = SealedArchive.Begin(archive, Manifest.Installation);
        foreach (var (name, path) in Parts(data, snapshot))
            sealing.Add(name, path);
        return sealing.Seal();
    }

    private static IEnumerable<(string Name, string Path)> Parts(DataFolder data, Snapshot snapshot)
    {
        if (File.Exists(snapshot.Engine))
            yield return ("engine.db", snapshot.Engine);
        yield return ("storage/storage.db", snapshot.Storage);
        foreach (var blob in snapshot.Blobs())
            yield return (DataFolder.BlobEntry(blob), data.Blob(blob));
        foreach (var key in Directory.EnumerateFiles(data.Keys, "*", SearchOption.AllDirectories))
            yield return (Path.GetRelativePath(data.Root, key).Replace('\\', '/'), key);
    }
}
