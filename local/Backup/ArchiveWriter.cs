using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;

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
        var unfinished = $"{archive}.{Guid.NewGuid():N}.part";
        try
        {
            var hashes = new SortedDictionary<string, string>(StringComparer.Ordinal);
            using (var file = new FileStream(unfinished, Private()))
            {
                using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
                {
                    foreach (var (name, path) in Parts(data, snapshot))
                        hashes[name] = Add(zip, name, path);
                    using var manifest = zip.CreateEntry(Manifest.Name).Open();
                    JsonSerializer.Serialize(manifest, new Manifest(Manifest.Current, DateTimeOffset.UtcNow, hashes));
                }

                file.Flush(flushToDisk: true);
            }

            File.Move(unfinished, archive);
            return hashes.Count;
        }
        finally
        {
            File.Delete(unfinished);
        }
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

    private static string Add(ZipArchive zip, string name, string path)
    {
        using var source = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var entry = zip.CreateEntry(name, CompressionLevel.Fastest).Open();
        using var hash = SHA256.Create();
        using (var hashed = new CryptoStream(entry, hash, CryptoStreamMode.Write, leaveOpen: true))
            source.CopyTo(hashed);
        return Convert.ToHexStringLower(hash.Hash!);
    }

    /// <summary>It holds the keys: nobody but its owner reads it.</summary>
    private static FileStreamOptions Private()
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return options;
    }
}
