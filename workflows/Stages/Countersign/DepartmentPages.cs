namespace Funding.Workflows.Stages.Countersign;

/// <summary>The pages of who answers for a department: its cases, and one of them.</summary>
internal static class DepartmentPages
{
    private const string Department = CountersignLetters.Departments + "/{department}";
    private const string Case = Department + "/{application}";
    private const string Document = Case + "/documents/{document}";

    public static void Map(IStageRoutes routes)
    {
        routes.Form(Audience.Apply, Department, ShowAsync, ActAsync);
        routes.Form(Audience.Apply, Case, ShowCaseAsync, ActOnCaseAsync);
        routes.Page(Audience.Apply, Document, SendDocumentAsync);
    }

    public static string Url(string round, StageKey stage, params string[] path) =>
        StagePlace.Url(Audience.Apply, round, stage, [CountersignLetters.Departments, .. path]);

    private static async Task<IResult> ShowAsync(
        StagePlace place, string department, string? from, PageContext here, CountersignQueries queries, RoundStore rounds,
        CancellationToken cancellation)
    {
        var desks = await rounds.GetDesksAsync(place.Round.Id, cancellation);
        if (place.Round.IsCountersignedByCase())
        {
            return Page.Render<DepartmentCasesPage, DepartmentCasesModel>(new(
                await queries.CasesAsync(here.Actor!, place.Round.Id, department, from, cancellation), desks));
        }

        var query = RollQuery.Of(here.Http.Request.Query, DepartmentRollForm.Form);
        return Page.Render<DepartmentPage, DepartmentModel>(new(
            await queries.ReadAsync(here.Actor!, place.Round.Id, department, query, cancellation), desks));
    }

    private static async Task<IResult> ActAsync(
        StagePlace place, string department, Form form, PageContext here, StatementCommands statements, Texts<CountersignText> T,
        CancellationToken cancellation)
    {
        var page = Url(place.Round.Id, place.Stage.Id, department);
        switch (form.Text("do"))
        {
            case "state":
                await statements.StateAsync(here.Actor!, place.Round.Id, department, Figures(form), cancellation);
                return Page.Redirect(page + here.Http.Request.QueryString, T["done.stated"]);
            case "sign":
                await statements.SignAsync(here.Actor!, place.Round.Id, department, form.Text("confirmation"), cancellation);
                return Page.Redirect(page, T["done.signed"]);
            default:
                throw new RefusedException(ShellRefusals.NotAChoice("do"));
        }
    }

    private static Dictionary<string, string> Figures(Form form) => form.Typed().Keys
        .Where(name => name.StartsWith(StatementCommands.FigureField(""), StringComparison.Ordinal))
        .Take(StatementCommands.MostFigures)
        .ToDictionary(name => name[StatementCommands.FigureField("").Length..], form.Text, StringComparer.Ordinal);

    private static async Task<IResult> ShowCaseAsync(
        StagePlace place, string department, string application, PageContext here, CountersignQueries queries,
        CancellationToken cancellation) => Page.Render<DepartmentCasePage, DepartmentCaseModel>(new(
            await queries.ReadAsync(here.Actor!, place.Round.Id, department, application, cancellation)));

    private static async Task<IResult> ActOnCaseAsync(
        StagePlace place, string department, string application, Form form, PageContext here, StatementCommands statements,
        CaseSignatureCommands signatures, Texts<CountersignText> T, CancellationToken cancellation)
    {
        var (actor, round, reason) = (here.Actor!, place.Round.Id, form.Text("reason"));
        var page = Url(round, place.Stage.Id, department);
        switch (form.Text("do"))
        {
            case "confirm":
                await signatures.ConfirmAsync(
                    actor, round, department, application, form.Text("figure"), form.Text("confirmation"), cancellation);
                return Page.Redirect(page, T["done.case.signed", application]);
            case "object" when place.Round.IsCountersignedByCase():
                await signatures.ObjectAsync(actor, round, department, application, reason, cancellation);
                return Page.Redirect(page, T["done.case.signed", application]);
            case "object":
                await statements.ObjectAsync(actor, round, department, application, reason, cancellation);
                return Page.Redirect(page, T["done.objected", application]);
            case "take-back":
                await statements.TakeBackAsync(actor, round, department, application, cancellation);
                return Page.Redirect(page, T["done.taken-back", application]);
            default:
                throw new RefusedException(ShellRefusals.NotAChoice("do"));
        }
    }

    /// <summary>As long as the department may say something of the case.</summary>
    private static async Task<IResult> SendDocumentAsync(
        StagePlace place, string department, string application, string document, PageContext here, CountersignQueries queries,
        IBlobStore blobs, CancellationToken cancellation)
    {
        var view = await queries.ReadAsync(here.Actor!, place.Round.Id, department, application, cancellation);
        return await DocumentFile.SendAsync(here.Http, blobs, view.Open ? view.Seen.Application.Documents : [], document);
    }
}

public sealed record DepartmentModel(DepartmentView View, RoundDesks Desks)
{
    public DepartmentDesk Desk => View.Desk;

    public Round Round => Desk.Round.Value;

    public CountersigningDepartment Department => Desk.Department;
}

public sealed record DepartmentCasesModel(DepartmentCases View, RoundDesks Desks)
{
    public DepartmentDesk Desk => View.Desk;

    public Round Round => Desk.Round.Value;
}

public sealed record DepartmentCaseModel(DepartmentCaseView View)
{
    public DepartmentDesk Desk => View.At.Desk;

    public Round Round => Desk.Round.Value;

    public CountersigningDepartment Department => Desk.Department;

    public bool ByCase => Round.IsCountersignedByCase();
}
