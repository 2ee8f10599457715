namespace Funding.Workflows.Parts.Fields;

/// <summary>The form, one page a section, saved by button or by script.</summary>
internal static class FieldsPages
{
    public static void Map(IEndpointRouteBuilder apply)
    {
        apply.MapForm(FieldsLinks.PageRoute, ShowAsync, SaveAsync);
        apply.MapPost(FieldsLinks.AutosaveRoute, AutosaveAsync).AddEndpointFilter(ScriptAnswers.Refusals);
    }

    private static async Task<IResult> ShowAsync(
        string round, string application, string section, string? check, PageContext here, WorkQueries reader,
        CancellationToken cancellation)
    {
        var work = await reader.ReadAsync(here.Actor!, round, application, cancellation);
        var found = SectionOf(work.Programme, section);
        return PartForm.Elsewhere(work, FieldsLinks.Page(round, application, section), check, here)
            ?? Page.Render<SectionPage, SectionModel>(new SectionModel(
                work, found, FieldsDraftCommands.VersionOf(work.Answers, found.Asked(work.Answers).Select(f => f.Id))));
    }

    private static async Task<IResult> SaveAsync(
        string round, string application, string section, Form form, PageContext here, DraftCommands drafts, RoundStore rounds,
        Texts<ApplyText> texts, CancellationToken cancellation)
    {
        var programme = await rounds.GetProgrammeAsync(round, cancellation);
        var found = SectionOf(programme, section);
        var typed = Typed(found, form);
        var page = FieldsLinks.Page(round, application, section);
        await drafts.SaveFieldsAsync(
            here.Actor!, round, application, typed, form.Optional(PartForm.VersionField), cancellation);
        PartForm.DemandUsable(
            Unusable(found, typed), page, programme, round, application);
        return PartForm.Saved(form, page, programme, round, application, texts);
    }

    private static async Task<IResult> AutosaveAsync(
        string round, string application, string section, Form form, PageContext here, DraftCommands drafts, RoundStore rounds,
        TimeProvider clock, CancellationToken cancellation)
    {
        var found = SectionOf(await rounds.GetProgrammeAsync(round, cancellation), section);
        var typed = Typed(found, form);
        var version = await drafts.SaveFieldsAsync(
            here.Actor!, round, application, typed, form.Optional(PartForm.VersionField), cancellation);
        return ScriptAnswers.Saved(
            version, clock.GetUtcNow(), here.Language, Unusable(found, typed));
    }

    private static IEnumerable<Refusal> Unusable(FormSection section, Dictionary<string, string> typed) =>
        section.Fields.Where(f => typed.ContainsKey(f.Id)).SelectMany(f => FieldCheck.Unusable(f, typed[f.Id]));

    // A browser sends line ends as two characters; limits count one. What was not asked is not on the page, and stays as it was.
    private static Dictionary<string, string> Typed(FormSection section, Form form) =>
        section.Fields.Where(f => f.When is null || form.Ticked(f.Id)).ToDictionary(
            f => f.Id, f => form.Text(f.Id).Replace("\r\n", "\n", StringComparison.Ordinal));

    private static FormSection SectionOf(Programme programme, string section) =>
        FieldsSettings.Of(programme).FirstOrDefault(s => s.Id == section) ?? throw PartForm.NoSuchPage();
}

/// <param name="Version">What the page was filled from.</param>
public sealed record SectionModel(Work Work, FormSection Section, string Version);
