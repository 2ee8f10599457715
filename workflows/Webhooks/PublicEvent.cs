namespace Funding.Workflows.Webhooks;

/// <summary>Something that everybody may know, as it is told to other systems.</summary>
/// <param name="Type">One of <see cref="PublicEventTypes"/>.</param>
/// <param name="Data">Public facts alone; an object of JSON.</param>
public sealed record PublicEvent(string Type, object Data);

/// <summary>The names that receivers know; docs/webhooks.md says what each means.</summary>
public static class PublicEventTypes
{
    public const string RoundLaunched = "round.launched";
    public const string RoundStageEntered = "round.stage-entered";
    public const string RoundDeadlineMoved = "round.deadline-moved";
    public const string RoundCancelled = "round.cancelled";
    public const string CallOpened = "call.opened";
    public const string CallClosed = "call.closed";
    public const string NoticePublished = "notice.published";
    public const string ResultsPublished = "results.published";
    public const string AwardGranted = "award.granted";
    public const string AwardChanged = "award.changed";

    public static IReadOnlyList<string> All { get; } =
    [
        RoundLaunched, CallOpened, CallClosed, RoundStageEntered, RoundDeadlineMoved, NoticePublished, ResultsPublished, RoundCancelled,
        AwardGranted, AwardChanged,
    ];
}

/// <param name="Page">The public page about it.</param>
public sealed record RoundData(
    string Round, string Programme, Bilingual Name, int Year, int Batch, string NoticeNumber, DateOnly Opens, DateOnly CallCloses,
    string Stage, string StageKind, Uri Page)
{
    /// <summary>Closing days that moved, by stage; null for other events.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, DateOnly>? Moved { get; init; }
}

/// <inheritdoc cref="RoundData"/>
public sealed record AwardData(
    string Award, string? Round, string Programme, Bilingual ProgrammeName, string Holder, string Title, string DocumentNumber,
    string CertificateNumber, DateOnly AwardedOn, DateOnly ValidUntil, AwardStanding Standing, Uri Page);
