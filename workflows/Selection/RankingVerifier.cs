namespace Funding.Workflows.Selection;

/// <param name="Hash">As recomputed from the file's inputs; null when these cannot be ranked.</param>
/// <param name="Faults">What does not fit, a sentence each; empty when the ranking holds.</param>
public sealed record RankingVerification(string? Hash, IReadOnlyList<string> Faults)
{
    public bool Holds => Faults.Count == 0;
}

/// <summary>Recomputes a ranking from a published file; needs nothing else.</summary>
public static class RankingVerifier
{
    /// <param name="file">The committee's or the public one.</param>
    /// <param name="publishedHash">From the notice; null trusts the file's own copy.</param>
    public static RankingVerification Verify(RankingFile file, string? publishedHash = null)
    {
        var unfit = RankingInputFaults.Of(file.Inputs);
        if (unfit.Count > 0) return new(null, unfit);

        try
        {
            return Compare(file, Ranking.Rank(file.Inputs), publishedHash);
        }
        catch (OverflowException)
        {
            return new(null, ["a figure of the inputs is too large to compute with"]);
        }
    }

    private static RankingVerification Compare(RankingFile file, RankingResult result, string? publishedHash)
    {
        var faults = NamesOfNobody(file).ToList();
        var hash = RankingHash.Of(file.Inputs, result);
        if (result.Entries.Count != file.Result.Entries.Count)
            faults.Add($"the file ranks {file.Result.Entries.Count} applications, its inputs {result.Entries.Count}");
        foreach (var (computed, stored) in result.Entries.Zip(file.Result.Entries))
            if (computed != stored)
            {
                faults.Add($"the first entry that differs is {stored.Key}: the inputs give {computed}");
                break;
            }
        if (hash != file.Hash) faults.Add($"the file says {file.Hash}, its inputs give {hash}");
        if (publishedHash is not null && !hash.Equals(publishedHash.Trim(), StringComparison.OrdinalIgnoreCase))
            faults.Add($"published was {publishedHash}, the inputs give {hash}");
        return new(hash, faults);
    }

    /// <summary>The hash covers no names; what it does cover says at least whose names may stand in the file.</summary>
    private static IEnumerable<string> NamesOfNobody(RankingFile file) =>
        file.Applications.Keys.Except(file.Inputs.Applications.Select(a => a.Key), StringComparer.Ordinal)
            .Select(k => $"{k} is named and is no application of the inputs")
            .Concat(file.Experts.Keys.Except(file.Inputs.Sheets.Select(s => s.Expert), StringComparer.Ordinal)
                .Select(k => $"{k} is named and signed no sheet"))
            .Order(StringComparer.Ordinal);
}
