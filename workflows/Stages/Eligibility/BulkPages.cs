namespace Funding.Workflows.Stages.Eligibility;

/// <summary>Many applications found eligible at once, in the office's list of them.</summary>
internal static class BulkPages
{
    public const string Route = OfficeLinks.RoundRoute + "/eligible";

    public static void Map(IEndpointRouteBuilder group) => group.MapAct(Route, Office.ApplicationPages.ListAsync, PassAsync);

    private static async Task<IResult> PassAsync(
        string round, Form form, PageContext here, BulkCommands commands, Office.ApplicationLists lists, Texts<EligibilityText> T,
        CancellationToken cancellation)
    {
        var outcome = await commands.PassAsync(
            here.Actor!, round, form.All(CaseListPart.TickField), form.Text(BulkCommands.ReasonField), cancellation);
        if (outcome.Left.Count > 0)
            throw new RefusedException([BulkRefusals.Partly(outcome.Done.Count, outcome.Left.Count), .. outcome.Left]);
        return Page.Redirect(
            (await lists.QueryAsync(here, round, cancellation)).At(OfficeLinks.Applications(round)), T["bulk.done", outcome.Done.Count]);
    }
}

/// <summary>The way to it below the list, while the check is on and for who decides in it.</summary>
internal sealed class BulkListQueries : ICaseListPart
{
    public Task<CaseListPart?> OfAsync(
        Round round, Actor reader, IReadOnlySet<string> barred, string head, CancellationToken cancellation = default) =>
        Task.FromResult(!round.IsAt(EligibilityStage.Kind) || !reader.Can(Right.DecideEligibility) ? null : new CaseListPart
        {
            Ticked = query => Page.Part<BulkPart, string>(query.At(Url.Fill(BulkPages.Route, round.Id))),
        });
}
