namespace Funding.Workflows.Rehearsals;

/// <summary>The mails that a programme which is being composed would send, as each reader gets them; for administrators.</summary>
internal static class MailPreviewPages
{
    public static void MapMailPreview(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("").RequireAudience(Audience.Office);
        group.MapForm(ComposeLinks.MailsRoute, ShowAsync, PlayAsync);
        group.MapPage(ComposeLinks.MailRoute, ShowMailAsync);
    }

    private static async Task<IResult> ShowAsync(
        string draft, PageContext here, ComposeQueries drafts, MailPreviewStore previews, CancellationToken cancellation)
    {
        var work = await drafts.ReadAsync(here.Actor!, draft, cancellation);
        return Page.Render<MailPreviewPage, MailPreviewModel>(new(work, await previews.FindAsync(draft, cancellation)));
    }

    private static async Task<IResult> PlayAsync(
        string draft, PageContext here, MailPreviewCommands previews, Texts<RehearsalsText> T, CancellationToken cancellation)
    {
        var preview = await previews.PlayAsync(here.Actor!, draft, cancellation);
        return Page.Redirect(ComposeLinks.Of(ComposeLinks.MailsRoute, draft), T["preview.done", preview.Mails.Count]);
    }

    private static async Task<IResult> ShowMailAsync(
        string draft, int number, PageContext here, ComposeQueries drafts, MailPreviewStore previews, CancellationToken cancellation)
    {
        await drafts.ReadAsync(here.Actor!, draft, cancellation);
        var mails = (await previews.FindAsync(draft, cancellation))?.Mails ?? [];
        return number >= 0 && number < mails.Count
            ? Page.Render<PreviewedMailPage, RehearsedMailModel>(new(draft, mails[number]))
            : throw new RefusedException(RehearsalRefusals.NoMail());
    }
}

/// <param name="Preview">Null while none was made.</param>
public sealed record MailPreviewModel(ComposeWork Work, MailPreview? Preview);
