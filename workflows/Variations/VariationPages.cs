namespace Funding.Workflows.Variations;

/// <summary>A variation as its holder asks for it, its desk comments on it and the office decides it.</summary>
public static class VariationPages
{
    public static void MapVariations(this IEndpointRouteBuilder routes)
    {
        MembershipPages.Map(routes);
        var own = routes.MapGroup("").RequireAudience(Audience.Apply);
        own.MapForm(VariationLinks.NewRoute, ShowFormAsync, AskAsync)
            .WithMetadata(new RequestSizeLimitAttribute(DocumentRules.PostBytes));
        own.MapPage(VariationLinks.OwnRoute, ShowOwnAsync);
        own.MapAct(VariationLinks.TakeBackRoute, ShowOwnAsync, TakeBackAsync);
        own.MapPage(VariationLinks.OwnDocumentRoute, OwnDocumentAsync);
        var desk = routes.MapGroup("").RequireAudience(Audience.Recommend);
        desk.MapForm(VariationLinks.DeskRoute, ShowDeskAsync, OpineAsync);
        desk.MapPage(VariationLinks.DeskDocumentRoute, DeskDocumentAsync);
        var office = routes.MapGroup("").RequireAudience(Audience.Office);
        office.MapPage(VariationLinks.OfficeRoute, ShowOfficeAsync);
        office.MapAct(VariationLinks.JudgeRoute, ShowOfficeAsync, JudgeAsync);
        office.MapAct(VariationLinks.ConfirmRoute, ShowOfficeAsync, ConfirmAsync);
        office.MapAct(VariationLinks.ReturnRoute, ShowOfficeAsync, ReturnAsync);
        office.MapPage(VariationLinks.OfficeDocumentRoute, OfficeDocumentAsync);
    }

    private static async Task<IResult> ShowFormAsync(
        string award, string change, PageContext here, VariationStore variations, TimeProvider clock, CancellationToken cancellation)
    {
        var of = ChangeOf(change);
        var (_, facts) = await variations.OwnFactsAsync(here.Actor!, award, cancellation);
        return VariationDecision.Bar(facts, of, ShanghaiTime.DayOf(clock.GetUtcNow())) is { } bar
            ? throw new RefusedException(bar)
            : Page.Render<VariationFormPage, VariationFormModel>(new(facts, of));
    }

    private static async Task<IResult> AskAsync(
        string award, string change, Form form, PageContext here, VariationCommands commands, Texts<VariationText> T,
        CancellationToken cancellation)
    {
        var file = form.Files.GetFile(VariationEntry.Document);
        var typed = form.Typed().ToDictionary(f => f.Key, f => string.Join('\n', f.Value));
        var number = await commands.AskAsync(
            here.Actor!, award, ChangeOf(change), typed, file is { Length: > 0 } ? SentFile.Of(file) : null, cancellation);
        return Page.Redirect(VariationLinks.Page(Audience.Apply, award, number), T["sent"]);
    }

    private static async Task<IResult> TakeBackAsync(
        string award, int number, PageContext here, VariationCommands commands, Texts<VariationText> T, CancellationToken cancellation)
    {
        await commands.TakeBackAsync(here.Actor!, award, number, cancellation);
        return Page.Redirect(VariationLinks.Page(Audience.Apply, award, number), T["taken-back"]);
    }

    private static async Task<IResult> OpineAsync(
        string award, int number, Form form, PageContext here, VariationCommands commands, Texts<VariationText> T,
        CancellationToken cancellation)
    {
        await commands.OpineAsync(here.Actor!, award, number, YesOrNo(form, "agrees"), form.Text("opinion"), cancellation);
        return Page.Redirect(VariationLinks.Page(Audience.Recommend, award, number), T["opined"]);
    }

    private static async Task<IResult> JudgeAsync(
        string award, int number, Form form, PageContext here, VariationCommands commands, Texts<VariationText> T,
        CancellationToken cancellation)
    {
        await commands.JudgeAsync(here.Actor!, award, number, YesOrNo(form, "granted"), form.Text("reason"), cancellation);
        return Page.Redirect(VariationLinks.Page(Audience.Office, award, number), T["judged"]);
    }

    private static async Task<IResult> ConfirmAsync(
        string award, int number, PageContext here, VariationCommands commands, Texts<VariationText> T, CancellationToken cancellation)
    {
        await commands.ConfirmAsync(here.Actor!, award, number, cancellation);
        return Page.Redirect(VariationLinks.Page(Audience.Office, award, number), T["confirmed"]);
    }

    private static async Task<IResult> ReturnAsync(
        string award, int number, Form form, PageContext here, VariationCommands commands, Texts<VariationText> T,
        CancellationToken cancellation)
    {
        await commands.ReturnAsync(here.Actor!, award, number, form.Text("reason"), cancellation);
        return Page.Redirect(VariationLinks.Page(Audience.Office, award, number), T["returned"]);
    }

    private static async Task<IResult> ShowOwnAsync(
        string award, int number, PageContext here, VariationStore variations, CancellationToken cancellation) =>
        Show(await variations.OwnAsync(here.Actor!, award, number, cancellation), Audience.Apply, null);

    private static async Task<IResult> ShowDeskAsync(
        string award, int number, PageContext here, VariationStore variations, CancellationToken cancellation) =>
        Show(await variations.OfDeskAsync(here.Actor!, award, number, cancellation), Audience.Recommend, null);

    private static async Task<IResult> ShowOfficeAsync(
        string award, int number, PageContext here, VariationStore variations, CancellationToken cancellation)
    {
        var read = await variations.OfOfficeAsync(here.Actor!, award, number, cancellation);
        return Show(read, Audience.Office, await variations.BarAsync(here.Actor!, read.Award.Home, cancellation));
    }

    private static async Task<IResult> OwnDocumentAsync(
        string award, int number, string document, PageContext here, VariationStore variations, IBlobStore blobs,
        CancellationToken cancellation) =>
        await SendAsync(await variations.OwnAsync(here.Actor!, award, number, cancellation), document, here, blobs);

    private static async Task<IResult> DeskDocumentAsync(
        string award, int number, string document, PageContext here, VariationStore variations, IBlobStore blobs,
        CancellationToken cancellation) =>
        await SendAsync(await variations.OfDeskAsync(here.Actor!, award, number, cancellation), document, here, blobs);

    private static async Task<IResult> OfficeDocumentAsync(
        string award, int number, string document, PageContext here, VariationStore variations, IBlobStore blobs,
        CancellationToken cancellation) =>
        await SendAsync(await variations.OfOfficeAsync(here.Actor!, award, number, cancellation), document, here, blobs);

    private static Task<IResult> SendAsync(VariationRead read, string document, PageContext here, IBlobStore blobs) =>
        DocumentFile.SendAsync(here.Http, blobs, read.Papers.Documents, document);

    private static IResult Show(VariationRead read, Audience side, Refusal? bar) =>
        Page.Render<VariationPage, VariationModel>(new(read, side, bar));

    private static string ChangeOf(string change) =>
        VariationKinds.Find(change) is null ? throw new RefusedException(VariationRefusals.NoSuchChange()) : change;

    private static bool YesOrNo(Form form, string field) =>
        AnswerText.YesNo(form.Text(field)) ?? throw new RefusedException(ShellRefusals.NotAChoice(field));
}

/// <param name="Facts">What the change is held against.</param>
public sealed record VariationFormModel(VariationFacts Facts, string Change);
