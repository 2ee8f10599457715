namespace Funding.Workflows.Review;

/// <summary>Row keys and blobs of the review beside those of <see cref="RoundKeys"/>.</summary>
public static class ReviewKeys
{
    /// <summary>Row <see cref="DrawSummary"/>, once the panels are drawn.</summary>
    public const string Draw = "draw";

    /// <summary>Row <see cref="PublishedRosters"/>, before the draw.</summary>
    public const string Rosters = "draw-rosters";

    /// <summary>One row each expert drawn: <see cref="Funding.Workflows.Review.Reviewer"/>.</summary>
    public const string Reviewers = "reviewer:";

    /// <summary>Seats for which nobody was found, until the pool changes.</summary>
    public const string UnfillableSeats = "seat-none:";

    public const string Shortfalls = "shortfall:";

    /// <summary>Rows <see cref="Funding.Workflows.Review.ConflictDecision"/>.</summary>
    public const string ConflictDecisions = "possible-conflict:";

    /// <summary>Rows <see cref="Funding.Workflows.Review.DoubleDecision"/>.</summary>
    public const string DoubleDecisions = "double:";

    /// <summary>How far the rows of a draw are written; gone to no one's eyes.</summary>
    internal const string DrawPages = "draw-page:";

    /// <summary>What a person's start page shows as waiting, see <see cref="WaitingTask"/>.</summary>
    public const string ReviewTask = "review";

    public const string PublicValueTask = "public-value";

    public static string ConflictDecision(string id) => ConflictDecisions + id;

    public static string DoubleDecision(string id) => DoubleDecisions + id;

    public static string Reviewer(string expertId) => Reviewers + expertId;

    public static string UnfillableSeat(string applicationId, string expertIdBefore) =>
        $"{UnfillableSeats}{applicationId}:{expertIdBefore}";

    public static string Shortfall(string applicationId, string party) => $"{Shortfalls}{applicationId}:{party}";

    /// <summary>The published record of the draw.</summary>
    public static string DrawBlob(string roundId) => $"{RoundBlobs.Outcomes(roundId)}draw.json";

    /// <summary>The same with ids and names behind the pseudonyms; for the office.</summary>
    internal static string PanelsBlob(string roundId) => $"{RoundBlobs.Outcomes(roundId)}panels.json";

    /// <summary>Who is drawn and for what, fixed before the public value is known.</summary>
    internal static string RostersBlob(string roundId) => $"{RoundBlobs.Outcomes(roundId)}rosters.json";

    internal static string ImportBlob(string roundId, string hash) => $"{RoundBlobs.Outcomes(roundId)}imports/{hash}.list.json";
}

/// <summary>Something that waits for one person; the row of <see cref="RoundKeys.WaitsFor"/>.</summary>
/// <param name="Kind">Such as <see cref="ReviewKeys.ReviewTask"/>.</param>
/// <param name="Count">How many things.</param>
public sealed record WaitingTask(string PersonId, string Kind, int Count, DateTimeOffset Since, DateTimeOffset? Due);
