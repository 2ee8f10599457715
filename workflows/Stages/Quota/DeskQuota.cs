namespace Funding.Workflows.Stages.Quota;

/// <summary>
/// What a desk has recommended, best first. Every recommendation replaces this row in its batch, so two clicks at once cannot
/// pass the limit.
/// </summary>
/// <param name="Limit">限额.</param>
/// <param name="Ranked">Application ids in the desk's order.</param>
public sealed record DeskQuota(string Desk, int Limit, IReadOnlyList<string> Ranked, DateTimeOffset? ConfirmedAt = null);
