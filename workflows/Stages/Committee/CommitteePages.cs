namespace Funding.Workflows.Stages.Committee;

internal static class CommitteePages
{
    private const int PageSize = 200;

    public static void Map(IEndpointRouteBuilder group)
    {
        group.MapPage(ApproveLinks.Desk, async (PageContext here, ApprovalQueries approvals, CancellationToken cancellation) =>
            Page.Render<CommitteePage, CommitteeModel>(new CommitteeModel(await approvals.RoundsAsync(here.Actor!, cancellation))));
        group.MapPage(ApproveLinks.RoundRoute, ShowRankingAsync);
        group.MapAct(ApproveLinks.ApproveRoute, ShowRankingAsync, ApproveAsync);
        group.MapAct(ApproveLinks.ReturnRoute, ShowRankingAsync, ReturnAsync);
        group.MapForm(ApproveLinks.ConflictRoute, ShowConflictAsync, DeclareAsync);
        group.MapPage(ApproveLinks.FileRoute, SendFileAsync);
        group.MapPage(ApproveLinks.ApplicationRoute, async (
            string round, string application, PageContext here, ListedApplicationQueries listed, CancellationToken cancellation) =>
            Page.Render<ListedPage, OpenedApplication>(await listed.ReadAsync(here.Actor!, round, application, cancellation)));
        group.MapPage(ApproveLinks.DocumentRoute, async (
            string round, string application, string document, PageContext here, ListedApplicationQueries listed, IBlobStore blobs,
            CancellationToken cancellation) => await DocumentFile.SendAsync(
                here.Http, blobs, await listed.DocumentsAsync(here.Actor!, round, application, cancellation), document));
        group.MapCases();
    }

    private static async Task<IResult> ShowRankingAsync(
        string round, string? from, PageContext here, ApprovalQueries approvals, CaseVoteQueries votes, RankingQueries rankings,
        RoundStore rounds, StageOffers offers, GrantActs grants, CancellationToken cancellation)
    {
        var view = await approvals.ReadAsync(here.Actor!, round, cancellation);
        if (view.Round.IsVotedOnByCase())
            return await CasePages.ListAsync(view.Round, here, votes, rounds, cancellation);
        var programme = await rounds.GetProgrammeAsync(round, cancellation);
        var desks = await rounds.GetDesksAsync(round, cancellation);
        var empty = new RankingModel(view, programme, desks, [], null, null, new HashSet<string>())
        {
            Selection = offers.Given<IRanking>(programme)?.Selection,
            Criteria = offers.Given<IScores>(programme)?.Rubric.Criteria ?? [],
        };
        if (view.Ranking is null)
            return Page.Render<RankingPage, RankingModel>(empty);
        var page = await rankings.EntriesAsync(here.Actor!, round, from, PageSize, cancellation);
        var report = from is null && !view.Ranking.IsList ? await ReportAsync(round, here.Actor!, rankings, cancellation) : null;
        var withdrawn = await rankings.WithdrawnAsync(here.Actor!, round, cancellation);
        return Page.Render<RankingPage, RankingModel>(empty with
        {
            Entries = [.. page.Items.Select(i => i.Value)],
            Continuation = page.Continuation,
            Report = report,
            Withdrawn = withdrawn,
            Allocation = programme.Money is null ? null : await grants.AllocationAsync(view.Round, cancellation),
            Amounts = programme.Money is null ? new Dictionary<string, Yuan>()
                : (await grants.AmountsAsync(round, view.Round.RankingVersion, cancellation)).Where(a => a.FreedAt is null)
                    .ToDictionary(a => a.ApplicationId, a => a.Amount, StringComparer.Ordinal),
        });
    }

    private static async Task<RankingReport> ReportAsync(string round, Actor actor, RankingQueries rankings, CancellationToken cancellation)
    {
        await using var content = await rankings.OpenCommitteeFileAsync(actor, round, cancellation);
        var file = await JsonSerializer.DeserializeAsync<RankingFile>(content, FundingJson.Options, cancellation);
        return RankingReport.Of(file!, await rankings.StabilityAsync(actor, round, cancellation));
    }

    private static async Task<IResult> ApproveAsync(
        string round, Form form, PageContext here, ApprovalCommands approvals, Texts<CommitteeText> T, CancellationToken cancellation)
    {
        await approvals.ApproveAsync(here.Actor!, round, form.Text("confirmation"), cancellation);
        return Page.Redirect(ApproveLinks.Round(round), T["done.approved"]);
    }

    private static async Task<IResult> ReturnAsync(
        string round, Form form, PageContext here, ApprovalCommands approvals, Texts<CommitteeText> T, CancellationToken cancellation)
    {
        await approvals.ReturnAsync(here.Actor!, round, form.Text("reason"), cancellation);
        return Page.Redirect(ApproveLinks.Round(round), T["done.returned"]);
    }

    private static async Task<IResult> ShowConflictAsync(string round, RoundStore rounds, CancellationToken cancellation) =>
        Page.Render<ConflictPage, ConflictModel>(new ConflictModel((await rounds.GetAsync(round, cancellation)).Value));

    private static async Task<IResult> DeclareAsync(
        string round,
        Form form,
        PageContext here,
        RoundStore rounds,
        ConflictDeclarations conflicts,
        Texts<CommitteeText> T,
        CancellationToken cancellation)
    {
        var byCase = (await rounds.GetAsync(round, cancellation)).Value.IsVotedOnByCase();
        await conflicts.DeclareAsync(here.Actor!, round, form.Text("creditCode"), form.Text("reason"), cancellation);
        return Page.Redirect(ApproveLinks.Round(round), byCase ? T["done.case.declared"] : T["done.declared"]);
    }

    private static async Task<IResult> SendFileAsync(
        string round, PageContext here, RankingQueries rankings, CancellationToken cancellation)
    {
        var content = await rankings.OpenCommitteeFileAsync(here.Actor!, round, cancellation);
        here.Http.Response.Headers.ContentDisposition = DocumentDownload.Disposition($"{round}-committee.json");
        return Results.Stream(content, "application/json");
    }
}
