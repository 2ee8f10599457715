namespace Funding.Workflows.Money.Allocation;

/// <summary>How money is shared out.</summary>
public enum AllocationShape
{
    /// <summary>The same for each (定额).</summary>
    Fixed,

    /// <summary>By place in the order (分档).</summary>
    Bands,

    /// <summary>The whole by a figure of each, none below the floor or above the cap (因素法).</summary>
    Proportional,

    /// <summary>A rate for each unit (按量).</summary>
    PerUnit,

    /// <summary>What each asked for (报价).</summary>
    Bid,
}

/// <param name="UpTo">The last place of the band, from 1.</param>
public sealed record AllocationBand(int UpTo, Yuan Amount);

/// <summary>The rule of an allocation; what its shape does not name is null, or empty.</summary>
/// <param name="Total">What there is.</param>
/// <param name="Each">Of fixed: what each gets.</param>
/// <param name="Bands">Of bands, by place; who comes behind the last gets nothing.</param>
/// <param name="Floor">Of proportional; null for none.</param>
/// <param name="Cap">Of proportional; null for none.</param>
/// <param name="Rate">Of per-unit: yuan for one unit.</param>
/// <param name="Reduces">Where amounts together pass the total all are reduced alike; else nothing is shared out.</param>
public sealed record AllocationRule(
    AllocationShape Shape, Yuan Total, Yuan? Each, IReadOnlyList<AllocationBand> Bands, Yuan? Floor, Yuan? Cap, Yuan? Rate, bool Reduces);

/// <summary>One that takes part, without a name.</summary>
/// <param name="Key">As in the ranking's public file.</param>
/// <param name="Rank">Its place, from 1; no two have the same.</param>
/// <param name="Figure">Of proportional and per-unit: what is shared by, or how many units; else null.</param>
/// <param name="Bid">Of bid: what it asked for; else null.</param>
public sealed record AllocationCase(string Key, int Rank, decimal? Figure, Yuan? Bid);

/// <summary>All that an allocation is computed from.</summary>
public sealed record AllocationInputs(AllocationRule Rule, IReadOnlyList<AllocationCase> Cases);

public sealed record AllocatedAmount(string Key, int Rank, Yuan Amount);

/// <param name="Amounts">By place.</param>
/// <param name="Left">What of the total stays on the line.</param>
public sealed record AllocationResult(IReadOnlyList<AllocatedAmount> Amounts, Yuan Left);
