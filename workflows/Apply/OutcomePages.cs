namespace Funding.Portal.Apply;

/// <summary>What became of an application: the rules' verdict and the result.</summary>
internal static class OutcomePages
{
    public static void MapOutcome(this IEndpointRouteBuilder group)
    {
        group.MapPage(ApplyLinks.VerdictRoute, VerdictAsync);
        group.MapPage(ApplyLinks.ResultRoute, ResultAsync);
    }

    private static async Task<IResult> VerdictAsync(
        string round, string application, PageContext here, WorkReader reader, CancellationToken cancellation)
    {
        var work = await reader.ReadAsync(here.Actor!, round, application, cancellation);
        return Page.Render<VerdictPage, CheckModel>(new CheckModel(work, SubmissionPages.VerdictOf(work)));
    }

    private static async Task<IResult> ResultAsync(
        string round, string application, PageContext here, WorkReader reader, PersonalQueries own, CancellationToken cancellation)
    {
        var work = await reader.ReadAsync(here.Actor!, round, application, cancellation);
        return Page.Render<ResultPage, ResultModel>(new ResultModel(
            work, await own.ResultAsync(here.Actor!, round, application, cancellation)));
    }
}

/// <param name="Ranked">Null before the announcement, or when it was not ranked.</param>
public sealed record ResultModel(Work Work, RankedApplication? Ranked);
