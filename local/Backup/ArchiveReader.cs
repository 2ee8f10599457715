namespace Funding.Local.Backup;

/// <summary>Unpacks an archive and checks every byte of it against its manifest.</summary>
internal static class ArchiveReader
{
    /// <param name="target">An empty folder.</param>
    /// <param name="kind">What the archive must hold.</param>
    /// <exception cref="CommandException">It is no archive of this program, or damaged; the message names the entry.</exception>
    public static int Unpack(string archive, string target, string kind)
    {
        try
        {
            using var zip = ZipFile.OpenRead(archive);
            var manifest = ReadManifest(zip, archive);
            if (manifest.Kind != kind)
                throw new CommandException($"{archive}：不是这一命令的文件 / is not for this command: {manifest.Kind}, {kind}");
            if (!zip.Entries.Select(e => e.FullName)
                .Where(n => n != Manifest.Name)
                .Order(StringComparer.Ordinal)
                .SequenceEqual(manifest.Entries.Keys.Order(StringComparer.Ordinal)))
                throw Damaged(archive, Manifest.Name);
            foreach (var (name, hash) in manifest.Entries)
            {
                if (Unpack(zip.GetEntry(name)!, PathOf(target, name, archive)) != hash)
                    throw Damaged(archive, name);
            }

            return manifest.Entries.Count;
        }
        catch (InvalidDataException)
        {
            throw Damaged(archive, "zip");
        }
    }

    private static Manifest ReadManifest(ZipArchive zip, string archive)
    {
        using var stream = zip.GetEntry(Manifest.Name)?.Open() ?? throw Damaged(archive, Manifest.Name);
        try
        {
            var manifest = JsonSerializer.Deserialize<Manifest>(stream, JsonSerializerOptions.Strict);
            return manifest is { Version: Manifest.Current } ? manifest : throw Damaged(archive, Manifest.Name);
        }
        catch (JsonException)
        {
            throw Damaged(archive, Manifest.Name);
        }
    }

    private static string PathOf(string target, string name, string archive)
    {
        var path = Path.GetFullPath(Path.Combine(target, name));
        return path.StartsWith(target + Path.DirectorySeparatorChar, StringComparison.Ordinal) ? path : throw Damaged(archive, name);
    }

    private static string Unpack(ZipArchiveEntry entry, string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using var hash = SHA256.Create();
        using var source = entry.Open();
        using var file = new FileStream(path, options);
        using (var hashed = new CryptoStream(file, hash, CryptoStreamMode.Write, leaveOpen: true))
            source.CopyTo(hashed);
        file.Flush(flushToDisk: true);
        return Convert.ToHexStringLower(hash.Hash!);
    }

    private static CommandException Damaged(string archive, string entry) => new($"{archive}：备份损坏 / is no sound backup: {entry}");
}
