namespace Funding.Workflows.Public;

/// <summary>Signing in and out. Opening a link changes nothing; the post behind it needs the address typed again.</summary>
internal static class SignInEndpoints
{
    public static void MapSignIn(this IEndpointRouteBuilder group)
    {
        group.MapForm(PublicLinks.SignIn, AskPage, AskAsync);
        group.MapPage(PublicLinks.SignInSent, () => Page.Render<SignInSentPage>());
        group.MapForm(Paths.SignInLink, PreviewAsync, CompleteAsync);
        group.MapForm(Paths.DeskLink, PreviewDeskAsync, EnterDeskAsync);
        group.MapPost(PublicLinks.SignOut, (Delegate)SignOutAsync);
    }

    private static IResult AskPage(string? @return, PageContext here, IOptions<PortalOptions> options) =>
        Page.Render<SignInPage, SignInModel>(new SignInModel(Url.LocalOnly(@return), here.Actor?.Name, options.Value.DirectorySignIn));

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

    private static async Task<IResult> PreviewAsync(string token, SignInService signIn, CancellationToken cancellation) =>
        Page.Render<OpenLinkPage, LinkModel>(new LinkModel(LinkPurpose.SignIn, await signIn.PreviewAsync(token, cancellation)));

    private static async Task<IResult> CompleteAsync(
        string token, string? @return, Form form, HttpContext http, PageContext here, SignInService signIn)
    {
        await Session.SignInAsync(http, await signIn.CompleteAsync(token, form.Text("email"), here.Language, http.RequestAborted));
        return Page.Redirect(Url.LocalOnly(@return) ?? Paths.Apply);
    }

    private static async Task<IResult> PreviewDeskAsync(
        string purpose, string token, LinkEntry entry, StageFaces stages, CancellationToken cancellation)
    {
        var known = Purpose(purpose, stages);
        return Page.Render<OpenLinkPage, LinkModel>(
            new LinkModel(known, await entry.PreviewAsync(token, known, cancellation), stages.LinkOf(purpose)));
    }

    private static async Task<IResult> EnterDeskAsync(
        string purpose, string token, string? @return, Form form, HttpContext http, LinkEntry entry, StageFaces stages)
    {
        var known = Purpose(purpose, stages);
        await Session.SignInAsync(http, await entry.EnterAsync(token, known, form.Text("email"), http.RequestAborted));
        return Page.Redirect(Url.LocalOnly(@return) ?? Paths.DeskOf(known));
    }

    private static async Task<IResult> SignOutAsync(HttpContext http, PeopleStore people)
    {
        await Session.SignOutAsync(http, people);
        return Page.Redirect(PublicLinks.Home);
    }

    // A sign-in link has its own page; here it is for another purpose.
    private static LinkPurpose Purpose(string slug, StageFaces stages) =>
        (Paths.PurposeOf(slug) ?? stages.LinkOf(slug)?.Purpose) is { } known && known != LinkPurpose.SignIn
            ? known : throw new RefusedException(LinkRefusals.WrongPurpose);
}
