namespace Funding.Platform.Links;

/// <summary>The key ring of one machine: <c>&lt;data&gt;/keys/links.json</c>, folder 0700, file 0600.</summary>
public static class LinkKeyFile
{
    private const UnixFileMode OwnerFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OwnerFolder = OwnerFile | UnixFileMode.UserExecute;

    public const string Name = "links.json";

    /// <summary>Whether there is a ring; damaged or not.</summary>
    public static bool Exists(string keysFolder) => File.Exists(Path.Combine(keysFolder, Name));

    /// <summary>Opens the ring, or creates it on the first start: a host asks before that whether it is the first.</summary>
    /// <exception cref="InvalidOperationException">The file is damaged, or others than its owner may read it.</exception>
    public static LinkKeyRing Open(string keysFolder)
    {
        var file = Path.Combine(keysFolder, Name);
        if (!File.Exists(file))
            Save(keysFolder, LinkKeyRing.Generate(), overwrite: false);
        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(file) & ~OwnerFile) != 0)
            throw new InvalidOperationException($"{file} can be read by others than its owner; run chmod 600 on it.");
        return LinkKeyRing.Parse(File.ReadAllText(file));
    }

    /// <summary>Adds a key for new links; links of the older keys go on working.</summary>
    public static LinkKeyRing Rotate(string keysFolder)
    {
        var ring = Open(keysFolder).Rotate();
        Save(keysFolder, ring, overwrite: true);
        return ring;
    }

    private static void Save(string folder, LinkKeyRing ring, bool overwrite)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(folder);
        else
            Directory.CreateDirectory(folder, OwnerFolder);

        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = OwnerFile;
        var fresh = Path.Combine(folder, $"links.{Guid.NewGuid():N}.new");
        using (var stream = new FileStream(fresh, options))
        {
            stream.Write(Encoding.UTF8.GetBytes(ring.ToSecretJson()));
            stream.Flush(flushToDisk: true);
        }

        File.Move(fresh, Path.Combine(folder, Name), overwrite);

        // A ring that a power cut takes back would close every link it made.
        DurableFile.FlushFolder(folder);
        DurableFile.FlushFolder(Path.GetDirectoryName(Path.GetFullPath(folder))!);
    }
}
