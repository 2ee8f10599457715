namespace Funding.Pages.Tests.Robot;

/// <summary>
/// All that an installation keeps, as the hash of every file of its folder: rows with their audit chain and outbox, documents,
/// the engine's journal, the keys.
/// </summary>
internal sealed record Kept(IReadOnlyDictionary<string, string> Files)
{
    public static Kept Of(string folder) => new(Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
        .Where(IsKept)
        .ToDictionary(file => Path.GetRelativePath(folder, file), HashOf));

    /// <summary>Files that are new, gone or changed since.</summary>
    public IReadOnlyList<string> ChangedIn(Kept later) =>
        [.. Files.Keys.Union(later.Files.Keys)
            .Where(f => Files.GetValueOrDefault(f) != later.Files.GetValueOrDefault(f))
            .Order(StringComparer.Ordinal)];

    // SQLite's index of its own write-ahead log holds the marks of who is reading; the log itself counts. The lock is held for writing.
    private static bool IsKept(string file) => !file.EndsWith("-shm", StringComparison.Ordinal) && Path.GetFileName(file) != "owner.lock";

    private static string HashOf(string file)
    {
        using var content = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        return Convert.ToHexStringLower(SHA256.HashData(content));
    }
}
