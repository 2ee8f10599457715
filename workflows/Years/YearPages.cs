namespace Funding.Workflows.Years;

/// <summary>The year on one page.</summary>
internal static class YearPages
{
    public static void MapYears(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("").RequireAudience(Audience.Office);
        group.MapPage(YearLinks.Page, ShowAsync);
        group.MapAct(YearLinks.Propose, ShowAsync, ProposeAsync);
        group.MapAct(YearLinks.LaunchAll, ShowAsync, LaunchAsync);
    }

    private static async Task<IResult> ShowAsync(int? year, PageContext here, YearQueries years, CancellationToken cancellation)
    {
        var shown = year is >= 2000 and <= 2100 ? year.Value : years.Today.Year;
        return Page.Render<YearPage, YearView>(await years.ReadAsync(here.Actor!, shown, cancellation));
    }

    private static async Task<IResult> ProposeAsync(
        int year, Form form, PageContext here, YearCommands years, Texts<YearText> T, CancellationToken cancellation)
    {
        var count = await years.ProposeAsync(here.Actor!, year, form.All("programme"), cancellation);
        return Page.Redirect(YearLinks.Of(year), T["proposed", count]);
    }

    private static async Task<IResult> LaunchAsync(
        int year, Form form, PageContext here, YearCommands years, Texts<YearText> T, CancellationToken cancellation)
    {
        var launched = await years.LaunchAsync(here.Actor!, form.Texts(YearCommands.Confirm), cancellation);
        return Page.Redirect(YearLinks.Of(year), T["launched", launched.Count]);
    }
}
