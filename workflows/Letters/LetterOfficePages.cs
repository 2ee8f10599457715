namespace Funding.Workflows.Letters;

/// <summary>The office writes the documents of a round, looks at them and publishes them.</summary>
internal static class LetterOfficePages
{
    public static void Map(IEndpointRouteBuilder group)
    {
        group.MapPage(OfficeLinks.LettersRoute, ListAsync);
        group.MapForm(OfficeLinks.LetterRoute, ShowAsync, SaveAsync);
        group.MapAct(OfficeLinks.LetterPublishRoute, ShowAsync, PublishAsync);
        group.MapAct(OfficeLinks.LetterResetRoute, ShowAsync, ResetAsync);
        group.MapPage(OfficeLinks.LetterDraftRoute, DraftAsync);
    }

    private static async Task<IResult> ListAsync(
        string round, PageContext here, RoundStore rounds, LetterQueries letters, CancellationToken cancellation)
    {
        var desks = await letters.ListAsync(here.Actor!, round, cancellation);
        return Page.Render<LettersOfficePage, LettersOfficeModel>(
            new LettersOfficeModel((await rounds.GetAsync(round, cancellation)).Value, desks));
    }

    private static async Task<IResult> ShowAsync(
        string round, string stage, PageContext here, LetterQueries letters, LetterCommands commands, LetterPdf pdf,
        CancellationToken cancellation)
    {
        var desk = await letters.GetAsync(here.Actor!, round, stage, cancellation);
        return Page.Render<LetterOfficePage, LetterOfficeModel>(new LetterOfficeModel(desk, commands.Compose(desk), pdf.CanWrite));
    }

    private static async Task<IResult> SaveAsync(
        string round, string stage, Form form, PageContext here, LetterCommands commands, Texts<LettersText> T,
        CancellationToken cancellation)
    {
        var draft = Read(form);
        form.Demand();
        await commands.SaveAsync(here.Actor!, round, stage, draft, cancellation);
        return Page.Redirect(OfficeLinks.Letter(round, stage), T["saved"]);
    }

    private static async Task<IResult> PublishAsync(
        string round, string stage, Form form, PageContext here, LetterCommands commands, Texts<LettersText> T,
        CancellationToken cancellation)
    {
        here.Actor!.Demand(Right.LaunchRound);
        TypedConfirmation.Demand(form.Text("confirmation"), round);
        var version = await commands.PublishAsync(here.Actor!, round, stage, form.Optional("reason"), cancellation);
        return Page.Redirect(OfficeLinks.Letter(round, stage), T["published", version.Number]);
    }

    private static async Task<IResult> ResetAsync(
        string round, string stage, PageContext here, LetterCommands commands, Texts<LettersText> T, CancellationToken cancellation)
    {
        await commands.ResetAsync(here.Actor!, round, stage, cancellation);
        return Page.Redirect(OfficeLinks.Letter(round, stage), T["reset"]);
    }

    private static async Task<IResult> DraftAsync(
        string round, string stage, PageContext here, LetterQueries letters, LetterCommands commands, CancellationToken cancellation)
    {
        var desk = await letters.GetAsync(here.Actor!, round, stage, cancellation);
        here.Http.Response.Headers.ContentDisposition = DocumentDownload.Disposition($"{round}-{stage}-draft.docx");
        return Results.Bytes(LetterDocx.Write(commands.Compose(desk)), LetterDocx.ContentType);
    }

    private static LetterDraft Read(Form form) => new(
        form.Text("title").Trim(),
        form.Text("addressees").Trim(),
        form.Text("body").ReplaceLineEndings("\n").Trim(),
        form.Text("contact").Trim(),
        form.Text("phone").Trim(),
        form.Text("supervision").Trim(),
        form.Text("signature").Trim(),
        form.Day("date"),
        form.Text("copiedTo").Trim(),
        form.Text("printedBy").Trim());
}

public sealed record LettersOfficeModel(Round Round, IReadOnlyList<LetterDesk> Desks);

/// <param name="Letter">As it would be published now.</param>
/// <param name="HasFont">Whether it would be published as a PDF too.</param>
public sealed record LetterOfficeModel(LetterDesk Desk, Letter Letter, bool HasFont);
