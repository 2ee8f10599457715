namespace Funding.Workflows.Review;

/// <summary>An expert in a round's pool, as imported.</summary>
/// <param name="Party">government, industry, enterprise or school.</param>
/// <param name="Affiliates">Credit codes or names of organisations affiliated with the expert's own.</param>
/// <param name="Conflicts">Declared: credit codes or names of organisations, or ids of applications.</param>
public sealed record PoolExpert(
    string PersonId,
    string Name,
    string Email,
    string Organisation,
    string? CreditCode,
    string Party,
    IReadOnlyList<string> Fields,
    IReadOnlyList<string> Affiliates,
    IReadOnlyList<string> Conflicts);

/// <summary>One expert's sheet for one application.</summary>
public sealed record ReviewSheet
{
    public required string ApplicationId { get; init; }

    public required string ExpertId { get; init; }

    public required ReviewState State { get; init; }

    public required DateTimeOffset AssignedAt { get; init; }

    /// <summary>Anonymous name of the expert in the public file: E01, E02… by the draw's order.</summary>
    public required string ExpertAlias { get; init; }

    /// <summary>The party whose seat of the panel this is; an expert of another party is a stand-in.</summary>
    public Party Seat { get; init; }

    /// <summary>The applicant and the college's title, for the expert's desk.</summary>
    public string OrganisationName { get; init; } = "";

    public string Title { get; init; } = "";

    /// <summary>
    /// Credit codes and names of the applicant and its parties, and ids of who filled in the application, for conflicts.
    /// </summary>
    public IReadOnlyList<string> Organisations { get; init; } = [];

    /// <summary>Last day to accept or recuse; silence beyond it counts as recusal.</summary>
    public DateOnly AnswerBy { get; init; }

    /// <summary>By criterion id, as saved.</summary>
    public IReadOnlyDictionary<string, decimal> Scores { get; init; } = new Dictionary<string, decimal>();

    public IReadOnlyDictionary<string, string> Comments { get; init; } = new Dictionary<string, string>();

    /// <summary>Why it was accepted, when the expert says so.</summary>
    public string? AcceptReason { get; init; }

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

    /// <summary>Given to another expert after silence, not signed by the close, or ended because its applicant withdrew.</summary>
    Replaced,
    Signed,
}

public static class ReviewStates
{
    /// <summary>Assigned or accepted: still to be signed.</summary>
    public static bool IsOpen(this ReviewState state) => state is ReviewState.Assigned or ReviewState.Accepted;

    /// <summary>The expert holds the seat and may see the application.</summary>
    public static bool HoldsSeat(this ReviewState state) => state.IsOpen() || state == ReviewState.Signed;
}
