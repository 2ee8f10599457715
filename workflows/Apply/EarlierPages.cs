namespace Funding.Workflows.Apply;

/// <summary>What the organisation answered before, and taking it into the draft.</summary>
internal static class EarlierPages
{
    public static void MapEarlier(this IEndpointRouteBuilder group) => group.MapForm(ApplyLinks.EarlierRoute, ShowAsync, TakeAsync);

    private static async Task<IResult> ShowAsync(
        string round, string application, string? from, PageContext here, WorkQueries reader, ApplicationStore applications,
        EarlierQueries earlier, CarryOverCommands carrying, CancellationToken cancellation)
    {
        var work = await reader.ReadAsync(here.Actor!, round, application, cancellation);
        if (!work.Editable || work.Application.State != ApplicationState.Draft)
            return Page.Redirect(work.To(ApplyLinks.ApplicationRoute));
        var found = await earlier.FindAsync(here.Actor!, work.Round, work.Application, cancellation: cancellation);
        var chosen = (Key(from) is { } asked
            ? found.FirstOrDefault(e => e.Application.RoundId == asked.RoundId && e.Application.Id == asked.ApplicationId) : null)
            ?? (found.Count > 0 ? found[0] : null);
        var carried = chosen is null ? null : await carrying.PreviewAsync(
            here.Actor!, await applications.GetOwnAsync(here.Actor!, round, application, cancellation),
            new(chosen.Application.RoundId, chosen.Application.Id), cancellation);
        return Page.Render<EarlierPage, EarlierModel>(new EarlierModel(work, found, chosen, carried));
    }

    private static async Task<IResult> TakeAsync(
        string round, string application, Form form, PageContext here, CarryOverCommands carrying, Texts<ApplyText> texts,
        CancellationToken cancellation)
    {
        var from = Key(form.Text(ApplyLinks.From)) ?? throw new RefusedException(ApplicationRefusals.NotFound(form.Text(ApplyLinks.From)));
        var carried = await carrying.TakeAsync(here.Actor!, round, application, from, cancellation);
        return Page.Redirect(ApplyLinks.Application(round, application), texts["earlier.done", carried.Taken.Count()]);
    }

    private static ApplicationKey? Key(string? text) =>
        text?.Split('/') is [var round, var application] && RouteIds.CouldBe(round) && RouteIds.CouldBe(application)
            ? new(round, application) : null;
}

/// <param name="Chosen">The one that is shown; null where there is none.</param>
/// <param name="Carried">What of it would be taken.</param>
public sealed record EarlierModel(Work Work, IReadOnlyList<EarlierApplication> Found, EarlierApplication? Chosen, Carried? Carried);
