namespace Funding.Workflows.Stages.Draw;

/// <summary>
/// The draw with the ids behind its pseudonyms: stored before any row is written, so that a draw broken off goes on with the
/// same panels.
/// </summary>
internal sealed record DrawFile
{
    public required PublishedDraw Published { get; init; }

    public required DateTimeOffset DrawnAt { get; init; }

    /// <summary>Last day of the review; a late draw moves it.</summary>
    public required DateOnly ReviewCloses { get; init; }

    public required DateOnly AnswerBy { get; init; }

    public required IReadOnlyList<DrawnApplication> Applications { get; init; }

    /// <summary>In drawn order.</summary>
    public required IReadOnlyList<DrawnExpert> Experts { get; init; }

    /// <summary>By expert, then application.</summary>
    public required IReadOnlyList<DrawnSeat> Seats { get; init; }

    public required IReadOnlyList<AssignmentShortfall> Shortfalls { get; init; }

    public required IReadOnlyList<PartyShortage> Shortages { get; init; }
}

/// <param name="A">Index of the application.</param>
/// <param name="E">Index of the expert.</param>
internal sealed record DrawnSeat(int A, int E, Party Seat);

/// <summary>The row of a finished draw; the record itself is a blob.</summary>
/// <param name="RecordHash">SHA-256 of the published record's bytes.</param>
/// <param name="Applications">How many applications were drawn.</param>
/// <param name="Experts">How many experts the pool had.</param>
public sealed record DrawSummary(
    DateTimeOffset DrawnAt,
    string RecordBlob,
    string RecordHash,
    int Applications,
    int Experts,
    int Seats,
    int Shortfalls,
    IReadOnlyList<PartyShortage> Shortages);
