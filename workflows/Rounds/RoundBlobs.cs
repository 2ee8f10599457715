namespace Funding.Workflows.Rounds;

/// <summary>Where a round's blobs are. What is stored anywhere else does not move with the round and is not tidied.</summary>
internal static class RoundBlobs
{
    /// <summary>Answers.</summary>
    public static string Applications(string roundId) => $"applications/{roundId}/";

    /// <summary>Documents of applications.</summary>
    public static string Documents(string roundId) => $"documents/{roundId}/";

    /// <summary>Documents of objections, by the application objected to.</summary>
    public static string Objections(string roundId) => $"objections/{roundId}/";

    /// <summary>Photographs of site visits, by the application visited.</summary>
    public static string Visits(string roundId) => $"visits/{roundId}/";

    /// <summary>Sources of veto items, by the application.</summary>
    public static string Vetoes(string roundId) => $"vetoes/{roundId}/";

    /// <summary>Lists, draws and rankings.</summary>
    public static string Outcomes(string roundId) => $"rounds/{roundId}/";

    /// <summary>A file of a published document, by its own hash.</summary>
    public static string Letter(string roundId, string hash) => $"{Outcomes(roundId)}letters/{hash}";

    /// <summary>A file of a version of the ranking.</summary>
    public static string OfRanking(string roundId, int version, string kind) => $"{Outcomes(roundId)}ranking-{version}-{kind}.json";

    /// <summary>Stores it as JSON under the name.</summary>
    public static async Task WriteAsync<T>(
        IBlobStore blobs, string name, T value, CancellationToken cancellation, PutMode mode = default)
    {
        using var content = new MemoryStream(Encoding.UTF8.GetBytes(FundingJson.Serialize(value)));
        await blobs.PutAsync(name, content, "application/json", mode, cancellation);
    }

    /// <summary>What was stored as JSON under the name.</summary>
    /// <returns>Null for nothing.</returns>
    public static async Task<T?> ReadAsync<T>(IBlobStore blobs, string name, CancellationToken cancellation) where T : class
    {
        await using var content = await blobs.OpenReadAsync(name, 0, cancellation);
        return content is null ? null : await JsonSerializer.DeserializeAsync<T>(content, FundingJson.Options, cancellation);
    }

    public static IEnumerable<string> All(string roundId) =>
        [Applications(roundId), Documents(roundId), Objections(roundId), Visits(roundId), Vetoes(roundId), Outcomes(roundId)];
}
