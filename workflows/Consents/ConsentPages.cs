namespace Funding.Workflows.Consents;

/// <summary>The page behind a party's link: what it is asked to consent to, and its answer.</summary>
internal static class ConsentPages
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("").RequireAudience(Audience.Apply);
        group.MapPage(ConsentLinks.PageRoute, ShowAsync);
        group.MapAct(ConsentLinks.GiveRoute, ShowAsync, GiveAsync);
        group.MapAct(ConsentLinks.RefuseRoute, ShowAsync, RefuseAsync);
        group.MapAct(ConsentLinks.TakeBackRoute, ShowAsync, TakeBackAsync);
        group.MapAct(ConsentLinks.LeaveRoute, ShowAsync, LeaveAsync);
        group.MapPage(ConsentLinks.DocumentRoute, DownloadAsync);
    }

    private static async Task<IResult> ShowAsync(
        string round, string application, string party, PageContext here, ConsentQueries consents, CancellationToken cancellation) =>
        Page.Render<ConsentPage, ConsentView>(await consents.ReadAsync(here.Actor!, round, application, party, cancellation));

    private static async Task<IResult> GiveAsync(
        string round, string application, string party, Form form, PageContext here, ConsentCommands consents, Texts<ConsentText> texts,
        CancellationToken cancellation)
    {
        await consents.GiveAsync(
            here.Actor!, round, application, party, form.Text("seen"), form.Text("confirmation"), cancellation);
        return Back(round, application, party, texts["given.done"]);
    }

    private static async Task<IResult> RefuseAsync(
        string round, string application, string party, Form form, PageContext here, ConsentCommands consents, Texts<ConsentText> texts,
        CancellationToken cancellation)
    {
        await consents.RefuseAsync(here.Actor!, round, application, party, form.Text("seen"), form.Text("reason"), cancellation);
        return Back(round, application, party, texts["refused.done"]);
    }

    private static async Task<IResult> TakeBackAsync(
        string round, string application, string party, Form form, PageContext here, ConsentCommands consents, Texts<ConsentText> texts,
        CancellationToken cancellation)
    {
        await consents.TakeBackAsync(here.Actor!, round, application, party, form.Text("reason"), cancellation);
        return Back(round, application, party, texts["taken-back.done"]);
    }

    private static async Task<IResult> LeaveAsync(
        string round, string application, string party, Form form, PageContext here, ConsentCommands consents, Texts<ConsentText> texts,
        CancellationToken cancellation)
    {
        await consents.LeaveAsync(
            here.Actor!, round, application, party, form.Text("confirmation"), form.Text("reason"), cancellation);
        return Back(round, application, party, texts["left.done"]);
    }

    private static async Task<IResult> DownloadAsync(
        string round, string application, string party, string document, PageContext here, ConsentQueries consents, IBlobStore blobs,
        CancellationToken cancellation) =>
        await DocumentFile.SendAsync(
            here.Http, blobs, (await consents.ReadAsync(here.Actor!, round, application, party, cancellation)).Party.Documents, document);

    private static IResult Back(string round, string application, string party, string message) =>
        Page.Redirect(ConsentLinks.Of(ConsentLinks.PageRoute, round, application, party), message);
}
