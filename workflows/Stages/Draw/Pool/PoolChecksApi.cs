namespace Funding.Workflows.Stages.Draw.Pool;

/// <summary>Possible conflicts and probable doubles of a pool, and the office's decisions on them.</summary>
internal static class PoolChecksApi
{
    /// <param name="Likeness">"contained" or "spelling".</param>
    /// <param name="Decision">"confirmed" or "dismissed"; null while undecided, which keeps the pairs apart.</param>
    internal sealed record PossibleConflictLine(
        string Id, string ExpertName, string ApplicationName, string Likeness, IReadOnlyList<string> Experts,
            IReadOnlyList<string> Applications,
        string? Decision, string? Reason)
    {
        public static PossibleConflictLine Of(FoundConflict found) => new(
            found.Conflict.Id, found.Conflict.ExpertName, found.Conflict.ApplicationName,
                found.Conflict.Likeness == Platform.Organisations.Likeness.Contained ? "contained" : "spelling",
            [.. found.Conflict.Pairs.Select(p => p.ExpertId).Distinct()], [.. found.Conflict.Pairs.Select(p => p.ApplicationId).Distinct()],
            found.Decision is { } word ? word.Confirmed ? "confirmed" : "dismissed" : null, found.Decision?.Reason);
    }

    /// <param name="Decision">"one" or "two"; null while undecided, which lets only one be drawn.</param>
    /// <param name="Kept">The person whose entry stays, of one.</param>
    internal sealed record DoubleLine(string Id, DoubleSide One, DoubleSide Other, string? Decision, string? Kept, string? Reason)
    {
        public static DoubleLine Of(FoundDouble found) => new(
            found.Double.Id, Side(found.Double.One), Side(found.Double.Other),
            found.Decision is { } word ? word.Kept is null ? "two" : "one" : null, found.Decision?.Kept, found.Decision?.Reason);

        private static DoubleSide Side(PoolExpert e) => new(e.PersonId, e.Name, e.Organisation, e.Email, null);
    }

    internal sealed record ConflictWord(bool Confirmed, string Reason);

    /// <param name="Keep">The person whose entry stays; null when they are two persons.</param>
    /// <param name="ImportId">Of the preview that found the double, when it is not in the pool yet.</param>
    internal sealed record DoubleWord(string? Keep, string Reason, string? ImportId = null);

    public static void Map(IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("/rounds/{round}/experts").WithTags("experts");
        group.MapGet("/possible-conflicts", async (string round, PageContext here, PoolChecks checks, RoundStore rounds,
            CancellationToken cancellation) =>
            new Paged<PossibleConflictLine>([.. (await FindAsync(round, here, checks, rounds,
                cancellation)).Conflicts.Select(PossibleConflictLine.Of)], null))
            .Needs(Right.ReadAllApplications).Does("Conflicts that the form of a name may hide, with the decisions made",
                new Paged<PossibleConflictLine>([Conflict], null));
        group.MapPost("/possible-conflicts/{conflict}", DecideConflictAsync).Needs(Right.ImportExperts)
            .Does("Confirms or dismisses a possible conflict, on record; not while the pool is fixed", null,
                new ConflictWord(false, "两校只是名称相近，并无隶属关系。"));
        group.MapGet("/doubles", async (string round, PageContext here, PoolChecks checks, RoundStore rounds,
            CancellationToken cancellation) =>
            new Paged<DoubleLine>([.. (await FindAsync(round, here, checks, rounds, cancellation)).Doubles.Select(DoubleLine.Of)], null))
            .Needs(Right.ReadAllApplications).Does("Probably one person under two addresses, with the decisions made",
                new Paged<DoubleLine>([Double], null));
        group.MapPost("/doubles/{double}", DecideDoubleAsync).Needs(Right.ImportExperts)
            .Does("Says whether a probable double is one person, whose other entry is not drawn, or two", null,
                new DoubleWord(null, "同名同单位的两位老师，工号不同。"));
    }

    private static readonly PossibleConflictLine Conflict = new(
        "60303ae22b998861bce3b28f33eec1be", "之江职业技术学院机械学院", "之江职业技术学院", "contained",
        ["3c9d0e1f2a4b5c6d7e8f901a2b3c4d5e"], ["12330000470009221W-1"], null, null);

    private static readonly DoubleLine Double = new(
        "9f86d081884c7d659a2feaa0c55ad015",
        new("3c9d0e1f2a4b5c6d7e8f901a2b3c4d5e", "赵宁", "省工业研究院", "zhao@institute.example", null),
        new("5e4d3c2b1a0f9e8d7c6b5a4f3e2d1c0b", "赵宁", "省工业研究院", "zhaoning@mail.example", null), null, null, null);

    private static async Task<PoolFindings> FindAsync(string round, PageContext here, PoolChecks checks, RoundStore rounds,
        CancellationToken cancellation)
    {
        await rounds.GetAsync(round, cancellation);
        return await checks.ReadAsync(here.Actor!, round, cancellation);
    }

    private static async Task<NoContent> DecideConflictAsync(
        string round, string conflict, ConflictWord body, PageContext here, PoolCheckCommands commands, CancellationToken cancellation)
    {
        await commands.DecideConflictAsync(here.Actor!, round, conflict, body.Confirmed, body.Reason, cancellation);
        return TypedResults.NoContent();
    }

    private static async Task<NoContent> DecideDoubleAsync(
        string round, string @double, DoubleWord body, PageContext here, PoolCheckCommands commands, ExpertImport imports,
            CancellationToken cancellation)
    {
        await (body.ImportId is { } import
            ? imports.AnswerAsync(here.Actor!, round, import, new DoubleAnswer(@double, body.Keep, body.Reason), cancellation)
            : commands.DecideDoubleAsync(here.Actor!, round, @double, body.Keep, body.Reason, cancellation: cancellation));
        return TypedResults.NoContent();
    }
}
