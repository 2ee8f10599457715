namespace Funding.Workflows.Parts.Interns;

/// <summary>The roster: a list is uploaded, and takes the place of the one before.</summary>
internal static class InternsPages
{
    private const int Megabytes = 1;

    public static void Map(IEndpointRouteBuilder apply)
    {
        apply.MapForm(InternsLinks.PageRoute, ShowAsync, TakeAsync).WithMetadata(new RequestSizeLimitAttribute((Megabytes + 1) << 20));
        apply.MapPage(InternsLinks.TemplateRoute, TemplateAsync);
    }

    private static async Task<IResult> ShowAsync(
        string round, string application, string interns, string? check, PageContext here, WorkQueries reader,
        CancellationToken cancellation)
    {
        var work = await reader.ReadAsync(here.Actor!, round, application, cancellation);
        var part = InternsSettings.PartOf(work.Programme, interns);
        return PartForm.Elsewhere(work, InternsLinks.Page(round, application, interns), check, here)
            ?? Page.Render<InternsPage, InternsModel>(new(work, part));
    }

    /// <summary>Without a file the reader goes on.</summary>
    private static async Task<IResult> TakeAsync(
        string round, string application, string interns, Form form, PageContext here, InternsCommands commands, RoundStore rounds,
        Texts<ApplyText> texts, Texts<InternsText> T, CancellationToken cancellation)
    {
        var programme = await rounds.GetProgrammeAsync(round, cancellation);
        var (rules, page) = (
            InternsSettings.PartOf(programme, interns).As<InternsSettings>(), InternsLinks.Page(round, application, interns));
        if (form.Files.GetFile("file") is not { Length: > 0 } file)
        {
            return PartForm.Saved(form, page, programme, round, application, texts);
        }

        var content = ListContent.Read(
            InternColumns.Form, await ListUpload.ReadAsync(file, InternColumns.Form, Megabytes, cancellation), rules.MaxRows);
        return Page.Redirect(page, T["taken", await commands.TakeAsync(here.Actor!, round, application, interns, content, cancellation)]);
    }

    private static async Task<IResult> TemplateAsync(
        string round, string application, string interns, PageContext here, WorkQueries reader, Texts<InternsText> T,
        CancellationToken cancellation)
    {
        var part = InternsSettings.PartOf((await reader.ReadAsync(here.Actor!, round, application, cancellation)).Programme, interns);
        var rules = part.As<InternsSettings>();
        return await SheetDownload.OfAsync(
            here.Http,
            ListTemplate.Of(
                InternColumns.Form, rules.Title,
                c => c == InternColumns.Level ? Texts.Names(rules.Levels.Select(l => l.Label)) : Bilingual.Same(T.Of("column", c.Id)),
                here.IsEnglish),
            "interns.xlsx", cancellation);
    }
}

public sealed record InternsModel(Work Work, PartOutline Part)
{
    public InternsSettings Rules => Part.As<InternsSettings>();

    public IReadOnlyList<Intern> Interns { get; } = Intern.Of(Part, Work.Answers);

    public IReadOnlyList<ConsentParty> Schools { get; } = InternPersons.Schools(Part, Work.Application, Work.Answers);
}
