namespace Funding.Workflows.Money.Allocation;

/// <summary>A published allocation: inputs without names, what they give, and the hash of both.</summary>
public sealed record AllocationFile(string Hash, AllocationInputs Inputs, AllocationResult Result)
{
    public const string Format = "funding/allocation/v1";

    /// <returns>Null where the amounts together pass the total and the rule does not reduce them.</returns>
    public static AllocationFile? Of(AllocationInputs inputs) =>
        Allocator.Allocate(inputs) is { } result ? new(HashOf(inputs, result), inputs, result) : null;

    public static string HashOf(AllocationInputs inputs, AllocationResult result) => Sha256Hex.Of(CanonicalText(inputs, result));

    /// <summary>See docs/verifying.md; cases by place, whatever order they come in.</summary>
    public static string CanonicalText(AllocationInputs inputs, AllocationResult result) => CanonicalJson.Write(new JsonObject
    {
        ["format"] = Format,
        ["shape"] = inputs.Rule.Shape.ToString(),
        ["total"] = inputs.Rule.Total.ToString(),
        ["each"] = inputs.Rule.Each?.ToString(),
        ["bands"] = List(inputs.Rule.Bands, b => new JsonObject { ["upTo"] = b.UpTo, ["amount"] = b.Amount.ToString() }),
        ["floor"] = inputs.Rule.Floor?.ToString(),
        ["cap"] = inputs.Rule.Cap?.ToString(),
        ["rate"] = inputs.Rule.Rate?.ToString(),
        ["reduces"] = inputs.Rule.Reduces,
        ["cases"] = List(inputs.Cases.OrderBy(c => c.Rank), c => new JsonObject
        {
            ["key"] = c.Key,
            ["rank"] = c.Rank,
            ["figure"] = c.Figure is { } figure ? CanonicalJson.Number(figure) : null,
            ["bid"] = c.Bid?.ToString(),
        }),
        ["amounts"] = List(result.Amounts, a => new JsonObject { ["key"] = a.Key, ["rank"] = a.Rank, ["amount"] = a.Amount.ToString() }),
        ["left"] = result.Left.ToString(),
    });

    private static JsonArray List<T>(IEnumerable<T> items, Func<T, JsonNode?> write) => new([.. items.Select(write)]);
}

/// <param name="Hash">As recomputed; null when nothing can be shared out by the inputs.</param>
/// <param name="Faults">What does not fit, a sentence each; empty when the allocation holds.</param>
public sealed record AllocationVerification(string? Hash, IReadOnlyList<string> Faults)
{
    public bool Holds => Faults.Count == 0;
}

/// <summary>Recomputes an allocation from its file; needs nothing else.</summary>
public static class AllocationVerifier
{
    /// <param name="publishedHash">From where it was published; null trusts the file's own copy.</param>
    public static AllocationVerification Verify(AllocationFile file, string? publishedHash = null)
    {
        var unfit = AllocationInputFaults.Of(file.Inputs);
        if (unfit.Count > 0) return new(null, unfit);
        if (AllocationFile.Of(file.Inputs) is not { } computed)
            return new(null, ["the amounts together are more than the total, and the rule does not reduce them"]);
        var faults = new List<string>();
        if (computed.Result.Amounts.Count != file.Result.Amounts.Count)
            faults.Add($"the file has {file.Result.Amounts.Count} amounts, its inputs give {computed.Result.Amounts.Count}");
        else if (computed.Result.Amounts.Zip(file.Result.Amounts).FirstOrDefault(a => a.First != a.Second) is { First: { } first } differs)
            faults.Add($"the first amount that differs is that of {differs.Second.Key}: the inputs give {first.Amount}");
        if (computed.Result.Left != file.Result.Left) faults.Add($"the file leaves {file.Result.Left}, its inputs {computed.Result.Left}");
        if (computed.Hash != file.Hash) faults.Add($"the file says {file.Hash}, its inputs give {computed.Hash}");
        if (publishedHash is not null && !computed.Hash.Equals(publishedHash.Trim(), StringComparison.OrdinalIgnoreCase))
            faults.Add($"published was {publishedHash}, the inputs give {computed.Hash}");
        return new(computed.Hash, faults);
    }
}
