namespace Funding.Workflows.Stages.PanelReview;

/// <summary>How far the experts are, for the office.</summary>
internal static class ProgressPages
{
    public static void Map(IEndpointRouteBuilder group)
    {
        group.MapPage(OfficeLinks.ReviewRoute, ReviewAsync);
        group.MapPage(OfficeLinks.SheetsRoute, SheetsAsync);
    }

    private static async Task<IResult> ReviewAsync(
        string round, PageContext here, RoundStore rounds, ReviewQueries review, CancellationToken cancellation)
    {
        var found = (await rounds.GetAsync(round, cancellation)).Value;
        var reviewers = await review.ReviewersAsync(here.Actor!, round, cancellation);
        var query = RollQuery.Of(here.Http.Request.Query, ReviewerRollForm.Form);
        return Page.Render<ProgressPage, ProgressModel>(new ProgressModel(
            found, ReviewProgress.Of(reviewers), Roll.Of(reviewers, ReviewerRollForm.Form, query),
            await review.NamesAsync(here.Actor!, round, cancellation)));
    }

    private static async Task<IResult> SheetsAsync(
        string round,
        string expert,
        string? from,
        PageContext here,
        RoundStore rounds,
        ReviewQueries review,
        CancellationToken cancellation)
    {
        var found = (await rounds.GetAsync(round, cancellation)).Value;
        var page = await Paging.ReadAsync(review.SheetsOfAsync(here.Actor!, round, expert, from, cancellation), s => s);
        return Page.Render<SheetsPage, SheetsModel>(new SheetsModel(
            found, expert, page.Items, page.Continuation, await review.NamesAsync(here.Actor!, round, cancellation)));
    }
}

public sealed record ProgressModel(Round Round, ReviewProgress Progress, RollPage<Reviewer> List, ExpertNames Names);

public sealed record SheetsModel(Round Round, string Expert, IReadOnlyList<ReviewSheet> Sheets, string? Continuation, ExpertNames Names)
{
    /// <summary>Of the expert in the published files; empty without a sheet.</summary>
    public string Alias => Sheets.Count == 0 ? "" : Sheets[0].ExpertAlias;
}
