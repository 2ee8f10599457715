namespace Funding.Engine;

/// <summary>Who has a data folder.</summary>
/// <param name="Address">Loopback address at which its commands are taken; null until published.</param>
public sealed record DataFolderOwner(int ProcessId, DateTimeOffset Since, string? Address);

/// <summary>Another process has the folder.</summary>
public sealed class DataFolderOwnedException(string folder, DataFolderOwner? owner)
    : IOException($"{folder}: owned by another process / 已被其他进程占用{(owner is null
        ? ""
        : string.Create(CultureInfo.InvariantCulture, $" ({owner.ProcessId})"))}")
{
    public string Folder { get; } = folder;

    /// <summary>Null when the owner had not yet written who it is.</summary>
    public DataFolderOwner? Owner { get; } = owner;
}

/// <summary>
/// One process owns a data folder while it holds this. The operating system frees a killed owner's lock. The lock
/// file cannot be read while it is held, so who holds it stands in a file beside it.
/// </summary>
public sealed class DataFolderLock : IDisposable
{
    private const string LockName = "owner.lock";
    private const string OwnerName = "owner.txt";
    private readonly FileStream held;
    private readonly DateTimeOffset since = TimeProvider.System.GetUtcNow();

    private DataFolderLock(string folder, FileStream held)
    {
        Folder = folder;
        this.held = held;
        try
        {
            Write(address: null);
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    public string Folder { get; }

    /// <summary>Makes the folder where it is missing and takes it.</summary>
    /// <exception cref="DataFolderOwnedException">Another process, or another lock of this one, has it.</exception>
    /// <exception cref="IOException">The folder cannot be written: read-only, or without room.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder is not this user's to write, or read-only.</exception>
    public static DataFolderLock Acquire(string folder)
    {
        folder = Path.GetFullPath(folder);
        Directory.CreateDirectory(folder);
        FileStream file;
        try
        {
            file = new FileStream(Path.Combine(folder, LockName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException refused) when (IsHeld(refused))
        {
            throw new DataFolderOwnedException(folder, ReadOwner(folder));
        }
        return new DataFolderLock(folder, file);
    }

    /// <summary>
    /// Whether somebody holds the file, and not something else is wrong with it: EWOULDBLOCK on Linux and on macOS, a sharing
    /// violation on Windows.
    /// </summary>
    internal static bool IsHeld(IOException refused) =>
        refused.HResult is 11 or 35 or unchecked((int)0x80070020) or unchecked((int)0x80070021);

    /// <summary>Who wrote itself down last; it may have ended since. Null when nobody did.</summary>
    public static DataFolderOwner? ReadOwner(string folder)
    {
        string[] lines;
        try
        {
            lines = File.ReadAllLines(Path.Combine(folder, OwnerName));
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return null;
        }
        return lines.Length >= 2
            && int.TryParse(lines[0], CultureInfo.InvariantCulture, out var process)
            && DateTimeOffset.TryParse(lines[1], CultureInfo.InvariantCulture, out var since)
            ? new DataFolderOwner(process, since, lines.Length > 2 ? lines[2] : null)
            : null;
    }

    /// <summary>Lets the commands of other processes find this one.</summary>
    public void Publish(string address) => Write(address);

    public void Dispose()
    {
        File.Delete(Path.Combine(Folder, OwnerName));
        held.Dispose();
    }

    private void Write(string? address)
    {
        var process = Environment.ProcessId.ToString(CultureInfo.InvariantCulture);
        held.SetLength(0);
        held.Write(System.Text.Encoding.ASCII.GetBytes(process));
        held.Flush(flushToDisk: true);
        var path = Path.Combine(Folder, OwnerName);
        File.WriteAllLines(path + ".new", [process, since.ToString("O", CultureInfo.InvariantCulture), .. address is null
            ? (string[])[]
            : [address]]);
        File.Move(path + ".new", path, overwrite: true);
    }
}
