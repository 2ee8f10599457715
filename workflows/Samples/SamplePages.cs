namespace Funding.Workflows.Samples;

/// <summary>What officers do about samples, from the office's page of an application.</summary>
internal static class SamplePages
{
    public static void MapSamples(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("").RequireAudience(Audience.Office);
        group.MapAct(SampleLinks.DrawRoute, Office.ApplicationPages.ShowAsync, DrawAsync);
        group.MapAct(SampleLinks.RecordRoute, Office.ApplicationPages.ShowAsync, RecordAsync);
    }

    private static async Task<IResult> DrawAsync(
        string round, string application, string part, PageContext here, SampleCommands commands, Texts<SampleText> T,
        CancellationToken cancellation)
    {
        var sample = await commands.DrawAsync(here.Actor!, round, application, part, cancellation);
        return Page.Redirect(OfficeLinks.Application(round, application), T["draw.done", sample.Drawn.Count]);
    }

    private static async Task<IResult> RecordAsync(
        string round, string application, string part, Form form, PageContext here, SampleCommands commands, Texts<SampleText> T,
        CancellationToken cancellation)
    {
        var row = form.Whole(SampleCall.RowField);
        form.Demand();
        await commands.RecordAsync(
            here.Actor!, round, application, part, row, form.OptionalChoice<CallOutcome>(SampleCall.OutcomeField),
            form.Text(SampleCall.NoteField), cancellation);
        return Page.Redirect(OfficeLinks.Application(round, application), T["record.done", row]);
    }
}
