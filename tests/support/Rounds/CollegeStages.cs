namespace Funding.Tests.Support.Rounds;

/// <summary>The stages of the shipped programme by their ids, and plans of them.</summary>
public static class CollegeStages
{
    /// <summary>The round that is launched first in a test's house.</summary>
    public const string RoundId = "mixed-ownership-colleges-2026-1";

    public static readonly StageKey Call = new("call");
    public static readonly StageKey Recommendation = new("recommend");
    public static readonly StageKey Eligibility = new("check");
    public static readonly StageKey Draw = new("draw");
    public static readonly StageKey Review = new("review");
    public static readonly StageKey Defence = new("defence");
    public static readonly StageKey Countersign = new("countersign");
    public static readonly StageKey Ranking = new("rank");
    public static readonly StageKey Approval = new("approve");
    public static readonly StageKey PublicNotice = new("notice");
    public static readonly StageKey Announcement = new("announce");

    /// <summary>In order.</summary>
    public static IReadOnlyList<StageKey> All { get; } =
        [Call, Recommendation, Eligibility, Draw, Review, Defence, Countersign, Ranking, Approval, PublicNotice, Announcement];

    /// <summary>Those that close on a day.</summary>
    public static IReadOnlyList<StageKey> Closing { get; } =
        [Call, Recommendation, Eligibility, Draw, Review, Defence, Countersign, Approval];

    /// <summary>The plan of a round that opens on a day, by the lengths of the shipped programme.</summary>
    public static StagePlan Plan(DateOnly opens, WorkingCalendar? calendar = null) =>
        RoundPlan.Of(
            ShippedCatalogue.Colleges, ShippedKinds.All.Stage, opens, calendar ?? ShippedCatalogue.Catalogue.WorkingCalendar);

    /// <summary>A plan with other closing days, one for each of <see cref="Closing"/>.</summary>
    /// <exception cref="ArgumentException">There are more or fewer.</exception>
    public static StagePlan Closes(params DateOnly[] days) => days.Length == Closing.Count
        ? Closing.Zip(days).Aggregate(Plan(new(2026, 1, 1)), (plan, c) => plan.With(c.First, c.Second))
        : throw new ArgumentException($"A plan has {Closing.Count} closing days.", nameof(days));

    /// <summary>A round of the shipped programme that is in a stage, for what is decided by its row alone.</summary>
    public static Round RoundAt(StageKey stage) => new()
    {
        Id = RoundId,
        ProgrammeId = ShippedCatalogue.Colleges.Id,
        Year = 2026,
        Batch = 1,
        Name = new("批次", "Round"),
        NoticeNumber = "教申〔2026〕1号",
        Stage = stage,
        Opens = new(2026, 3, 1),
        Stages = Plan(new(2026, 3, 1)),
        Committee = [],
        Deputies = [],
        SettingsHash = "",
    };

    /// <summary>Every day that somebody plans by, in order.</summary>
    public static IReadOnlyList<DatedDay> DaysOf(Round round) => [.. round.Stages.SelectMany(stage => new[]
    {
        stage.Kind == DrawStage.Kind
            ? new DatedDay(new RoundDay(stage.Id, stage.Kind, DrawStage.ValueDay), round.Draw!.PublicValueDay) : null,
        stage.Closes is { } closes ? new DatedDay(new RoundDay(stage.Id, stage.Kind), closes) : null,
    }).OfType<DatedDay>()];
}
