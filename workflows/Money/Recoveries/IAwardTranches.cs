namespace Funding.Workflows.Money.Recoveries;

/// <summary>A tranche of which something was paid, and how more of it comes to be owed.</summary>
/// <param name="Demand">
/// Puts into the commit that an amount is asked back.
/// </param>
public sealed record OwedTranche(PaidTranche Paid, Func<Commit, Yuan, CancellationToken, Task> Demand);

/// <summary>What awards are paid beside the tranches of <see cref="AwardMoney"/>; whoever pays it registers it.</summary>
public interface IAwardTranches
{
    /// <summary>Whether the award may be paid so; no read.</summary>
    bool Has(string awardId);

    /// <summary>Those of which something was paid, in order.</summary>
    Task<IReadOnlyList<OwedTranche>> PaidAsync(string awardId, CancellationToken cancellation = default);

    /// <summary>Lines by which it is paid.</summary>
    Task<IReadOnlyList<LineId>> LinesAsync(string awardId, CancellationToken cancellation = default);
}
