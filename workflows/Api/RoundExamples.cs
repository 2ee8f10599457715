namespace Funding.Workflows.Api;

internal static class RoundExamples
{
    public static readonly StageKey Call = new("call");

    public static readonly DateOnly Opens = new(2026, 3, 1);

    public static readonly IReadOnlyDictionary<StageKey, DateOnly> Closes = new Dictionary<StageKey, DateOnly>
    {
        [Call] = new(2026, 4, 30),
        [new("recommend")] = new(2026, 5, 22),
        [new("check")] = new(2026, 6, 12),
        [new("draw")] = new(2026, 6, 18),
        [new("review")] = new(2026, 7, 18),
        [new("approve")] = new(2026, 7, 31),
    };

    public static readonly LaunchBody Launch = new(
        "mixed-ownership-colleges", 2026, "教职成〔2026〕12号", 1, Opens, Closes,
        new Dictionary<string, string> { ["places"] = "10" }, ["chen@edu.example", "liu@edu.example"]);

    public static readonly RoundLine Line = new(
        "mixed-ownership-colleges-2026-1",
        "mixed-ownership-colleges",
        2026,
        1,
        new("2026年省级混合所有制产业特色学院遴选", "Provincial mixed-ownership industry colleges, 2026 round"),
        "教职成〔2026〕12号",
        Call,
        RoundStanding.Running,
        Opens,
        Closes[Call],
        null);

    public static readonly RoundDetail Detail = new(
        Line.Id, Line.Programme, Line.Year, Line.Batch, Line.Name, Line.NoticeNumber, Call, RoundStanding.Running, Opens, Closes,
        new DrawPlan(
            "9f2c0d4be1a7c3385d6e0f1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d5e",
            new("上证综合指数收盘点位", "SSE Composite Index, closing figure"),
            new(2026, 6, 15)),
        new(2026, 3, 1, 1, 0, 0, TimeSpan.Zero), null, null, null, null, null, null);

    public static readonly TimelineStage Stage = new(Call, "call", new("申报", "Call open"), Closes[Call], "current");
}
