namespace Funding.Workflows.Review;

/// <summary>An expert in a round's pool, as imported.</summary>
/// <param name="Party">government, industry, enterprise or school.</param>
/// <param name="Conflicts">Declared: credit codes or names of organisations.</param>
public sealed record PoolExpert(string PersonId, string Name, string Email, string Organisation, string? CreditCode, string Party, IReadOnlyList<string> Fields, IReadOnlyList<string> Affiliates, IReadOnlyList<string> Conflicts);

/// <summary>One expert's sheet for one application.</summary>
public sealed record ReviewSheet
{
    public required string ApplicationId { get; init; }

    public required string ExpertId { get; init; }

    public required ReviewState State { get; init; }

    public required DateTimeOffset AssignedAt { get; init; }

    /// <summary>Anonymous name of the expert in the public file: E01, E02… by the draw's order.</summary>
    public required string ExpertAlias { get; init; }

    /// <summary>By criterion id, as saved.</summary>
    public IReadOnlyDictionary<string, decimal> Scores { get; init; } = new Dictionary<string, decimal>();

    public IReadOnlyDictionary<string, string> Comments { get; init; } = new Dictionary<string, string>();

    public string? RecusalReason { get; init; }

    public DateTimeOffset? SignedAt { get; init; }

    /// <summary>SHA-256 of the sheet as signed.</summary>
    public string? SheetHash { get; init; }
}

public enum ReviewState
{
    Assigned,
    Accepted,
    Recused,

    /// <summary>Given to another expert after silence.</summary>
    Replaced,
    Signed,
}
