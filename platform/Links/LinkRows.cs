namespace Funding.Platform.Links;

/// <summary>Where links live: the row by id, and an index row that leads the person's list to it.</summary>
public static class LinkRows
{
    public static string Partition(string id) => $"link:{id[..2]}";

    public static IEnumerable<string> AllPartitions =>
        from first in LinkToken.Alphabet from second in LinkToken.Alphabet select $"link:{first}{second}";

    public static string PersonPartition(string personId) => $"link-person:{KeyText.Safe(personId)}";

    /// <summary>The latest expiry comes first, and a retried issue writes the same key.</summary>
    public static string IndexKey(LinkRecord link) =>
        string.Create(CultureInfo.InvariantCulture, $"{DateTime.MaxValue.Ticks - link.Terms.ExpiresAt.UtcTicks:D19}:{link.Id}");

    public static string IdOfIndexKey(string key) => key[20..];
}
