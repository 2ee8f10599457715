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
    public static readonly StageKey Ranking = new("rank");
    public static readonly StageKey Approval = new("approve");
    public static readonly StageKey PublicNotice = new("notice");
    public static readonly StageKey Announcement = new("announce");

    /// <summary>In order.</summary>
    public static IReadOnlyList<StageKey> All { get; } =
        [Call, Recommendation, Eligibility, Draw, Review, Ranking, Approval, PublicNotice, Announcement];

    /// <summary>Those that close on a day.</summary>
    public static IReadOnlyList<StageKey> Closing { get; } = [Call, Recommendation, Eligibility, Draw, Review, Approval];

    /// <summary>The plan of a round that opens on a day, by the lengths of the shipped programme.</summary>
    public static StagePlan Plan(DateOnly opens, WorkingCalendar? calendar = null) =>
        RoundPlan.Of(
            ShippedCatalogue.Colleges, ShippedKinds.All.Stage, opens, calendar ?? ShippedCatalogue.Catalogue.WorkingCalendar);

    /// <summary>A plan with other closing days, one for each of <see cref="Closing"/>.</summary>
    public static StagePlan Closes(params DateOnly[] days) =>
        Closing.Zip(days).Aggregate(Plan(new(2026, 1, 1)), (plan, c) => plan.With(c.First, c.Second));

    /// <summary>Every day that somebody plans by, in order.</summary>
    public static IReadOnlyList<DatedDay> DaysOf(Round round) => [.. round.Stages.SelectMany(stage => new[]
    {
        stage.Kind == DrawStage.Kind
            ? new DatedDay(new RoundDay(stage.Id, stage.Kind, DrawStage.ValueDay), round.Draw!.PublicValueDay) : null,
        stage.Closes is { } closes ? new DatedDay(new RoundDay(stage.Id, stage.Kind), closes) : null,
    }).OfType<DatedDay>()];
}
