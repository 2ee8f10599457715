namespace Funding.Workflows.Upkeep;

/// <summary>
/// Ids of people and organisations that rows name, told by their form and not by the rows' types: a row kind added later is
/// followed without a change here. What only looks like an id leads to no row.
/// </summary>
internal sealed partial class RoundReferences
{
    public SortedSet<string> People { get; } = new(StringComparer.Ordinal);

    public SortedSet<string> Organisations { get; } = new(StringComparer.Ordinal);

    public void Read(Row row)
    {
        Read(row.Key);
        foreach (var value in row.Properties.Values)
            Read(value);
    }

    private void Read(string text)
    {
        foreach (var found in PersonId().EnumerateMatches(text))
            People.Add(text.Substring(found.Index, found.Length));
        foreach (var found in CreditCode().EnumerateMatches(text))
            Organisations.Add(text.Substring(found.Index, found.Length));
    }

    [GeneratedRegex("(?<![0-9a-f])[0-9a-f]{32}(?![0-9a-f])")]
    private static partial Regex PersonId();

    [GeneratedRegex("(?<![0-9A-Z])[0-9A-Z]{18}(?![0-9A-Z])")]
    private static partial Regex CreditCode();
}
