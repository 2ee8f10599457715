namespace Funding.Workflows.Api;

/// <summary>How far each target of the plan has come, for everybody.</summary>
internal static class PlanProgressApi
{
    /// <param name="Total">With those of the years before.</param>
    internal sealed record TargetYearLine(int Year, int Count, int Total);

    /// <param name="Desk">Id; null where none recommended it, or none is known.</param>
    internal sealed record TargetDeskLine(string? Desk, int Count);

    /// <param name="Type">Value of the application's choice; null for what is of no known type.</param>
    internal sealed record TargetTypeLine(string? Type, int Count);

    /// <param name="Programme">Id of the programme that the target is for.</param>
    /// <param name="Wanted">The plan's figure.</param>
    /// <param name="Qualifier">How the text puts it.</param>
    /// <param name="ByYear">Null where the plan gives the figure no year.</param>
    /// <param name="Count">Live awards, or organisations that hold one, on the day of the question.</param>
    internal sealed record TargetLine(
        string Programme, Bilingual Name, string Clause, int Wanted, string Qualifier, Bilingual Unit, int? ByYear, int Count,
        TargetState State, IReadOnlyList<TargetYearLine> Years, IReadOnlyList<TargetDeskLine> Desks, IReadOnlyList<TargetTypeLine> Types)
    {
        public static TargetLine Of(TargetProgress p) => new(
            p.Target.Programme, p.Target.Name, p.Target.Clause, p.Target.Count, p.Target.Qualifier, p.Target.Unit, p.Target.ByYear, p.Count,
            p.State, [.. p.Years.Select(y => new TargetYearLine(y.Year, y.Count, y.Total))],
            [.. p.Desks.Select(d => new TargetDeskLine(d.Desk, d.Count))],
            [.. p.Types.Select(t => new TargetTypeLine(t.Type?.Id, t.Count))]);
    }

    private static readonly TargetLine Example = new(
        "mixed-ownership-colleges", new("混合所有制产业特色学院", "Mixed-ownership industry colleges"), "二（一）", 50,
        PlanTarget.About, new("所", "colleges"), 2027, 34, TargetState.UnderWay, [new(2025, 21, 21), new(2026, 13, 34)],
        [new("hangzhou", 20), new("ningbo", 14)], []);

    public static void MapPlanProgressApi(this IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("/progress").WithTags("progress").Open();
        group.MapGet("", async (PlanProgressQueries progress, CancellationToken cancellation) =>
                (await progress.ReadAsync(cancellation)).Select(TargetLine.Of).ToList())
            .Does("Every target of the plan with how far it has come, by year, desk and type", new List<TargetLine> { Example });
        group.MapGet("/{target}", async (string target, PlanProgressQueries progress, CancellationToken cancellation) =>
                TargetLine.Of(await progress.GetAsync(target, cancellation)))
            .Does("The target of one programme", Example);
    }
}
