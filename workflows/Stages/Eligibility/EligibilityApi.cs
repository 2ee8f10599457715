namespace Funding.Workflows.Stages.Eligibility;

internal static class EligibilityApi
{
    /// <param name="Results">In the order of the programme; applicant and officer get the same.</param>
    internal sealed record VerdictView(bool Eligible, IReadOnlyList<RuleLine> Results);

    /// <param name="Citation">The clause, or the authority's setting.</param>
    /// <param name="Found">What was found on record of the organisation, where the rule asks for it.</param>
    internal sealed record RuleLine(string Id, bool Passed, string Citation, Bilingual Message, IReadOnlyList<Bilingual> Found);

    internal sealed record EligibilityBody(bool Eligible, string Reason);

    internal sealed record CorrectionBody(string What);

    private static readonly VerdictView Example = new(
        true, [new("shares-complete", true, "四（五）", new("各方股权合计为 100%。", "The shares add to 100 %."), [])]);

    public static void Map(IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("/rounds/{round}/applications/{application}").WithTags("eligibility");
        group.MapGet("/eligibility", VerdictAsync)
            .Needs(Right.ReadOwnApplication, Right.ReadAllApplications)
            .Does("What the rules find, with the clause of each", Example);
        group
            .MapPost(
                "/eligibility",
                async (
                    string round,
                    string application,
                    EligibilityBody body,
                    PageContext here,
                    EligibilityCommands commands,
                    CancellationToken cancellation) =>
                    ApplicationDetail.Of(await commands.DecideAsync(
                        here.Actor!, round, application, body.Eligible, body.Reason, cancellation)))
            .Needs(Right.DecideEligibility).Does(
                "The officer decides",
                ApplicationExamples.Detail with
                {
                    State = ApplicationState.Eligible,
                    Eligibility = new(true, "材料齐全，符合条件。", new(2026, 6, 1, 3, 0, 0, TimeSpan.Zero))
                },
                new EligibilityBody(true, "材料齐全，符合条件。"));
        group
            .MapPost(
                "/correction",
                async (
                    string round,
                    string application,
                    CorrectionBody body,
                    PageContext here,
                    EligibilityCommands commands,
                    CancellationToken cancellation) =>
                    ApplicationDetail.Of(await commands.AskForCorrectionAsync(here.Actor!, round, application, body.What, cancellation)))
            .Needs(Right.DecideEligibility).Does(
                "Asks for the one correction (补正)",
                ApplicationExamples.Detail with
                {
                    State = ApplicationState.UnderCorrection,
                    Correction = new("请补充章程签章页。", new(2026, 6, 1, 3, 0, 0, TimeSpan.Zero), new(2026, 6, 8), null)
                },
                new CorrectionBody("请补充章程签章页。"));
    }

    private static async Task<VerdictView> VerdictAsync(
        string round,
        string application,
        PageContext here,
        ApplicationReads reads,
        EligibilityQueries queries,
        CancellationToken cancellation)
    {
        var verdict = await queries.VerdictAsync(await reads.GetAsync(here.Actor!, round, application, cancellation), cancellation);
        return new VerdictView(
            verdict.IsEligible,
            [.. verdict.Results.Select(r => new RuleLine(r.Id, r.Passed, r.Citation, new Bilingual(r.MessageZh, r.MessageEn), r.Found))]);
    }
}
