namespace Funding.Workflows.Applications;

/// <summary>A file that came with a request and was not read yet.</summary>
/// <param name="DeclaredType">Media type; null where the sender said none.</param>
public sealed record SentFile(string Name, string? DeclaredType, Func<Stream> Open)
{
    /// <summary>A browser that does not know the type says so in words.</summary>
    public static SentFile Of(IFormFile file) => new(
        file.FileName,
        file.ContentType is null or "" or "application/octet-stream" ? null : file.ContentType.Split(';')[0].Trim(),
        file.OpenReadStream);
}
