namespace Funding.Workflows.Awards;

/// <summary>What an award was given, was paid and owes, in yuan.</summary>
public sealed record AwardFigures(decimal Awarded, decimal Paid, decimal Owed);

/// <summary>Knows the money of some awards; whoever gives it registers it.</summary>
public interface IAwardFigures
{
    /// <returns>Null for an award of which it has none, without a read where the award says so.</returns>
    Task<AwardFigures?> OfAsync(AwardRead award, CancellationToken cancellation = default);
}
