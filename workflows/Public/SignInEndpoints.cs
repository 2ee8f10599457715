namespace Funding.Workflows.Public;

/// <summary>Signing in and out. Opening a link changes nothing; the post behind it needs the address typed again.</summary>
internal static class SignInEndpoints
{
    // A mail names in both languages what the page names in its reader's.
    private static readonly Platform.Text.Texts Names = new(typeof(PublicText));

    public static void MapSignIn(this IEndpointRouteBuilder group)
    {
        group.MapForm(PublicLinks.SignIn, AskPage, AskAsync);
        group.MapPage(PublicLinks.SignInSent, () => Page.Render<SignInSentPage>());
        group.MapForm(Paths.SignInLink, PreviewAsync, CompleteAsync);
        group.MapForm(Paths.DeskLink, PreviewDeskAsync, EnterDeskAsync);
        group.MapAct(Paths.FreshSignIn, PreviewAsync, AskFreshAsync);
        group.MapAct(Paths.FreshLink, PreviewDeskAsync, AskFreshDeskAsync);
        group.MapPage(Paths.FreshLinkAsked, () => Page.Render<FreshLinkAskedPage>());
        group.MapPage(PublicLinks.Start, LandAsync);
        group.MapPost(PublicLinks.SignOut, (Delegate)SignOutAsync);
        if (group.ServiceProvider.GetRequiredService<IOptions<PortalOptions>>().Value.OpenId is { } provider)
            group.MapOpenId(provider);
    }

    private static IResult AskPage(string? @return, PageContext here, IOptions<PortalOptions> options) =>
        Page.Render<SignInPage, SignInModel>(new SignInModel(
            Url.LocalOnly(@return), here.Actor?.Name, options.Value.DirectorySignIn, options.Value.OpenId));

    private static async Task<IResult> AskAsync(string? @return, Form form, HttpContext http, PageContext here, SignInService signIn)
    {
        await signIn.RequestAsync(
            form.Text("email"),
            http.Connection.RemoteIpAddress ?? IPAddress.None,
            here.Language,
            Url.LocalOnly(@return),
            http.RequestAborted);
        return Page.Redirect(PublicLinks.SignInSent);
    }

    private static async Task<IResult> PreviewAsync(
        string token, string? @return, PageContext here, SignInService signIn, FreshLinks fresh, CancellationToken cancellation)
    {
        try
        {
            return Page.Render<OpenLinkPage, LinkModel>(new LinkModel(LinkPurpose.SignIn, await signIn.PreviewAsync(token, cancellation)));
        }
        catch (RefusedException refused) when (LinkRefusals.IsOver(refused))
        {
            return await OverAsync(here, fresh, token, LinkPurpose.SignIn, null, Url.Fill(Paths.FreshSignIn, token), @return);
        }
    }

    private static async Task<IResult> CompleteAsync(
        string token, string? @return, Form form, HttpContext http, PageContext here, SignInService signIn)
    {
        await Session.SignInAsync(http, await signIn.CompleteAsync(token, form.Text("email"), here.Language, http.RequestAborted));
        return Page.Redirect(Url.LocalOnly(@return) ?? PublicLinks.Start);
    }

    private static async Task<IResult> LandAsync(PageContext here, Landings landings, CancellationToken cancellation) =>
        Page.Redirect(here.Actor is { } actor ? await landings.OfAsync(actor, cancellation) : PublicLinks.SignInThen(PublicLinks.Start));

    private static async Task<IResult> PreviewDeskAsync(
        string purpose, string token, string? @return, PageContext here, LinkEntry entry, FreshLinks fresh, StageFaces stages,
        CancellationToken cancellation)
    {
        var known = Purpose(purpose, stages);
        var of = stages.LinkOf(purpose);
        try
        {
            return Page.Render<OpenLinkPage, LinkModel>(
                new LinkModel(known, await entry.PreviewAsync(token, known, cancellation), of));
        }
        catch (RefusedException refused) when (LinkRefusals.IsOver(refused))
        {
            return await OverAsync(here, fresh, token, known, of, Url.Fill(Paths.FreshLink, purpose, token), @return);
        }
    }

    private static async Task<IResult> OverAsync(
        PageContext here, FreshLinks fresh, string token, LinkPurpose purpose, StageLink? of, string ask, string? returnPath)
    {
        var over = await fresh.LookAsync(token, purpose, here.Http.RequestAborted);
        // An asking that was refused keeps the status of its own reason.
        if (here.Http.Response.StatusCode == StatusCodes.Status200OK)
            here.Http.Response.StatusCode = Problems.StatusOf(over.Reason.Kind);
        return Page.Render<LinkOverPage, LinkOverModel>(
            new LinkOverModel(purpose, over, ask.With("return", Url.LocalOnly(returnPath)), of));
    }

    private static async Task<IResult> AskFreshAsync(
        string token, string? @return, PageContext here, FreshLinks fresh) =>
        await AskAgainAsync(here, fresh, token, LinkPurpose.SignIn, null, @return);

    private static async Task<IResult> AskFreshDeskAsync(
        string purpose, string token, string? @return, PageContext here, FreshLinks fresh, StageFaces stages) =>
        await AskAgainAsync(here, fresh, token, Purpose(purpose, stages), stages.LinkOf(purpose), @return);

    private static async Task<IResult> AskAgainAsync(
        PageContext here, FreshLinks fresh, string token, LinkPurpose purpose, StageLink? of, string? returnPath)
    {
        await fresh.AskAsync(
            token, purpose, of?.Title ?? Names.Of($"link.title.{purpose}"), Url.LocalOnly(returnPath),
            here.Http.Connection.RemoteIpAddress ?? IPAddress.None, here.Language, here.Http.RequestAborted);
        return Page.Redirect(Paths.FreshLinkAsked);
    }

    private static async Task<IResult> EnterDeskAsync(
        string purpose, string token, string? @return, Form form, HttpContext http, LinkEntry entry, StageFaces stages)
    {
        var known = Purpose(purpose, stages);
        await Session.SignInAsync(http, await entry.EnterAsync(token, known, form.Text("email"), http.RequestAborted));
        return Page.Redirect(Url.LocalOnly(@return) ?? Paths.DeskOf(known));
    }

    private static async Task<IResult> SignOutAsync(HttpContext http, PeopleStore people, IOptions<PortalOptions> options)
    {
        var there = options.Value.OpenId is not null && Session.Of(http.User) is { } session && OpenIdSignIn.IsOne(session);
        await Session.SignOutAsync(http, people);
        return Page.Redirect(there ? Paths.OpenIdOut : PublicLinks.Home);
    }

    // A sign-in link has its own page; here it is for another purpose.
    private static LinkPurpose Purpose(string slug, StageFaces stages) =>
        (Paths.PurposeOf(slug) ?? stages.LinkOf(slug)?.Purpose) is { } known && known != LinkPurpose.SignIn
            ? known : throw new RefusedException(LinkRefusals.WrongPurpose);
}
