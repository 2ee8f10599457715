namespace Funding.Workflows.Api;

/// <summary>Variations of an award: read by the office, decided by an officer and, where the file says so, a second one.</summary>
internal static class VariationsApi
{
    /// <param name="Change">As the programme's file writes it.</param>
    /// <param name="Wish">What is asked for.</param>
    /// <param name="Before">Leader, last day, lead or member as it was then; null for figures and for a member that joins.</param>
    /// <param name="By">Person id.</param>
    internal sealed record VariationLine(
        int Number, string Change, VariationPhase Phase, string Reason, VariationWish Wish, string? Before, string By, DateTimeOffset At,
        MemberWordLine? Member, ReportsApi.DeskOpinionLine? Opinion, VariationVerdictLine? Verdict, string? ReturnedFor,
        DateTimeOffset? EndedAt)
    {
        public static VariationLine Of(Variation v, DateOnly today) => new(
            v.Number, v.Change, v.PhaseOn(today), v.Reason, v.Wish, v.Before, v.By, v.At,
            v.Word is { } word ? new(word.Agrees, word.Text, word.At) : null,
            v.Opinion is { } opinion ? new(opinion.Agrees, opinion.Text, opinion.At) : null,
            v.Verdict is { } verdict ? new(verdict.Granted, verdict.Text, verdict.At) : null, v.ReturnedFor, v.EndedAt);
    }

    /// <summary>What the member said by its link.</summary>
    internal sealed record MemberWordLine(bool Agrees, string Text, DateTimeOffset At);

    /// <summary>The officer's latest verdict; it stands once it is confirmed, where that is asked.</summary>
    internal sealed record VariationVerdictLine(bool Granted, string Text, DateTimeOffset At);

    /// <param name="Reason">Wanted for a refusal.</param>
    internal sealed record VariationVerdictBody(bool Granted, string? Reason = null);

    private static readonly VariationLine Example = new(
        1, "leader", VariationPhase.Verdict, "The dean retired in June.", new("Wu Hao, dean"), "Zhao Min, dean",
        "3c9d0e1f2a4b5c6d7e8f901a2b3c4d5e", new(2027, 6, 21, 2, 0, 0, TimeSpan.Zero), null,
        new(true, "", new(2027, 6, 24, 2, 0, 0, TimeSpan.Zero)), null, null, null);

    public static void MapVariationsApi(this IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("/awards/{award}/variations").WithTags("awards");
        group.MapGet("", ListAsync).Needs(Right.ReadAllApplications).Does(
            "What the holder asked to have changed, the first one first", new List<VariationLine> { Example });
        group.MapGet("/{number:int}", ReadAsync).Needs(Right.OpineOnReport, Right.ReadAllApplications).Does(
            "One variation: of an award of the desk, or any for the office", Example);
        group.MapPost("/{number:int}/opinion", OpineAsync).Needs(Right.OpineOnReport).Does(
            "The desk says what it thinks of it", null, new ReportsApi.DeskOpinionBody(true));
        group.MapPost("/{number:int}/verdict", JudgeAsync).Needs(Right.JudgeDuty).Does(
            "An officer grants or refuses it; without a second officer it stands at once", null, new VariationVerdictBody(true));
        group.MapPost("/{number:int}/confirmation", ConfirmAsync).Needs(Right.JudgeDuty).Does(
            "Another officer confirms the verdict", null);
        group.MapPost("/{number:int}/return", ReturnAsync).Needs(Right.JudgeDuty).Does(
            "Another officer gives the verdict back", null,
            new ReportsApi.VerdictReturnBody("The new dean's appointment is not among the documents."));
    }

    private static async Task<List<VariationLine>> ListAsync(
        string award, AwardStore awards, VariationStore variations, CancellationToken cancellation) =>
        [
            .. (await variations.AllAsync((await awards.GetAsync(award, cancellation)).Home, cancellation))
                .Select(v => VariationLine.Of(v, variations.Today)),
        ];

    private static async Task<VariationLine> ReadAsync(
        string award, int number, PageContext here, VariationStore variations, CancellationToken cancellation)
    {
        var read = here.Actor!.Can(Right.ReadAllApplications)
            ? await variations.OfOfficeAsync(here.Actor, award, number, cancellation)
            : await variations.OfDeskAsync(here.Actor, award, number, cancellation);
        return VariationLine.Of(read.Variation, read.Today);
    }

    private static async Task<NoContent> OpineAsync(
        string award, int number, ReportsApi.DeskOpinionBody body, PageContext here, VariationCommands commands,
        CancellationToken cancellation)
    {
        await commands.OpineAsync(here.Actor!, award, number, body.Agrees, body.Text, cancellation);
        return TypedResults.NoContent();
    }

    private static async Task<NoContent> JudgeAsync(
        string award, int number, VariationVerdictBody body, PageContext here, VariationCommands commands, CancellationToken cancellation)
    {
        await commands.JudgeAsync(here.Actor!, award, number, body.Granted, body.Reason, cancellation);
        return TypedResults.NoContent();
    }

    private static async Task<NoContent> ConfirmAsync(
        string award, int number, PageContext here, VariationCommands commands, CancellationToken cancellation)
    {
        await commands.ConfirmAsync(here.Actor!, award, number, cancellation);
        return TypedResults.NoContent();
    }

    private static async Task<NoContent> ReturnAsync(
        string award, int number, ReportsApi.VerdictReturnBody body, PageContext here, VariationCommands commands,
        CancellationToken cancellation)
    {
        await commands.ReturnAsync(here.Actor!, award, number, body.Reason, cancellation);
        return TypedResults.NoContent();
    }
}
