namespace Funding.Workflows.Apply;

/// <summary>Who fills in the application together.</summary>
internal static class ColleaguePages
{
    public static void MapColleagues(this IEndpointRouteBuilder group) => group.MapForm(ApplyLinks.ColleaguesRoute, ShowAsync, AddAsync);

    private static async Task<IResult> ShowAsync(
        string round, string application, PageContext here, WorkQueries reader, PeopleStore people, CancellationToken cancellation)
    {
        var work = await reader.ReadAsync(here.Actor!, round, application, cancellation);
        var editors = new List<Person>();
        foreach (var id in work.Application.Editors)
        {
            if (await people.FindAsync(id, cancellation) is { } person)
                editors.Add(person.Value);
        }

        return Page.Render<ColleaguesPage, ColleaguesModel>(new ColleaguesModel(work, editors));
    }

    private static async Task<IResult> AddAsync(
        string round,
        string application,
        Form form,
        PageContext here,
        ColleagueCommands colleagues,
        Texts<ApplyText> texts,
        CancellationToken cancellation)
    {
        await colleagues.AddAsync(here.Actor!, round, application, form.Text("email").Trim(), cancellation);
        return Page.Redirect(
            ApplyLinks.Of(ApplyLinks.ColleaguesRoute, round, application), texts["colleagues.added", form.Text("email").Trim()]);
    }
}

/// <param name="Editors">The creator first.</param>
public sealed record ColleaguesModel(Work Work, IReadOnlyList<Person> Editors);
