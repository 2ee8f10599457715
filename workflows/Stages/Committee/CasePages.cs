namespace Funding.Workflows.Stages.Committee;

/// <summary>The committee's pages where it votes case by case.</summary>
internal static class CasePages
{
    public static void MapCases(this IEndpointRouteBuilder group)
    {
        group.MapPage(ApproveLinks.CaseRoute, ShowAsync<CasePage>);
        group.MapAct(ApproveLinks.CaseApproveRoute, ShowAsync<CasePage>, ApproveAsync);
        group.MapAct(ApproveLinks.CaseReturnRoute, ShowAsync<CasePage>, ReturnAsync);
        group.MapForm(ApproveLinks.CaseConflictRoute, ShowAsync<CaseConflictPage>, DeclareAsync);
        group.MapPage(ApproveLinks.CaseDocumentRoute, SendDocumentAsync);
    }

    /// <summary>The cases that wait for the reader's vote, in place of a ranking or a list.</summary>
    public static async Task<IResult> ListAsync(
        Round round, PageContext here, CaseVoteQueries votes, RoundStore rounds, CancellationToken cancellation)
    {
        var desks = await rounds.GetDesksAsync(round.Id, cancellation);
        var waiting = await votes.WaitingAsync(here.Actor!, round.Id, cancellation);
        var form = CaseRollForm.Of([.. desks.All.Select(d => d.Id)]);
        return Page.Render<CasesPage, CasesModel>(new(
            round, round.Stages.Find(CommitteeStage.Kind)!, desks,
            Roll.Of(waiting.Cases, form, RollQuery.Of(here.Http.Request.Query, form))));
    }

    private static async Task<IResult> ShowAsync<TPage>(
        string round, string application, PageContext here, CaseVoteQueries votes, CancellationToken cancellation)
        where TPage : PageOf<CaseModel> =>
        Page.Render<TPage, CaseModel>(new(await votes.ReadAsync(here.Actor!, round, application, cancellation)));

    private static async Task<IResult> ApproveAsync(
        string round, string application, Form form, PageContext here, CaseVoteCommands votes, Texts<CommitteeText> T,
        CancellationToken cancellation)
    {
        await votes.ApproveAsync(here.Actor!, round, application, form.Text("confirmation"), cancellation);
        return Page.Redirect(ApproveLinks.Round(round), T["done.case.approved", application]);
    }

    private static async Task<IResult> ReturnAsync(
        string round, string application, Form form, PageContext here, CaseVoteCommands votes, Texts<CommitteeText> T,
        CancellationToken cancellation)
    {
        await votes.ReturnAsync(here.Actor!, round, application, form.Text("reason"), cancellation);
        return Page.Redirect(ApproveLinks.Round(round), T["done.case.returned", application]);
    }

    private static async Task<IResult> DeclareAsync(
        string round, string application, Form form, PageContext here, CaseVoteCommands votes, Texts<CommitteeText> T,
        CancellationToken cancellation)
    {
        await votes.DeclareAsync(here.Actor!, round, application, form.Text("reason"), cancellation);
        return Page.Redirect(ApproveLinks.Round(round), T["done.case.declared"]);
    }

    /// <summary>As long as the case is before the committee.</summary>
    private static async Task<IResult> SendDocumentAsync(
        string round, string application, string document, PageContext here, CaseVoteQueries votes, IBlobStore blobs,
        CancellationToken cancellation)
    {
        var view = await votes.ReadAsync(here.Actor!, round, application, cancellation);
        return await DocumentFile.SendAsync(
            here.Http, blobs, view.LastDay is null ? [] : view.Seen.Application.Documents, document);
    }
}
