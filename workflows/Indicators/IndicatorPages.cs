namespace Funding.Workflows.Indicators;

/// <summary>Figures of institutions for their own people, their desk, the office and everybody.</summary>
internal static class IndicatorPages
{
    // A list and the form around it.
    private const long Largest = (IndicatorYearCommands.Megabytes << 20) + (64 << 10);

    public static void MapIndicators(this IEndpointRouteBuilder routes)
    {
        routes.MapGroup("").RequireAudience(Audience.Public).MapPage(IndicatorLinks.PublicRoute, ShowPublicAsync);
        var own = routes.MapGroup("").RequireAudience(Audience.Apply);
        own.MapPage(IndicatorLinks.OwnList, ListOwnAsync);
        own.MapForm(IndicatorLinks.OwnRoute, ShowOwnAsync, ReportAsync);
        var desk = routes.MapGroup("").RequireAudience(Audience.Recommend);
        desk.MapPage(IndicatorLinks.DeskList, ListDeskAsync);
        desk.MapPage(IndicatorLinks.DeskFiguresRoute, DeskFiguresAsync);
        desk.MapAct(IndicatorLinks.DeskConfirmRoute, DeskFiguresAsync, DeskConfirmAsync);
        desk.MapPage(IndicatorLinks.DeskFigureRoute, DeskFigureAsync);
        desk.MapAct(IndicatorLinks.DeskReturnRoute, DeskFigureAsync, DeskReturnAsync);
        var office = routes.MapGroup("").RequireAudience(Audience.Office);
        office.MapPage(IndicatorLinks.OfficeList, ListOfficeAsync);
        office.MapAct(IndicatorLinks.ReportersRoute, ListOfficeAsync, ReportersAsync).WithMetadata(new RequestSizeLimitAttribute(Largest));
        office.MapPage(IndicatorLinks.OfficeFiguresRoute, OfficeFiguresAsync);
        office.MapAct(IndicatorLinks.OfficeConfirmRoute, OfficeFiguresAsync, OfficeConfirmAsync);
        office.MapAct(IndicatorLinks.PublishRoute, OfficeFiguresAsync, PublishAsync);
        office.MapPage(IndicatorLinks.OfficeFigureRoute, OfficeFigureAsync);
        office.MapAct(IndicatorLinks.OfficeReturnRoute, OfficeFigureAsync, OfficeReturnAsync);
        office.MapAct(IndicatorLinks.CorrectRoute, OfficeFigureAsync, CorrectAsync);
    }

    private static async Task<IResult> ShowPublicAsync(string indicator, IndicatorQueries queries, CancellationToken cancellation) =>
        Page.Render<IndicatorPage, PublicIndicatorModel>(await queries.PublicAsync(indicator, cancellation));

    private static async Task<IResult> ListOwnAsync(PageContext here, IndicatorQueries queries, CancellationToken cancellation) =>
        Page.Render<OwnFiguresPage, IReadOnlyList<OwnFigure>>(await queries.OwnAsync(here.Actor!, cancellation));

    private static async Task<IResult> ShowOwnAsync(
        int year, string indicator, string code, PageContext here, IndicatorQueries queries, CancellationToken cancellation) =>
        Page.Render<OwnFigurePage, OwnFigure>(await queries.OwnAsync(here.Actor!, year, indicator, code, cancellation));

    private static async Task<IResult> ReportAsync(
        int year, string indicator, string code, Form form, PageContext here, IndicatorCommands figures, Texts<IndicatorText> T,
        CancellationToken cancellation)
    {
        await figures.ReportAsync(
            here.Actor!, year, indicator, code, form.Text(IndicatorEntry.AmountField), form.Text(IndicatorEntry.PerField),
            form.Optional(IndicatorEntry.ReasonField), cancellation);
        return Page.Redirect(IndicatorLinks.OwnList, T["reported"]);
    }

    private static Task<IResult> ListDeskAsync(PageContext here, IndicatorQueries queries, CancellationToken cancellation) =>
        ListAsync(true, here, queries, cancellation);

    private static Task<IResult> ListOfficeAsync(PageContext here, IndicatorQueries queries, CancellationToken cancellation) =>
        ListAsync(false, here, queries, cancellation);

    private static async Task<IResult> ListAsync(
        bool ofDesk, PageContext here, IndicatorQueries queries, CancellationToken cancellation) =>
        Page.Render<IndicatorsPage, IndicatorsModel>(await queries.ListAsync(
            here.Actor!, ofDesk,
            int.TryParse(here.Http.Request.Query["year"], NumberStyles.None, CultureInfo.InvariantCulture, out var year) ? year : null,
            cancellation));

    private static Task<IResult> DeskFiguresAsync(
        int year, string indicator, PageContext here, IndicatorQueries queries, CancellationToken cancellation) =>
        FiguresAsync(true, year, indicator, here, queries, cancellation);

    private static Task<IResult> OfficeFiguresAsync(
        int year, string indicator, PageContext here, IndicatorQueries queries, CancellationToken cancellation) =>
        FiguresAsync(false, year, indicator, here, queries, cancellation);

    private static async Task<IResult> FiguresAsync(
        bool ofDesk, int year, string indicator, PageContext here, IndicatorQueries queries, CancellationToken cancellation) =>
        Page.Render<FiguresPage, FiguresModel>(await queries.FiguresAsync(here.Actor!, ofDesk, year, indicator, cancellation));

    private static Task<IResult> DeskFigureAsync(
        int year, string indicator, string code, PageContext here, IndicatorQueries queries, CancellationToken cancellation) =>
        FigureAsync(true, year, indicator, code, here, queries, cancellation);

    private static Task<IResult> OfficeFigureAsync(
        int year, string indicator, string code, PageContext here, IndicatorQueries queries, CancellationToken cancellation) =>
        FigureAsync(false, year, indicator, code, here, queries, cancellation);

    private static async Task<IResult> FigureAsync(
        bool ofDesk, int year, string indicator, string code, PageContext here, IndicatorQueries queries, CancellationToken cancellation) =>
        Page.Render<FigurePage, FigureModel>(await queries.FigureAsync(here.Actor!, ofDesk, year, indicator, code, cancellation));

    private static Task<IResult> DeskConfirmAsync(
        int year, string indicator, Form form, PageContext here, IndicatorCommands figures, Texts<IndicatorText> T,
        CancellationToken cancellation) => ConfirmAsync(true, year, indicator, form, here, figures, T, cancellation);

    private static Task<IResult> OfficeConfirmAsync(
        int year, string indicator, Form form, PageContext here, IndicatorCommands figures, Texts<IndicatorText> T,
        CancellationToken cancellation) => ConfirmAsync(false, year, indicator, form, here, figures, T, cancellation);

    private static async Task<IResult> ConfirmAsync(
        bool ofDesk, int year, string indicator, Form form, PageContext here, IndicatorCommands figures, Texts<IndicatorText> T,
        CancellationToken cancellation)
    {
        var confirmed = await figures.ConfirmAsync(here.Actor!, ofDesk, year, indicator, form.All("code"), cancellation);
        return Page.Redirect(IndicatorLinks.Figures(ofDesk, year, indicator), T["confirmed", confirmed]);
    }

    private static Task<IResult> DeskReturnAsync(
        int year, string indicator, string code, Form form, PageContext here, IndicatorCommands figures, Texts<IndicatorText> T,
        CancellationToken cancellation) => ReturnAsync(true, year, indicator, code, form, here, figures, T, cancellation);

    private static Task<IResult> OfficeReturnAsync(
        int year, string indicator, string code, Form form, PageContext here, IndicatorCommands figures, Texts<IndicatorText> T,
        CancellationToken cancellation) => ReturnAsync(false, year, indicator, code, form, here, figures, T, cancellation);

    private static async Task<IResult> ReturnAsync(
        bool ofDesk, int year, string indicator, string code, Form form, PageContext here, IndicatorCommands figures,
        Texts<IndicatorText> T, CancellationToken cancellation)
    {
        await figures.ReturnAsync(here.Actor!, ofDesk, year, indicator, code, form.Text("reason"), cancellation);
        return Page.Redirect(IndicatorLinks.Figures(ofDesk, year, indicator), T["returned"]);
    }

    private static async Task<IResult> ReportersAsync(
        Form form, PageContext here, IndicatorYearCommands years, Texts<IndicatorText> T, CancellationToken cancellation)
    {
        here.Actor!.Demand(Right.KeepIndicators);
        var year = form.Whole("year");
        form.Demand();
        var file = form.Files.GetFile("file") is { Length: > 0 } sent ? sent : throw new RefusedException(IndicatorRefusals.NoFile());
        var content = await ListUpload.ReadAsync(file, ReporterList.Form, IndicatorYearCommands.Megabytes, cancellation);
        var of = await years.ListAsync(here.Actor!, year, content, cancellation);
        return Page.Redirect(IndicatorLinks.OfficeList, T["listed", of.Reporters]);
    }

    private static async Task<IResult> PublishAsync(
        int year, string indicator, PageContext here, IndicatorYearCommands years, Texts<IndicatorText> T, CancellationToken cancellation)
    {
        await years.PublishAsync(here.Actor!, year, indicator, cancellation);
        return Page.Redirect(IndicatorLinks.Figures(false, year, indicator), T["published"]);
    }

    private static async Task<IResult> CorrectAsync(
        int year, string indicator, string code, Form form, PageContext here, IndicatorYearCommands years, Texts<IndicatorText> T,
        CancellationToken cancellation)
    {
        await years.CorrectAsync(
            here.Actor!, year, indicator, code,
            new(form.Text(IndicatorEntry.AmountField), form.Text(IndicatorEntry.PerField), form.Text("reason"), form.Text("document")),
            cancellation);
        return Page.Redirect(IndicatorLinks.Figure(false, year, indicator, code), T["corrected"]);
    }
}
