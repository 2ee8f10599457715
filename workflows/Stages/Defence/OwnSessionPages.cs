namespace Funding.Workflows.Stages.Defence;

/// <summary>An applicant's page: when and where, and how many are before them.</summary>
internal static class OwnSessionPages
{
    public static void Map(IStageRoutes routes) => routes.Page(Audience.Apply, "{application}", ShowAsync);

    private static async Task<IResult> ShowAsync(
        StagePlace place, string application, PageContext here, DefenceQueries queries, CancellationToken cancellation) =>
        Page.Render<OwnSessionPage, OwnSessionModel>(new(
            place, await queries.OwnAsync(here.Actor!, place.Round, place.Stage, application, cancellation)));
}

public sealed record OwnSessionModel(StagePlace Place, OwnSession View);
