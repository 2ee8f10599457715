namespace Funding.Workflows.Rehearsals;

/// <summary>JSON in gzip, as blobs keep mails.</summary>
internal static class PackedJson
{
    public const string ContentType = "application/gzip";

    /// <returns>From its beginning.</returns>
    public static async Task<MemoryStream> PackAsync<T>(T value, CancellationToken cancellation)
    {
        var packed = new MemoryStream();
        await using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            await JsonSerializer.SerializeAsync(gzip, value, FundingJson.Options, cancellation);
        }

        packed.Position = 0;
        return packed;
    }

    public static async Task<T?> ReadAsync<T>(Stream packed, CancellationToken cancellation)
    {
        await using var gzip = new GZipStream(packed, CompressionMode.Decompress);
        return await JsonSerializer.DeserializeAsync<T>(gzip, FundingJson.Options, cancellation);
    }
}
