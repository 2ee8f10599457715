namespace Funding.Platform.Web;

/// <summary>Style sheet and scripts, embedded in the assembly so that every host serves the same without a web root.</summary>
public static class SiteFiles
{
    public static readonly IFileProvider Files = new EmbeddedFileProvider(typeof(SiteFiles).Assembly, "Funding.Platform.wwwroot");

    private static readonly string Version = Fingerprint();

    /// <summary>The address of a file of wwwroot, such as <c>css/site.css</c>; it changes with the content.</summary>
    public static string Url(string file) => $"/{file}?v={Version}";

    public static StaticFileOptions Serving => new()
    {
        FileProvider = Files,
        OnPrepareResponse = file => file.Context.Response.Headers.CacheControl =
            file.Context.Request.Query["v"] == Version ? "public, max-age=31536000, immutable" : "no-cache",
    };

    private static string Fingerprint()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var name in typeof(SiteFiles).Assembly
            .GetManifestResourceNames()
            .Where(n => n.Contains(".wwwroot.", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal))
        {
            using var stream = typeof(SiteFiles).Assembly.GetManifestResourceStream(name)!;
            hash.AppendData(SHA256.HashData(stream));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..12];
    }
}
