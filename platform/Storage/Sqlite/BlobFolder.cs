namespace Funding.Platform.Storage.Sqlite;

/// <summary>
/// Content files under names of their own making: a blob's name never becomes a path. A file counts only once a row of the
/// storage file names it, so a torn one is never seen; the sweep removes it later.
/// </summary>
internal sealed class BlobFolder(string folder)
{
    // Below what goes to the heap of large objects, each of which is collected with everything else.
    private const int MostBuffered = 64 * 1024;

    private readonly string root = Path.Combine(Path.GetFullPath(folder), "blobs");

    public async Task<(string File, long Length)> WriteAsync(Func<Stream, Task> write)
    {
        var file = Guid.NewGuid().ToString("N", CultureInfo.InvariantCulture);
        return (file, await DurableFile.WriteAsync(PathOf(file), write));
    }

    /// <param name="length">Of the content, where its row has been read.</param>
    public FileStream OpenRead(string file, long length = MostBuffered) =>
        new(
            PathOf(file),
            FileMode.Open,
            FileAccess.Read,
            FileShare.ReadWrite | FileShare.Delete,
            (int)Math.Clamp(length, 1, MostBuffered),
            FileOptions.Asynchronous | FileOptions.SequentialScan);

    /// <returns>Null when there is no such file.</returns>
    public long? LengthOf(string file) => new FileInfo(PathOf(file)) is { Exists: true } found ? found.Length : null;

    /// <summary>Best effort: whoever still reads keeps the content, and what cannot be removed now is swept later.</summary>
    public void Remove(params IEnumerable<string?> files)
    {
        foreach (var file in files.OfType<string>())
        {
            try
            {
                File.Delete(PathOf(file));
            }
            catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
            {
            }
        }
    }

    /// <summary>Files last written before <paramref name="before"/>.</summary>
    public IEnumerable<string> FilesBefore(DateTime before) =>
        !Directory.Exists(root) ? [] : Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories)
            .Where(path => File.GetLastWriteTimeUtc(path) < before)
            .Select(path => Path.GetFileName(path));

    private string PathOf(string file) => Path.Combine(root, file[..2], file);
}
