namespace Funding.Workflows.Stages.Quota;

/// <summary>
/// What a desk has recommended, best first. Every recommendation replaces this row in its batch, so two clicks at once cannot
/// pass the limit.
/// </summary>
/// <param name="Limit">限额.</param>
/// <param name="Ranked">Application ids in the desk's order.</param>
public sealed record DeskQuota(string Desk, int Limit, IReadOnlyList<string> Ranked, DateTimeOffset? ConfirmedAt = null)
{
    /// <summary>Those of them that count against no limit; null for none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Exempt { get; init; }

    /// <summary>How many count against the limit.</summary>
    [JsonIgnore]
    public int Used => Ranked.Count - (Exempt?.Count ?? 0);

    [JsonIgnore]
    public bool IsFull => Used >= Limit;

    /// <summary>How many of the same organisation count.</summary>
    public int CountedOf(string applicationId)
    {
        var prefix = applicationId[..(applicationId.LastIndexOf('-') + 1)];
        return Ranked.Except(Exempt ?? []).Count(id => id.StartsWith(prefix, StringComparison.Ordinal));
    }

    /// <summary>With one more, the last.</summary>
    public DeskQuota With(string applicationId, bool exempt) => this with
    {
        Ranked = [.. Ranked, applicationId],
        Exempt = exempt ? [.. Exempt ?? [], applicationId] : Exempt,
    };

    public DeskQuota Without(string applicationId) => this with
    {
        Ranked = [.. Ranked.Where(id => id != applicationId)],
        Exempt = Exempt?.Where(id => id != applicationId).ToList() is { Count: > 0 } left ? left : null,
    };
}
