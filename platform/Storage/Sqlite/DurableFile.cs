namespace Funding.Platform.Storage.Sqlite;

/// <summary>Files that survive a power cut once written: the content and the folder entry are both on disk.</summary>
internal static class DurableFile
{
    /// <summary>Writes a new file; leaves none behind when the content fails.</summary>
    /// <returns>Its length.</returns>
    public static async Task<long> WriteAsync(string path, Func<Stream, Task> write)
    {
        var folder = Path.GetDirectoryName(path)!;
        MakeFolder(folder);
        try
        {
            long length;
            await using (var file = new FileStream(
                path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 16 * 1024, FileOptions.Asynchronous))
            {
                await write(file);
                await file.FlushAsync();
                length = file.Length;
                RandomAccess.FlushToDisk(file.SafeFileHandle);
            }

            FlushFolder(folder);
            return length;
        }
        catch
        {
            File.Delete(path);
            throw;
        }
    }

    private static void MakeFolder(string folder)
    {
        if (Directory.Exists(folder))
            return;
        var parent = Path.GetDirectoryName(folder)!;
        MakeFolder(parent);
        Directory.CreateDirectory(folder);
        FlushFolder(parent);
    }

    /// <summary>
    /// Puts the folder's entries on disk, as after a rename. Windows journals them itself and opens no folder for flushing.
    /// </summary>
    public static void FlushFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
            return;
        var descriptor = Open(folder, 0);
        if (descriptor < 0)
            throw new IOException($"The folder {folder} cannot be opened (error {Marshal.GetLastPInvokeError()}).");
        var failed = Fsync(descriptor) != 0;
        var error = Marshal.GetLastPInvokeError();
        _ = Close(descriptor);
        if (failed)
            throw new IOException($"The folder {folder} cannot be flushed (error {error}).");
    }

    [DllImport("libc", EntryPoint = "open", SetLastError = true, ExactSpelling = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Open([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);

    [DllImport("libc", EntryPoint = "fsync", SetLastError = true, ExactSpelling = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Fsync(int descriptor);

    [DllImport("libc", EntryPoint = "close", ExactSpelling = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Close(int descriptor);
}
