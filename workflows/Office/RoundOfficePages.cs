namespace Funding.Workflows.Office;

/// <summary>One round at a glance.</summary>
internal static class RoundOfficePages
{
    public static void MapRound(this IEndpointRouteBuilder group)
    {
        group.MapPage(OfficeLinks.RoundRoute, ShowAsync);
        group.MapPage(OfficeLinks.CasesRoute, ShowCasesAsync);
        group.MapAct(OfficeLinks.ReconcileRoute, ShowAsync, ReconcileAsync);
        group.MapForm(OfficeLinks.NumbersRoute, ShowNumbersAsync, SetNumbersAsync);
    }

    private static async Task<IResult> ShowAsync(
        string round, PageContext here, RoundOverviews overviews, CancellationToken cancellation) =>
        Page.Render<RoundOfficePage, RoundOverview>(await overviews.ReadAsync(here.Actor!, round, cancellation));

    private static async Task<IResult> ShowCasesAsync(
        string round, string stage, PageContext here, RoundStore rounds, CaseLists cases, CancellationToken cancellation)
    {
        here.Actor!.Demand(Right.ReadAllApplications);
        var found = (await rounds.GetAsync(round, cancellation)).Value;
        if (found.Stages.FirstOrDefault(s => s.Id.Id == stage && found.Stages.IsByCase(s.Id)) is not { } planned)
        {
            return Page.Redirect(OfficeLinks.Round(round));
        }

        var query = RollQuery.Of(here.Http.Request.Query, CaseLine.Form);
        return Page.Render<CasesPage, CasesModel>(
            new CasesModel(found, planned, await cases.FindAsync(here.Actor!, round, planned, query, cancellation)));
    }

    private static async Task<IResult> ReconcileAsync(
        string round, PageContext here, RoundStore rounds, Reconcile reconcile, Texts<OfficeText> T, CancellationToken cancellation)
    {
        here.Actor!.Demand(Right.LaunchRound);
        await rounds.GetAsync(round, cancellation);
        var report = await reconcile.RunAsync(round, cancellation);
        return Page.Redirect(OfficeLinks.Round(round), T["reconcile.done", report.Restarted, report.Woken]);
    }

    private static async Task<IResult> ShowNumbersAsync(string round, PageContext here, RoundStore rounds, CancellationToken cancellation)
    {
        here.Actor!.Demand(Right.LaunchRound);
        return Page.Render<NumbersPage, Round>((await rounds.GetAsync(round, cancellation)).Value);
    }

    private static async Task<IResult> SetNumbersAsync(
        string round, Form form, PageContext here, NoticeNumberCommands numbers, Texts<OfficeText> T, CancellationToken cancellation)
    {
        await numbers.SetAsync(
            here.Actor!,
            round,
            form.Optional(NoticeNumberCommands.PublicNoticeField),
            form.Optional(NoticeNumberCommands.AnnouncementField),
            cancellation);
        return Page.Redirect(OfficeLinks.Round(round), T["numbers.saved"]);
    }
}

public sealed record CasesModel(Round Round, PlannedStage Stage, RollPage<CaseLine> List);
