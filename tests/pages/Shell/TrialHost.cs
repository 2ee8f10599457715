namespace Funding.Pages.Tests.Shell;

/// <summary>The portal with a few more endpoints: one that faults, one without an audience, one that refuses.</summary>
public sealed class TrialHost : PortalHost
{
    public static readonly Refusal OnEmail = new("trial-email", "email", "请换一个邮箱。", "Use another address.");
    public static readonly Refusal Whole = new("trial-whole", null, "已截止。", "It has closed.")
    {
        Kind = RefusalKind.Closed,
        Link = "/privacy"
    };

    private static readonly Refusal TooMany = new("trial-many", null, "太多。", "Too many.") { Kind = RefusalKind.TooMany };

    /// <summary>The pages of a kind of stage are endpoints as any other.</summary>
    protected override LocalOptions Configure(LocalOptions options) => options with { AddKinds = StatementHost.AddKind };

    protected override void MapMore(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/trial/closed", () => "nobody may read this");
        var open = routes.MapGroup("/trial").RequireAudience(Audience.Public);
        open.MapPage("/fault", string () => throw new InvalidOperationException("secret detail"));
        open.MapPage("/no-room", string () => throw new IOException("No space left on device : '/secret/path'", 28));
        open.MapPage("/too-many", IResult () => throw new RefusedException(TooMany));
        open.MapForm(
            "/refuse-many",
            () => Page.Render<OpenLinkPage, LinkModel>(new LinkModel(
                LinkPurpose.SignIn, new SignInPreview("a***@b.cn", DateTimeOffset.UnixEpoch))),
            IResult () => throw new RefusedException(TooMany));
        open.MapPage("/crawl", () => Page.Redirect(PublicLinks.Home, "做完了"));
        open.MapForm(
            "/refuse",
            () => Page.Render<OpenLinkPage, LinkModel>(new LinkModel(
                LinkPurpose.SignIn, new SignInPreview("a***@b.cn", DateTimeOffset.UnixEpoch))),
            IResult (Form form) =>
                throw (form.Text("email").Length == 0 ? new RefusedException(Whole) : new RefusedException(OnEmail, Whole)));
        var office = routes.MapGroup("/trial").RequireAudience(Audience.Office);
        office.MapPage("/office", () => Page.Render<AccessibilityPage>());
        office.MapAct("/office/act", () => Page.Render<AccessibilityPage>(), () => Page.Redirect(PublicLinks.Home));
    }
}
