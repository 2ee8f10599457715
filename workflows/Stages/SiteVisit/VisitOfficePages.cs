namespace Funding.Workflows.Stages.SiteVisit;

/// <summary>The office's pages of the visits: appointments, who stands in, protocols, decisions.</summary>
internal static class VisitOfficePages
{
    public const string Plan = "plan";
    public const string StandIn = "stand-in";
    public const string Keep = "keep";
    public const string Fail = "fail";

    public static void Map(IStageRoutes routes)
    {
        routes.Page(Audience.Office, "", ShowAsync);
        routes.Form(Audience.Office, "visits/{application}", ShowOneAsync, ActAsync);
        routes.Page(Audience.Office, "protocols/{application}", ShowProtocolAsync);
        routes.Page(Audience.Office, "photographs/{application}/{photograph}", PhotographAsync);
    }

    private static async Task<IResult> ShowAsync(
        StagePlace place, PageContext here, VisitQueries queries, CancellationToken cancellation) =>
        Page.Render<VisitsPage, VisitsModel>(new(place, await queries.ReadAsync(here.Actor!, place.Round, place.Stage, cancellation)));

    private static async Task<IResult> ShowOneAsync(
        StagePlace place, string application, PageContext here, VisitQueries queries, CancellationToken cancellation) =>
        Page.Render<VisitPage, OfficeVisit>(
            await queries.OneAsync(here.Actor!, place.Round, place.Stage, application, cancellation));

    private static async Task<IResult> ActAsync(
        StagePlace place, string application, Form form, PageContext here, VisitPlanCommands plans, VisitorCommands visitors,
        VisitDecisionCommands decisions, Texts<SiteVisitText> T, CancellationToken cancellation)
    {
        var (round, back) = (place.Round.Id, VisitLinks.One(place.Round.Id, place.Stage.Id, application));
        switch (form.Text("do"))
        {
            case Plan:
                var day = form.Day("day");
                form.Demand();
                await plans.PlanAsync(
                    here.Actor!, round, application, new(day, TimeOf(form.Text("from")), form.Text("place")), form.Optional("reason"),
                    cancellation);
                return Page.Redirect(back, T["done.plan"]);
            case StandIn:
                await visitors.StandInAsync(
                    here.Actor!, round, application, form.Optional("instead"), form.Text("why"), cancellation);
                return Page.Redirect(back, T["done.stand-in"]);
            case Keep:
                await decisions.DecideAsync(here.Actor!, round, application, true, form.Text("decision"), cancellation);
                return Page.Redirect(back, T["done.keep"]);
            case Fail:
                await decisions.DecideAsync(here.Actor!, round, application, false, form.Text("decision"), cancellation);
                return Page.Redirect(back, T["done.fail"]);
            default:
                here.Actor!.Demand(Right.ArrangeVisits);
                throw new RefusedException(ShellRefusals.NotAChoice("do"));
        }
    }

    private static async Task<IResult> ShowProtocolAsync(
        StagePlace place, string application, PageContext here, VisitQueries queries, CancellationToken cancellation) =>
        Page.Render<VisitProtocolPage, VisitProtocolModel>(new(
            await queries.OfOfficeAsync(here.Actor!, place.Round, place.Stage, application, cancellation), Audience.Office));

    private static async Task<IResult> PhotographAsync(
        StagePlace place, string application, string photograph, PageContext here, VisitQueries queries, IBlobStore blobs)
    {
        var protocol = await queries.OfOfficeAsync(here.Actor!, place.Round, place.Stage, application, here.Http.RequestAborted);
        return await DocumentFile.SendAsync(here.Http, blobs, protocol.Visit.Photographs, photograph);
    }

    /// <exception cref="RefusedException">It is no time of day.</exception>
    private static TimeOnly TimeOf(string text) =>
        TimeOnly.TryParseExact(text.Trim(), "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? time : throw new RefusedException(SiteVisitRefusals.Time());
}

public sealed record VisitsModel(StagePlace Place, VisitOverview View);

/// <param name="Reader">On whose pages it is read.</param>
public sealed record VisitProtocolModel(VisitProtocol Protocol, Audience Reader);
