namespace Funding.Workflows.Parts.Fields;

/// <summary>The form, one page a section, saved by button or by script.</summary>
internal static class FormPages
{
    public static void MapFormPages(this IEndpointRouteBuilder group)
    {
        group.MapForm(ApplyLinks.SectionRoute, ShowAsync, SaveAsync);
        group.MapPost(ApplyLinks.SectionAutosaveRoute, AutosaveAsync).AddEndpointFilter(ScriptAnswers.Refusals);
    }

    private static async Task<IResult> ShowAsync(
        string round,
        string application,
        string section,
        string? check,
        PageContext here,
        WorkQueries reader,
        CancellationToken cancellation)
    {
        var work = await reader.ReadAsync(here.Actor!, round, application, cancellation);
        var found = SectionOf(work.Programme, section);
        if (!work.Editable && !here.Form.Refused)
            return Page.Redirect(work.To(ApplyLinks.SubmitRoute));
        if (check is not null && !here.Form.Refused)
            here.Form = new FormState(null, work.MissingOn(work.ToSection(section)));
        return Page.Render<SectionPage, SectionModel>(new SectionModel(
            work, found, DraftCommands.VersionOf(work.Answers, found.Fields.Select(f => f.Id))));
    }

    private static async Task<IResult> SaveAsync(
        string round,
        string application,
        string section,
        Form form,
        PageContext here,
        DraftCommands drafts,
        RoundStore rounds,
        Texts<ApplyText> texts,
        CancellationToken cancellation)
    {
        var programme = await rounds.GetProgrammeAsync(round, cancellation);
        var found = SectionOf(programme, section);
        await drafts.SaveFieldsAsync(
            here.Actor!, round, application, Typed(found, form), form.Optional(SectionModel.VersionField), cancellation);
        var page = ApplyLinks.Section(round, application, section);
        return Page.Redirect(
            form.Text("go") == "stay" ? page : FormOrder.After(page, programme, round, application), texts["form.saved"]);
    }

    private static async Task<IResult> AutosaveAsync(
        string round,
        string application,
        string section,
        Form form,
        PageContext here,
        DraftCommands drafts,
        RoundStore rounds,
        TimeProvider clock,
        CancellationToken cancellation)
    {
        var found = SectionOf(await rounds.GetProgrammeAsync(round, cancellation), section);
        var version = await drafts.SaveFieldsAsync(
            here.Actor!, round, application, Typed(found, form), form.Optional(SectionModel.VersionField), cancellation);
        return ScriptAnswers.Saved(version, clock.GetUtcNow());
    }

    // A browser sends line ends as two characters; limits count one.
    private static Dictionary<string, string> Typed(FormSection section, Form form) =>
        section.Fields.ToDictionary(f => f.Id, f => form.Text(f.Id).Replace("\r\n", "\n", StringComparison.Ordinal));

    private static FormSection SectionOf(Programme programme, string section) =>
        FieldsSettings.Of(programme).FirstOrDefault(s => s.Id == section) ?? throw FormOrder.NoSuchPage();
}

/// <param name="Version">What the page was filled from.</param>
public sealed record SectionModel(Work Work, FormSection Section, string Version)
{
    public const string VersionField = "draft-version";

    public int Number => Work.NumberOf(Work.ToSection(Section.Id));
}
