namespace Funding.Workflows.Stages.Draw.Pool;

/// <summary>Possible conflicts and probable doubles of the pool, for the office to decide on before the draw.</summary>
internal static class CheckPages
{
    public static void Map(IEndpointRouteBuilder group)
    {
        group.MapPage(OfficeLinks.ChecksRoute, ListAsync);
        group.MapForm(OfficeLinks.ConflictCheckRoute, ShowConflictAsync, DecideConflictAsync);
        group.MapForm(OfficeLinks.DoubleCheckRoute, ShowDoubleAsync, DecideDoubleAsync);
    }

    private static async Task<IResult> ListAsync(string round, PageContext here, RoundStore rounds, PoolChecks checks,
        CancellationToken cancellation)
    {
        var found = (await rounds.GetAsync(round, cancellation)).Value;
        found.DemandDraw();
        return Page.Render<ChecksPage, ChecksModel>(new(found, await checks.ReadAsync(here.Actor!, round, cancellation)));
    }

    private static async Task<IResult> ShowConflictAsync(
        string round, string conflict, PageContext here, RoundStore rounds, PoolChecks checks, CancellationToken cancellation)
    {
        here.Actor!.Demand(Right.ImportExperts);
        var findings = await checks.ReadAsync(here.Actor!, round, cancellation);
        var found = findings.Conflicts.FirstOrDefault(c => c.Conflict.Id == conflict)
            ?? throw new RefusedException(OfficeRefusals.NoCheck());
        return Page.Render<ConflictCheckPage, ConflictCheckModel>(
            new((await rounds.GetAsync(round, cancellation)).Value, found, findings.Names));
    }

    private static async Task<IResult> DecideConflictAsync(
        string round, string conflict, Form form, PageContext here, PoolCheckCommands commands, Texts<ExpertText> T,
            CancellationToken cancellation)
    {
        var confirmed = form.Text("decision") switch
        {
            "confirmed" => true,
            "dismissed" => false,
            _ => throw new RefusedException(ShellRefusals.NotAChoice("decision")),
        };
        await commands.DecideConflictAsync(here.Actor!, round, conflict, confirmed, form.Text("reason"), cancellation);
        return Page.Redirect(OfficeLinks.Checks(round), T["checks.saved"]);
    }

    private static async Task<IResult> ShowDoubleAsync(
        string round, string pair, PageContext here, RoundStore rounds, PoolChecks checks, CancellationToken cancellation)
    {
        here.Actor!.Demand(Right.ImportExperts);
        var found = (await checks.ReadAsync(here.Actor!, round, cancellation)).Doubles.FirstOrDefault(d => d.Double.Id == pair);
        return Page.Render<DoubleCheckPage, DoubleCheckModel>(
            new((await rounds.GetAsync(round, cancellation)).Value, found ?? throw new RefusedException(OfficeRefusals.NoCheck())));
    }

    private static async Task<IResult> DecideDoubleAsync(
        string round, string pair, Form form, PageContext here, PoolCheckCommands commands, Texts<ExpertText> T,
            CancellationToken cancellation)
    {
        var answer = AnswerOf(form, pair) ?? throw new RefusedException(ShellRefusals.NotAChoice(FieldOf(pair)));
        await commands.DecideDoubleAsync(here.Actor!, round, pair, answer.Keep, answer.Reason, ReasonOf(pair), cancellation);
        return Page.Redirect(OfficeLinks.Checks(round), T["checks.saved"]);
    }

    /// <summary>Value of the choice that the two are different persons; the others are ids of the person to keep.</summary>
    internal const string Two = "two";

    internal static string FieldOf(string pair) => $"doubles.{pair}";

    internal static string ReasonOf(string pair) => $"reason.{pair}";

    /// <summary>Null when nothing was chosen.</summary>
    internal static DoubleAnswer? AnswerOf(Form form, string pair) =>
        form.Optional(FieldOf(pair)) is { } choice ? new(pair, choice == Two ? null : choice, form.Text(ReasonOf(pair))) : null;
}

public sealed record ChecksModel(Round Round, PoolFindings Findings);

public sealed record ConflictCheckModel(Round Round, FoundConflict Found, ExpertNames Names);

public sealed record DoubleCheckModel(Round Round, FoundDouble Found);
