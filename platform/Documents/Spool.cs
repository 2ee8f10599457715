namespace Funding.Platform.Documents;

/// <summary>A temporary file that vanishes when closed; what inspection seeks in instead of memory.</summary>
public static class Spool
{
    private const int CopyBytes = 64 * 1024;

    public static FileStream Create(string folder)
    {
        var options = new FileStreamOptions
        {
            Access = FileAccess.ReadWrite,
            Mode = FileMode.CreateNew,
            Share = FileShare.None,
            BufferSize = 16 * 1024,
            Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous,
        };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        Directory.CreateDirectory(folder);
        return new FileStream(Path.Combine(folder, $"funding-{Guid.NewGuid():N}.tmp"), options);
    }

    /// <summary>Copies the whole content into a new spool, its position at 0.</summary>
    /// <exception cref="RefusedException">The content is longer than <paramref name="maxBytes"/>; reading stopped there.</exception>
    public static async Task<FileStream> FillAsync(
        string folder, Stream content, string slot, long maxBytes, CancellationToken cancellation)
    {
        var spool = Create(folder);
        var buffer = ArrayPool<byte>.Shared.Rent(CopyBytes);
        try
        {
            for (int read; (read = await content.ReadAsync(buffer, cancellation)) > 0;)
            {
                if (spool.Length + read > maxBytes)
                {
                    throw new RefusedException(DocumentRefusals.TooLarge(slot, maxBytes));
                }

                await spool.WriteAsync(buffer.AsMemory(0, read), cancellation);
            }

            spool.Position = 0;
            return spool;
        }
        catch
        {
            await spool.DisposeAsync();
            throw;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
