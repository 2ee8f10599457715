namespace Funding.Workflows.Money.Grants;

/// <summary>A payment of an award as it was planned.</summary>
/// <param name="Id">Of the tranche; of what a tranche holds back see <see cref="TrancheOutline.HeldId"/>.</param>
/// <param name="On">What it waits for, in the words of <see cref="TrancheOutline.On"/>.</param>
public sealed record PlannedTranche(string Id, Bilingual Name, LineId Line, Yuan Amount, string On)
{
    public int? Months { get; init; }

    public int? Year { get; init; }

    /// <summary>It is what the tranche before it holds back.</summary>
    public bool IsHeld { get; init; }
}
