namespace Funding.Workflows.Parts.Person;

/// <summary>A person of the application. The number has a form of its own, which no script saves and no browser keeps.</summary>
internal static class PersonPages
{
    public static void Map(IEndpointRouteBuilder apply)
    {
        apply.MapForm(PersonLinks.PageRoute, ShowAsync, SaveAsync);
        apply.MapAct(PersonLinks.IdentityRoute, ShowAsync, IdentifyAsync);
        apply.MapPost(PersonLinks.AutosaveRoute, AutosaveAsync).AddEndpointFilter(ScriptAnswers.Refusals);
    }

    private static async Task<IResult> ShowAsync(
        string round, string application, string person, string? check, PageContext here, WorkQueries reader,
        CancellationToken cancellation)
    {
        var work = await reader.ReadAsync(here.Actor!, round, application, cancellation);
        var part = PersonSettings.PartOf(work.Programme, person);
        return PartForm.Elsewhere(work, PersonLinks.Page(round, application, person), check, here)
            ?? Page.Render<PersonPage, PersonModel>(new PersonModel(work, part, PersonDraftCommands.VersionOf(part, work.Answers)));
    }

    private static async Task<IResult> SaveAsync(
        string round, string application, string person, Form form, PageContext here, DraftCommands drafts, WorkQueries reader,
        Texts<ApplyText> texts, CancellationToken cancellation)
    {
        var work = await reader.ReadAsync(here.Actor!, round, application, cancellation);
        var part = PersonSettings.PartOf(work.Programme, person);
        var typed = Typed(part, form);
        await drafts.SavePersonAsync(
            here.Actor!, round, application, part, typed, form.Optional(PartForm.VersionField), cancellation);
        var page = PersonLinks.Page(round, application, person);
        PartForm.DemandUsable(Unusable(part, work.Application, typed), page, work.Programme, round, application);
        return PartForm.Saved(form, page, work.Programme, round, application, texts);
    }

    private static async Task<IResult> IdentifyAsync(
        string round, string application, string person, Form form, PageContext here, PersonIdentityCommands identities,
        Texts<PersonText> texts, CancellationToken cancellation)
    {
        await identities.IdentifyAsync(
            here.Actor!, round, application, person, form.Text($"{person}.{PersonRow.Identity}"), cancellation);
        return Page.Redirect(PersonLinks.Page(round, application, person), texts["identity.done"]);
    }

    private static async Task<IResult> AutosaveAsync(
        string round, string application, string person, Form form, PageContext here, DraftCommands drafts, WorkQueries reader,
        TimeProvider clock, CancellationToken cancellation)
    {
        var work = await reader.ReadAsync(here.Actor!, round, application, cancellation);
        var part = PersonSettings.PartOf(work.Programme, person);
        var typed = Typed(part, form);
        var version = await drafts.SavePersonAsync(
            here.Actor!, round, application, part, typed, form.Optional(PartForm.VersionField), cancellation);
        return ScriptAnswers.Saved(version, clock.GetUtcNow(), here.Language, Unusable(part, work.Application, typed));
    }

    private static IEnumerable<Refusal> Unusable(PartOutline part, Application application, Dictionary<string, string> typed) =>
        PersonCheck.Unusable(part, application, PersonRow.With(part, Answers.Empty, typed));

    private static Dictionary<string, string> Typed(PartOutline part, Form form) =>
        PersonRow.Columns(part.As<PersonSettings>()).ToDictionary(c => c, c => form.Text($"{part.Id}.{c}"));
}

/// <param name="Version">What the page was filled from.</param>
public sealed record PersonModel(Work Work, PartOutline Part, string Version)
{
    public PersonSettings Rules => Part.As<PersonSettings>();

    public AnswerRow Row { get; } = PersonRow.Of(Part, Work.Answers);

    public NamedPerson? Named => Work.Application.NamedIn(Part.Id);

    /// <summary>Null while nobody can be asked, or where nobody is.</summary>
    public ConsentParty? Party { get; } = PersonConsents.Of(Part, Work.Application, Work.Answers) is [var party] ? party : null;
}
