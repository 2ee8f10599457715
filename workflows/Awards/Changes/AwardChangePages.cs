namespace Funding.Workflows.Awards.Changes;

/// <summary>Acts of the office on an award from its page, and the holder's statement from theirs.</summary>
internal static class AwardChangePages
{
    public static void MapAwardChanges(this IEndpointRouteBuilder routes)
    {
        var own = routes.MapGroup("").RequireAudience(Audience.Apply);
        own.MapAct(AwardChangeLinks.StateRoute, AwardPages.ShowOwnAsync, StateAsync);
        own.MapPage(AwardChangeLinks.OwnPaperRoute, OwnPaperAsync);
        var office = routes.MapGroup("").RequireAudience(Audience.Office);
        office.MapAct(AwardChangeLinks.CorrectRoute, AwardPages.ShowOfficeAsync, CorrectAsync);
        office.MapAct(AwardChangeLinks.SuspendRoute, AwardPages.ShowOfficeAsync, SuspendAsync);
        office.MapAct(AwardChangeLinks.ResumeRoute, AwardPages.ShowOfficeAsync, ResumeAsync);
        office.MapAct(AwardChangeLinks.NoticeRoute, AwardPages.ShowOfficeAsync, GiveNoticeAsync);
        office.MapAct(AwardChangeLinks.DropRoute, AwardPages.ShowOfficeAsync, DropAsync);
        office.MapAct(AwardChangeLinks.WithdrawRoute, AwardPages.ShowOfficeAsync, WithdrawAsync);
        office.MapAct(AwardChangeLinks.UploadRoute, ShowOfActAsync, UploadAsync)
            .WithMetadata(new RequestSizeLimitAttribute(DocumentRules.PostBytes));
        office.MapPage(AwardChangeLinks.OfficePaperRoute, OfficePaperAsync);
        routes.MapGroup("").RequireAudience(Audience.Public).MapPage(PublicLinks.CertificateDocumentRoute, PublicPaperAsync);
    }

    private static Task<IResult> ShowOfActAsync(
        string award, int number, PageContext here, AwardViews awards, CancellationToken cancellation) =>
        AwardPages.ShowOfficeAsync(award, here, awards, cancellation);

    private static async Task<IResult> UploadAsync(
        string award, int number, Form form, PageContext here, ActDocumentCommands documents, Texts<AwardChangeText> T,
        CancellationToken cancellation)
    {
        var file = form.Files.GetFile(ActDocumentCommands.FieldOf(number));
        await documents.UploadAsync(
            here.Actor!, award, number, file is { Length: > 0 } ? SentFile.Of(file) : null, cancellation);
        return Page.Redirect(AwardLinks.Office(award), T["paper.done"]);
    }

    private static async Task<IResult> OwnPaperAsync(
        string award, int number, PageContext here, ActDocumentQueries documents, IBlobStore blobs, CancellationToken cancellation) =>
        await DocumentFile.SendAsync(here.Http, blobs, await documents.OwnAsync(here.Actor!, award, number, cancellation));

    private static async Task<IResult> OfficePaperAsync(
        string award, int number, PageContext here, ActDocumentQueries documents, IBlobStore blobs, CancellationToken cancellation) =>
        await DocumentFile.SendAsync(here.Http, blobs, await documents.OfOfficeAsync(here.Actor!, award, number, cancellation));

    private static async Task<IResult> PublicPaperAsync(
        string code, int act, PageContext here, CertificateQueries certificates, ActDocumentQueries documents, IBlobStore blobs,
        CancellationToken cancellation) =>
        await certificates.FindAsync(code, cancellation) is { } certificate
            ? await DocumentFile.SendAsync(here.Http, blobs, await documents.PublicAsync(certificate.AwardId, act, cancellation))
            : throw new RefusedException(ShellRefusals.NoDocument());

    private static async Task<IResult> StateAsync(
        string award, Form form, PageContext here, AwardChangeCommands changes, Texts<AwardChangeText> T, CancellationToken cancellation)
    {
        await changes.StateAsync(here.Actor!, award, form.Text("statement"), cancellation);
        return Page.Redirect(AwardLinks.Own(award), T.Of("done", AwardChange.State));
    }

    private static Task<IResult> CorrectAsync(
        string award, Form form, PageContext here, AwardChangeCommands changes, Texts<AwardChangeText> T, CancellationToken cancellation) =>
        ActAsync(award, AwardChange.Correct, form, T, (text, words) => changes.CorrectAsync(
            here.Actor!, award, text("holderName"), text("title"), words, cancellation));

    private static Task<IResult> SuspendAsync(
        string award, Form form, PageContext here, AwardChangeCommands changes, Texts<AwardChangeText> T, CancellationToken cancellation) =>
        ActAsync(award, AwardChange.Suspend, form, T, (_, words) => changes.SuspendAsync(here.Actor!, award, words, cancellation));

    private static Task<IResult> ResumeAsync(
        string award, Form form, PageContext here, AwardChangeCommands changes, Texts<AwardChangeText> T, CancellationToken cancellation) =>
        ActAsync(award, AwardChange.Resume, form, T, (_, words) => changes.ResumeAsync(here.Actor!, award, words, cancellation));

    private static Task<IResult> GiveNoticeAsync(
        string award, Form form, PageContext here, AwardChangeCommands changes, Texts<AwardChangeText> T, CancellationToken cancellation)
    {
        var days = form.Whole(AwardChangeFields.Of(AwardChange.GiveNotice, "days"));
        form.Demand();
        return ActAsync(award, AwardChange.GiveNotice, form, T, (_, words) => changes.GiveNoticeAsync(
            here.Actor!, award, days, words, cancellation));
    }

    private static Task<IResult> DropAsync(
        string award, Form form, PageContext here, AwardChangeCommands changes, Texts<AwardChangeText> T, CancellationToken cancellation) =>
        ActAsync(award, AwardChange.Drop, form, T, (_, words) => changes.DropAsync(here.Actor!, award, words, cancellation));

    private static Task<IResult> WithdrawAsync(
        string award, Form form, PageContext here, AwardChangeCommands changes, Texts<AwardChangeText> T, CancellationToken cancellation) =>
        ActAsync(award, AwardChange.Withdraw, form, T, (text, words) => changes.WithdrawAsync(
            here.Actor!, award, words, text("confirmation"), cancellation));

    /// <summary>The page has a form for each act: fields, and refusals about them, have its name before theirs.</summary>
    private static async Task<IResult> ActAsync(
        string award, AwardChange change, Form form, Texts<AwardChangeText> T, Func<Func<string, string>, ChangeWords, Task> act)
    {
        string Text(string field) => form.Text(AwardChangeFields.Of(change, field));
        try
        {
            await act(Text, new(Text("reason"), Text("document")));
        }
        catch (RefusedException refused)
        {
            throw refused.At(field => field is null ? null : AwardChangeFields.Of(change, field));
        }

        return Page.Redirect(AwardLinks.Office(award), T.Of("done", change));
    }
}
