namespace Funding.Workflows.Rounds;

/// <summary>A round in lists; an index row of another partition, written by an effect after each change of the round's row.</summary>
public sealed record RoundSummary(
    string Id,
    Bilingual Name,
    string ProgrammeId,
    int Year,
    int Batch,
    StageKey Stage,
    StagePlan Stages,
    DateOnly Opens,
    string NoticeNumber,
    DateTimeOffset? AnnouncedAt,
    DateTimeOffset? CancelledAt = null,
    RoundStanding Standing = RoundStanding.Running,
    DateTimeOffset? PublicNoticeAt = null) : IStaged
{
    /// <inheritdoc cref="Round.Step"/>
    [System.Text.Json.Serialization.JsonIgnore(Condition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull)]
    public ProgrammeStep? Step { get; init; }

    /// <summary>Announcement or cancellation; null while it runs.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public DateTimeOffset? EndedAt => AnnouncedAt ?? CancelledAt;

    public static RoundSummary Of(Round round) =>
        new(
            round.Id,
            round.Name,
            round.ProgrammeId,
            round.Year,
            round.Batch,
            round.Stage,
            round.Stages,
            round.Opens,
            round.NoticeNumber,
            round.AnnouncedAt,
            round.CancelledAt,
            round.Standing,
            round.PublicNoticeAt)
        { Step = round.Step };
}
