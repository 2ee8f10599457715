namespace Funding.Local.Backup;

/// <summary>
/// An archive in the making: it has its name only once everything is in it, with a manifest of every entry's hash at its end.
/// </summary>
internal sealed class SealedArchive : IDisposable
{
    private readonly SortedDictionary<string, string> hashes = new(StringComparer.Ordinal);
    private readonly string archive;
    private readonly string unfinished;
    private readonly string kind;
    private readonly FileStream file;
    private readonly ZipArchive zip;

    private SealedArchive(string archive, string kind)
    {
        this.archive = archive;
        this.kind = kind;
        unfinished = $"{archive}.{Guid.NewGuid():N}.part";
        file = new FileStream(unfinished, Private());
        zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true);
    }

    /// <param name="kind">What is in it, so that no command takes one for another.</param>
    public static SealedArchive Begin(string archive, string kind) => new(archive, kind);

    public void Add(string name, string path)
    {
        using var source = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var hash = SHA256.Create();
        using (var hashed = Open(name, hash))
            source.CopyTo(hashed);
        hashes[name] = Convert.ToHexStringLower(hash.Hash!);
    }

    public async Task AddAsync(string name, Func<Stream, Task> write)
    {
        using var hash = SHA256.Create();
        await using (var hashed = Open(name, hash))
            await write(hashed);
        hashes[name] = Convert.ToHexStringLower(hash.Hash!);
    }

    /// <returns>How many entries are in it.</returns>
    /// <exception cref="IOException">The archive exists, or the disk refuses.</exception>
    public int Seal()
    {
        using (var manifest = zip.CreateEntry(Manifest.Name).Open())
            JsonSerializer.Serialize(manifest, new Manifest(Manifest.Current, DateTimeOffset.UtcNow, hashes, kind));
        zip.Dispose();
        file.Flush(flushToDisk: true);
        file.Dispose();
        File.Move(unfinished, archive);
        return hashes.Count;
    }

    public void Dispose()
    {
        zip.Dispose();
        file.Dispose();
        File.Delete(unfinished);
    }

    private CryptoStream Open(string name, HashAlgorithm hash) =>
        new(zip.CreateEntry(name, CompressionLevel.Fastest).Open(), hash, CryptoStreamMode.Write);

    /// <summary>It holds keys or personal data: nobody but its owner reads it.</summary>
    private static FileStreamOptions Private()
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return options;
    }
}
