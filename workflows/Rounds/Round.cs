namespace Funding.Workflows.Rounds;

/// <summary>The row of a round: what is decided so far. Orchestrations read it, they do not remember it.</summary>
public sealed record Round : IStaged
{
    /// <summary><c>programme-year-batch</c>, such as mixed-ownership-colleges-2026-1.</summary>
    public required string Id { get; init; }

    public static string IdOf(string programmeId, int year, int batch) => $"{programmeId}-{year}-{batch}";

    /// <summary>Of a step that follows another <c>programme-step-year-batch</c>.</summary>
    public static string IdOf(Programme programme, int year, int batch) => IdOf(programme.RoundsId, year, batch);

    public required string ProgrammeId { get; init; }

    /// <summary>Which step of its programme it runs; null where that has none.</summary>
    [System.Text.Json.Serialization.JsonIgnore(Condition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull)]
    public ProgrammeStep? Step { get; init; }

    public required int Year { get; init; }

    public required int Batch { get; init; }

    public required Bilingual Name { get; init; }

    /// <summary>文号 of the notice that opens the call.</summary>
    public required string NoticeNumber { get; init; }

    public RoundStanding Standing { get; init; }

    public required StageKey Stage { get; init; }

    /// <summary>First day of the first stage.</summary>
    public required DateOnly Opens { get; init; }

    /// <summary>The stages as the programme's file listed them at the launch, with their closing days.</summary>
    public required StagePlan Stages { get; init; }

    /// <summary>Two committee members who approve, then the deputies in order; person ids.</summary>
    public required IReadOnlyList<string> Committee { get; init; }

    public required IReadOnlyList<string> Deputies { get; init; }

    /// <summary>Null where the programme draws nothing.</summary>
    public DrawPlan? Draw { get; init; }

    /// <summary>0 until ranked; a returned ranking is ranked again under the next number.</summary>
    public int RankingVersion { get; init; }

    public string? RankingHash { get; init; }

    /// <summary>文号 that an administrator gave the public notice and the announcement beforehand; null where nobody did.</summary>
    public string? OwnPublicNoticeNumber { get; init; }

    public string? OwnAnnouncementNumber { get; init; }

    /// <summary>文号 of the public notice and of the announcement, once they are out.</summary>
    public string? PublicNoticeNumber { get; init; }

    public DateTimeOffset? PublicNoticeAt { get; init; }

    public string? AnnouncementNumber { get; init; }

    public DateTimeOffset? AnnouncedAt { get; init; }

    /// <summary>
    /// Deputies called upon to enter the draw's public value, who may from then on; person ids. A call ends with its stage.
    /// </summary>
    public IReadOnlyList<string> ValueDeputies { get; init; } = [];

    /// <summary>
    /// Deputies called upon to vote on the present ranking, who may from then on; person ids. A call ends with its stage.
    /// </summary>
    public IReadOnlyList<string> VotingDeputies { get; init; } = [];

    /// <summary>When the call was last opened again after its close; null where it never was.</summary>
    public DateTimeOffset? CallReopenedAt { get; init; }

    /// <summary>
    /// Marks of acts done in the present pass of the stage; cleared when another is entered. They say what was sent, never who may do what.
    /// </summary>
    public IReadOnlyList<string> Done { get; init; } = [];

    /// <summary>Since when a returned ranking waits for an administrator's word; null when none does.</summary>
    public DateTimeOffset? RankingHeldSince { get; init; }

    /// <summary>The closing act that runs: what would have held it up is not taken any more. Null otherwise.</summary>
    public StageSeal? Seal { get; init; }

    /// <summary>Years whose notice of holidays was not out when the deadlines were computed; they are computed again once it is.</summary>
    public IReadOnlyList<int> ProvisionalYears { get; init; } = [];

    /// <summary>SHA-256 of the launch request: the same id with other settings is a conflict.</summary>
    public required string SettingsHash { get; init; }

    public DateTimeOffset LaunchedAt { get; init; }

    public string? CancelReason { get; init; }

    public DateTimeOffset? CancelledAt { get; init; }

    /// <summary>The round in another stage, with no act of it done yet; an earlier stage is entered in its next pass.</summary>
    public Round Enter(StageKey stage) => Afresh() with
    {
        Stage = stage,
        Stages = Stages.IsBefore(stage, Stage) ? Stages.Back(Stage, stage) : Stages,
    };

    /// <summary>
    /// The round as it is for one application: where its case goes its own way, in the case's stage and pass. To be read, never kept.
    /// </summary>
    public Round For(Application application) => application.At is { } at && Stages.Has(at.Stage)
        ? this with { Stage = at.Stage, Stages = at.Passed(Stages) } : this;

    /// <summary>The round ended in the stage that it is in.</summary>
    public Round End(RoundStanding standing) => Afresh() with { Standing = standing };

    /// <summary>How often the present stage has been begun; marks, votes and links belong to one pass.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public int Pass => Stages.Of(Stage).Pass;

    /// <summary>When the stage began as planned: the day after the last closing day before it.</summary>
    public DateTimeOffset BeganAt(StageKey stage) => ShanghaiTime.StartOf(Stages.CloseBefore(stage)?.AddDays(1) ?? Opens);

    /// <summary>The 文号 under which the public notice stands or will stand; the launch's with an ending where nobody gave one.</summary>
    public string PublicNoticeNumberToBe() => PublicNoticeNumber ?? OwnPublicNoticeNumber ?? $"{NoticeNumber}-公示";

    public string AnnouncementNumberToBe() => AnnouncementNumber ?? OwnAnnouncementNumber ?? $"{NoticeNumber}-公布";

    public bool RankingOnHold => RankingHeldSince is not null;

    public bool IsFinished => Standing != RoundStanding.Running;

    private Round Afresh() => this with { Done = [], Seal = null, ValueDeputies = [], VotingDeputies = [] };
}

/// <param name="Act">Name of the act that leaves the stage.</param>
/// <param name="At">The moment the act counts from, however often it is tried.</param>
public sealed record StageSeal(string Act, DateTimeOffset At);

/// <summary>What makes the draw verifiable: the commitment is published before the call closes.</summary>
/// <param name="Commitment">Hex SHA-256 of the seed with the round's id.</param>
/// <param name="PublicValueName">What will be mixed in, such as 上证综指收盘 of a named day.</param>
/// <param name="PublicValueDay">The day on whose evening the value becomes known; after the call closes.</param>
/// <param name="PublicValue">Null until two committee members have entered the same value.</param>
/// <param name="Seed">Hex; null until the draw is done, then published.</param>
public sealed record DrawPlan(
    string Commitment, Bilingual PublicValueName, DateOnly PublicValueDay, string? PublicValue = null, string? Seed = null);
