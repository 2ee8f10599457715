namespace Funding.Workflows.Apply;

/// <summary>What became of an application: the rules' verdict and the result.</summary>
internal static class OutcomePages
{
    public static void MapOutcome(this IEndpointRouteBuilder group)
    {
        group.MapPage(ApplyLinks.VerdictRoute, VerdictAsync);
        group.MapPage(ApplyLinks.ResultRoute, ResultAsync);
    }

    /// <summary>With its round's announcement, or with its own where it goes its own way.</summary>
    public static bool HasResult(Work work) =>
        work.Round.Standing == RoundStanding.Announced || work.Application.State == ApplicationState.Awarded;

    private static async Task<IResult> VerdictAsync(
        string round, string application, PageContext here, WorkQueries reader, StageOffers offers, PriorQueries prior,
        CancellationToken cancellation)
    {
        var work = await reader.ReadAsync(here.Actor!, round, application, cancellation);
        return Page.Render<VerdictPage, CheckModel>(new CheckModel(
            work, await SubmissionPages.VerdictAsync(work, offers, prior, cancellation)));
    }

    private static async Task<IResult> ResultAsync(
        string round, string application, PageContext here, WorkQueries reader, OwnResultQueries own, AwardStore awards,
        CancellationToken cancellation)
    {
        var work = await reader.ReadAsync(here.Actor!, round, application, cancellation);
        return Page.Render<ResultPage, ResultModel>(new ResultModel(
            work,
            await own.FindAsync(here.Actor!, round, application, cancellation),
            await awards.OfApplicationAsync(round, work.Application, cancellation)));
    }
}

/// <param name="Ranked">Null before the announcement, or when it was not ranked.</param>
/// <param name="Award">Null where nothing was awarded.</param>
public sealed record ResultModel(Work Work, RankedApplication? Ranked, AwardHome? Award);
