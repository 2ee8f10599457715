namespace Funding.Workflows.Stages.SiteVisit;

/// <summary>What the committee, an applicant and everybody else read of the visits.</summary>
internal static class VisitReaderPages
{
    public static void Map(IStageRoutes routes)
    {
        routes.Page(Audience.Apply, "{application}", ShowOwnAsync);
        routes.Page(Audience.Approve, "protocols/{application}", ShowProtocolAsync);
        routes.Page(Audience.Approve, "photographs/{application}/{photograph}", PhotographAsync);
        routes.Page(Audience.Public, "visitors.json", DrawAsync);
    }

    private static async Task<IResult> ShowOwnAsync(
        StagePlace place, string application, PageContext here, VisitQueries queries, CancellationToken cancellation) =>
        Page.Render<ApplicantsVisitPage, ApplicantsVisitModel>(new(
            place, await queries.OwnAsync(here.Actor!, place.Round, place.Stage, application, cancellation)));

    private static async Task<IResult> ShowProtocolAsync(
        StagePlace place, string application, PageContext here, VisitQueries queries, CancellationToken cancellation) =>
        Page.Render<VisitProtocolPage, VisitProtocolModel>(new(
            await queries.OfCommitteeAsync(here.Actor!, place.Round, place.Stage, application, cancellation), Audience.Approve));

    private static async Task<IResult> PhotographAsync(
        StagePlace place, string application, string photograph, PageContext here, VisitQueries queries, IBlobStore blobs)
    {
        var protocol = await queries.OfCommitteeAsync(here.Actor!, place.Round, place.Stage, application, here.Http.RequestAborted);
        return await DocumentFile.SendAsync(here.Http, blobs, protocol.Visit.Photographs, photograph);
    }

    private static async Task<IResult> DrawAsync(StagePlace place, VisitStore visits, IBlobStore blobs, CancellationToken cancellation) =>
        await visits.PlanAsync(place.Round, place.Stage, cancellation) is not null
        && await blobs.OpenReadAsync(VisitPoolStore.BlobOf(place.Round.Id, place.Stage), 0, cancellation) is { } content
            ? Results.Stream(content, "application/json; charset=utf-8", $"{place.Round.Id}-visitors.json")
            : throw new RefusedException(SiteVisitRefusals.NotDrawn());
}

public sealed record ApplicantsVisitModel(StagePlace Place, ApplicantsVisit View);
