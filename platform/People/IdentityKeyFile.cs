namespace Funding.Platform.People;

/// <summary>The key of identity hashes on one machine, <c>&lt;data&gt;/keys/identity.key</c>, made when the first is hashed.</summary>
public static class IdentityKeyFile
{
    public const string Name = "identity.key";

    private const UnixFileMode OwnerFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    public static IdentityKey In(string keysFolder)
    {
        var file = Path.Combine(keysFolder, Name);
        return new(() => File.Exists(file) ? IdentityKey.Read(File.ReadAllText(file)) : null, () => Make(file));
    }

    private static byte[] Make(string file)
    {
        var key = RandomNumberGenerator.GetBytes(IdentityKey.Bytes);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = OwnerFile;
        using (var stream = new FileStream(file, options))
        {
            stream.Write(Encoding.UTF8.GetBytes(Convert.ToBase64String(key)));
            stream.Flush(flushToDisk: true);
        }

        // A key that a power cut takes back would leave hashes that nobody can tell again.
        DurableFile.FlushFolder(Path.GetDirectoryName(Path.GetFullPath(file))!);
        return key;
    }
}
