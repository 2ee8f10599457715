namespace Funding.Workflows.Stages.Agreement;

/// <summary>A task book as its holder proposes it, as an officer agrees to it, and as a document.</summary>
internal static class AgreementPages
{
    public static void MapOwn(IEndpointRouteBuilder group)
    {
        group.MapForm(AgreementLinks.OwnRoute, ShowOwnAsync, ProposeAsync);
        group.MapPost(AgreementLinks.AutosaveRoute, AutosaveAsync).AddEndpointFilter(ScriptAnswers.Refusals);
        group.MapPage(AgreementLinks.OwnDocumentRoute, DocumentOwnAsync);
        group.MapPage(AgreementLinks.OwnFileRoute, FileOwnAsync);
    }

    public static void MapOffice(IEndpointRouteBuilder group)
    {
        group.MapPage(AgreementLinks.OfficeRoute, ShowOfficeAsync);
        group.MapAct(AgreementLinks.AgreeRoute, ShowOfficeAsync, AgreeAsync);
        group.MapAct(AgreementLinks.SendBackRoute, ShowOfficeAsync, SendBackAsync);
        group.MapPage(AgreementLinks.OfficeDocumentRoute, DocumentOfficeAsync);
        group.MapPage(AgreementLinks.OfficeFileRoute, FileOfficeAsync);
    }

    private static async Task<IResult> ShowOwnAsync(
        string award, string duty, string occurrence, PageContext here, DutyStore duties, AgreementQueries agreements,
        DutyDraftCommands drafts, CancellationToken cancellation)
    {
        var place = await duties.OwnAsync(here.Actor!, award, new(duty, occurrence), cancellation);
        return Page.Render<AgreementFormPage, AgreementFormModel>(new(
            await agreements.ReadAsync(place, cancellation), await drafts.ReadAsync(place.View, cancellation)));
    }

    private static async Task<IResult> ProposeAsync(
        string award, string duty, string occurrence, Form form, PageContext here, AgreementCommands commands, Texts<AgreementText> T,
        CancellationToken cancellation)
    {
        var key = new DutyKey(duty, occurrence);
        var typed = ReportPages.Typed(form);
        // Kept first: what cannot be proposed is not lost.
        var (_, unusable) = await commands.SaveAsync(
            here.Actor!, award, key, typed, form.Optional(PartForm.VersionField), cancellation);
        if (form.Text("go") == "stay")
        {
            return unusable.Count > 0
                ? throw new RefusedException(unusable)
                : Page.Redirect(Url.Fill(AgreementLinks.OwnRoute, award, duty, occurrence), T["saved"]);
        }

        await commands.ProposeAsync(here.Actor!, award, key, typed, cancellation);
        return Page.Redirect(AwardLinks.Own(award), T["proposed"]);
    }

    private static async Task<IResult> AutosaveAsync(
        string award, string duty, string occurrence, Form form, PageContext here, AgreementCommands commands, TimeProvider clock,
        CancellationToken cancellation)
    {
        var (version, unusable) = await commands.SaveAsync(
            here.Actor!, award, new(duty, occurrence), ReportPages.Typed(form), form.Optional(PartForm.VersionField), cancellation);
        return ScriptAnswers.Saved(version, clock.GetUtcNow(), here.Language, unusable);
    }

    private static async Task<IResult> ShowOfficeAsync(
        string award, string duty, string occurrence, PageContext here, DutyStore duties, AgreementQueries agreements,
        CancellationToken cancellation) =>
        Page.Render<AgreementOfficePage, AgreementRead>(await agreements.ReadAsync(
            await duties.OfOfficeAsync(here.Actor!, award, new(duty, occurrence), cancellation), cancellation));

    private static async Task<IResult> AgreeAsync(
        string award, string duty, string occurrence, Form form, PageContext here, AgreementCommands commands, Texts<AgreementText> T,
        CancellationToken cancellation)
    {
        await commands.AgreeAsync(here.Actor!, award, new(duty, occurrence), form.Text("seen"), cancellation);
        return Page.Redirect(Url.Fill(AgreementLinks.OfficeRoute, award, duty, occurrence), T["agreed"]);
    }

    private static async Task<IResult> SendBackAsync(
        string award, string duty, string occurrence, Form form, PageContext here, AgreementCommands commands, Texts<AgreementText> T,
        CancellationToken cancellation)
    {
        await commands.SendBackAsync(
            here.Actor!, award, new(duty, occurrence), [.. form.All("lines").Distinct()], form.Text("reason"), cancellation);
        return Page.Redirect(Url.Fill(AgreementLinks.OfficeRoute, award, duty, occurrence), T["sent-back"]);
    }

    private static async Task<IResult> DocumentOwnAsync(
        string award, string duty, string occurrence, PageContext here, DutyStore duties, AgreementQueries agreements,
        CancellationToken cancellation) =>
        await DocumentAsync(
            await duties.OwnAsync(here.Actor!, award, new(duty, occurrence), cancellation), Audience.Apply, agreements, cancellation);

    private static async Task<IResult> DocumentOfficeAsync(
        string award, string duty, string occurrence, PageContext here, DutyStore duties, AgreementQueries agreements,
        CancellationToken cancellation) =>
        await DocumentAsync(
            await duties.OfOfficeAsync(here.Actor!, award, new(duty, occurrence), cancellation), Audience.Office, agreements, cancellation);

    private static async Task<IResult> DocumentAsync(
        DutyPlace place, Audience audience, AgreementQueries agreements, CancellationToken cancellation)
    {
        var (book, letter) = await AgreedAsync(place, agreements, cancellation);
        return Page.Render<TaskBookPage, TaskBookModel>(new(place.View, audience, book, letter));
    }

    private static async Task<IResult> FileOwnAsync(
        string award, string duty, string occurrence, string file, PageContext here, DutyStore duties, AgreementQueries agreements,
        CancellationToken cancellation) =>
        await FileAsync(
            await duties.OwnAsync(here.Actor!, award, new(duty, occurrence), cancellation), file, here, agreements, cancellation);

    private static async Task<IResult> FileOfficeAsync(
        string award, string duty, string occurrence, string file, PageContext here, DutyStore duties, AgreementQueries agreements,
        CancellationToken cancellation) =>
        await FileAsync(
            await duties.OfOfficeAsync(here.Actor!, award, new(duty, occurrence), cancellation), file, here, agreements, cancellation);

    private static async Task<IResult> FileAsync(
        DutyPlace place, string file, PageContext here, AgreementQueries agreements, CancellationToken cancellation)
    {
        var (book, _) = await AgreedAsync(place, agreements, cancellation);
        var (hash, type) = file switch
        {
            "task-book.docx" => (book.Docx, LetterDocx.ContentType),
            "task-book.pdf" => (book.Pdf, LetterPdf.ContentType),
            _ => (null, ""),
        };
        if (hash is null) throw new RefusedException(AgreementRefusals.NotThere());
        here.Http.Response.Headers.ContentDisposition =
            DocumentDownload.Disposition($"{place.Home.CertificateNumber}-{book.Code}{Path.GetExtension(file)}");
        return Results.Stream(await agreements.OpenAsync(place.Home, hash, cancellation), type);
    }

    private static async Task<(AgreedTaskBook Book, Letter Letter)> AgreedAsync(
        DutyPlace place, AgreementQueries agreements, CancellationToken cancellation)
    {
        var book = (await agreements.ReadAsync(place, cancellation)).Agreed ?? throw new RefusedException(AgreementRefusals.NotThere());
        return (book, await agreements.LetterAsync(place.Home, book, cancellation));
    }
}

/// <param name="Draft">What the holder typed and did not propose yet.</param>
public sealed record AgreementFormModel(AgreementRead Read, DutyDraft Draft);

/// <param name="Page">Of the task book, for the reader.</param>
public sealed record AgreementPartModel(DutyView At, AgreementPhase Phase, string Page, bool IsHolder);

public sealed record TaskBookModel(DutyView At, Audience Audience, AgreedTaskBook Book, Letter Letter);
