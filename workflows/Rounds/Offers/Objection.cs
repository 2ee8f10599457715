namespace Funding.Workflows.Rounds.Offers;

/// <summary>An objection (异议): real name, contact and reasons; the objector is shown to officers only.</summary>
public sealed record Objection
{
    /// <summary>Number of the objection; its last four characters confirm a decision.</summary>
    public required string Id { get; init; }

    public required string ApplicationId { get; init; }

    public required string ObjectorId { get; init; }

    public required string Name { get; init; }

    public required string Contact { get; init; }

    public required string Reasons { get; init; }

    public required DateTimeOffset FiledAt { get; init; }

    public required DateOnly DueOn { get; init; }

    public IReadOnlyList<AttachedDocument> Documents { get; init; } = [];

    public ObjectionDecided? Decision { get; init; }

    public IReadOnlyList<string> Done { get; init; } = [];
}

public sealed record ObjectionDecided(bool Upheld, string Reason, string DecidedBy, DateTimeOffset At);

public sealed record ObjectionKey(string RoundId, string ObjectionId)
{
    /// <summary>The kind of subject whose walk follows an objection until an officer decides it.</summary>
    public const string SubjectKind = "objection";

    [JsonIgnore]
    public SubjectKey Subject => new(SubjectKind, RoundId, ObjectionId);

    public static ObjectionKey Of(SubjectKey subject) => new(subject.Home, subject.Id);
}
