namespace Funding.Platform.Lists;

/// <summary>A list that comes as a file of a form.</summary>
public static class ListUpload
{
    /// <exception cref="RefusedException">It is larger than such a list may be.</exception>
    public static async Task<byte[]> ReadAsync(IFormFile file, ListForm form, int megabytes, CancellationToken cancellation)
    {
        if (file.Length > megabytes << 20) throw new RefusedException(ListRefusals.TooLarge(form, megabytes));
        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes, cancellation);
        return bytes.ToArray();
    }
}
