namespace Funding.Workflows.Stages.Draw;

/// <summary>A committee member's entry of the draw's public value.</summary>
/// <param name="Value">In normal form, see <see cref="PublicValue"/>.</param>
public sealed record PublicValueEntry(string PersonId, string Value, DateTimeOffset EnteredAt);

public static class PublicValueDecision
{
    /// <summary>The value that two different persons have entered alike; null while there is none.</summary>
    public static string? Agreed(IEnumerable<PublicValueEntry> entries) => entries
        .DistinctBy(e => e.PersonId)
        .GroupBy(e => e.Value, StringComparer.Ordinal)
        .Where(g => g.Count() >= 2)
        .OrderByDescending(g => g.Count())
        .ThenBy(g => g.Key, StringComparer.Ordinal)
        .FirstOrDefault()?.Key;

    /// <summary>Whether at least two have entered and no two are alike.</summary>
    public static bool Differs(IReadOnlyCollection<PublicValueEntry> entries) => entries.Count >= 2 && Agreed(entries) is null;
}
