namespace Funding.Workflows.Office;

/// <summary>Who is waited for in a round, and the button that reminds them.</summary>
internal static class WaitingPages
{
    public static void MapWaiting(this IEndpointRouteBuilder group)
    {
        group.MapPage(OfficeLinks.WaitingRoute, ShowAsync);
        group.MapAct(OfficeLinks.RemindRoute, ShowFirstAsync, RemindAsync);
        group.MapAct(OfficeLinks.RemindAllRoute, ShowFirstAsync, RemindAllAsync);
    }

    private static async Task<IResult> ShowAsync(
        string round, string? from, PageContext here, RoundStore rounds, WaitingQueries waiting, TimeProvider clock,
        CancellationToken cancellation)
    {
        here.Actor!.Demand(Right.ManageLinks);
        var found = (await rounds.GetAsync(round, cancellation)).Value;
        var before = int.TryParse(from, NumberStyles.None, CultureInfo.InvariantCulture, out var lines) ? lines : 0;
        return Page.Render<WaitingView, WaitingModel>(
            new WaitingModel(found, await waiting.PageAsync(here.Actor!, found, before, cancellation), clock.GetUtcNow()));
    }

    private static Task<IResult> ShowFirstAsync(
        string round, PageContext here, RoundStore rounds, WaitingQueries waiting, TimeProvider clock, CancellationToken cancellation) =>
        ShowAsync(round, null, here, rounds, waiting, clock, cancellation);

    private static async Task<IResult> RemindAsync(
        string round, Form form, PageContext here, ReminderCommands reminders, Texts<OfficeText> T, TimeProvider clock,
        CancellationToken cancellation)
    {
        var goes = await reminders.RemindAsync(here.Actor!, round, form.Text("stage"), form.Text("key"), cancellation);
        return Page.Redirect(OfficeLinks.Waiting(round), Said(goes, clock.GetUtcNow(), here.Language, T));
    }

    private static async Task<IResult> RemindAllAsync(
        string round, Form form, PageContext here, ReminderCommands reminders, Texts<OfficeText> T, CancellationToken cancellation)
    {
        var done = await reminders.RemindAllAsync(here.Actor!, round, form.Text("stage"), cancellation);
        return Page.Redirect(OfficeLinks.Waiting(round), Said(done, T));
    }

    /// <summary>What came of reminding several, a sentence each.</summary>
    public static string Said(RemindedAll done, Texts<OfficeText> T)
    {
        List<string> said =
        [
            T["waiting.done.all", done.Sent], .. done.Barred.OrderBy(b => b.Key).Select(b => T.Of("waiting.barred", b.Key, b.Value)),
        ];
        if (done.Left > 0)
            said.Add(T["waiting.left", done.Left]);
        return string.Join(' ', said);
    }

    /// <summary>When the one goes that was asked for.</summary>
    public static string Said(DateTimeOffset goes, DateTimeOffset now, string language, Texts<OfficeText> T) =>
        goes > now ? T["waiting.done.later", DayText.Of(goes).In(language)] : T["waiting.done"];
}

public sealed record WaitingModel(Round Round, WaitingPage Page, DateTimeOffset Now);
