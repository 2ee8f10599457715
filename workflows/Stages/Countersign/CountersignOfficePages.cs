namespace Funding.Workflows.Stages.Countersign;

/// <summary>The office's pages: departments by cases, one department, one case.</summary>
internal static class CountersignOfficePages
{
    private const string Cases = "cases";

    public static void Map(IStageRoutes routes)
    {
        routes.Page(Audience.Office, "", ShowAsync);
        routes.Form(Audience.Office, CountersignLetters.Departments + "/{department}", ShowDepartmentAsync, ActOnDepartmentAsync);
        routes.Form(Audience.Office, Cases + "/{application}", ShowCaseAsync, DecideAsync);
    }

    public static string DepartmentUrl(string round, StageKey stage, string department) =>
        StagePlace.Url(Audience.Office, round, stage, CountersignLetters.Departments, department);

    public static string CaseUrl(string round, StageKey stage, string application) =>
        StagePlace.Url(Audience.Office, round, stage, Cases, application);

    private static async Task<IResult> ShowAsync(
        StagePlace place, string? from, PageContext here, CountersignOfficeQueries office, CancellationToken cancellation) =>
        Page.Render<CountersignPage, CountersignTable>(await office.TableAsync(
            here.Actor!, place.Round, place.Stage, RollQuery.Of(here.Http.Request.Query, CountersignRollForm.Form), from, cancellation));

    private static async Task<IResult> ShowDepartmentAsync(
        StagePlace place, string department, PageContext here, CountersignOfficeQueries office, CancellationToken cancellation) =>
        Page.Render<DepartmentOfficePage, DepartmentOffice>(await office.DepartmentAsync(
            here.Actor!, place.Round, place.Stage, department, cancellation));

    private static async Task<IResult> ActOnDepartmentAsync(
        StagePlace place, string department, Form form, PageContext here, CountersignerCommands countersigners, Texts<CountersignText> T,
        CancellationToken cancellation)
    {
        var (actor, round) = (here.Actor!, place.Round.Id);
        switch (form.Text("do"))
        {
            case "name":
                await countersigners.NameAsync(actor, round, department, form.Text("email"), form.Text("name"), cancellation);
                return Done(T["done.named"]);
            case "remove":
                await countersigners.RemoveAsync(actor, round, department, form.Text("person"), cancellation);
                return Done(T["done.removed"]);
            case "reopen":
                await countersigners.ReopenAsync(actor, round, department, form.Text("reason"), cancellation);
                return Done(T["done.reopened"]);
            default:
                throw new RefusedException(ShellRefusals.NotAChoice("do"));
        }

        IResult Done(string message) => Page.Redirect(DepartmentUrl(round, place.Stage.Id, department), message);
    }

    private static async Task<IResult> ShowCaseAsync(
        StagePlace place, string application, PageContext here, CountersignOfficeQueries office, CancellationToken cancellation) =>
        Page.Render<CaseOfficePage, CaseOffice>(await office.CaseAsync(
            here.Actor!, place.Round, place.Stage.Id, application, cancellation));

    private static async Task<IResult> DecideAsync(
        StagePlace place, string application, Form form, PageContext here, CaseDecisionCommands decisions, Texts<CountersignText> T,
        CancellationToken cancellation)
    {
        here.Actor!.Demand(Right.DecideCountersign);
        var keep = form.Text("decision") switch
        {
            "keep" => true,
            "fail" => false,
            _ => throw new RefusedException(ShellRefusals.NotAChoice("decision")),
        };
        await decisions.DecideAsync(here.Actor!, place.Round.Id, application, keep, form.Text("reason"), cancellation);
        return Page.Redirect(
            StagePlace.Url(Audience.Office, place.Round.Id, place.Stage.Id),
            keep ? T["done.kept", application] : T["done.failed", application]);
    }
}

public sealed record UndecidedModel(string RoundId, StageKey Stage, string ApplicationId);
