namespace Funding.Workflows.Comments;

/// <summary>The comments on the office's page of an application, for who handles it and has no conflict with it.</summary>
internal sealed class CommentPartQueries(CommentStore store, PeopleStore people) : ICasePart
{
    public async Task<RenderFragment?> OfAsync(
        Round round, Application application, Actor reader, CancellationToken cancellation = default)
    {
        if (!reader.Can(Right.ReadAllApplications)) return null;
        var comments = await store.OfAsync(round.Id, application.Id, cancellation);
        var colleagues = await store.ColleaguesAsync(round.Id, cancellation);
        return Page.Part<CommentsPart, CommentsModel>(new(
            application, [.. comments.Select(c => c.Value)], colleagues,
            await Office.ApplicationPages.NamesAsync(
                people, comments.SelectMany(c => c.Value.Mentioned.Append(c.Value.By)), cancellation)));
    }
}

/// <param name="All">The first one first.</param>
/// <param name="Colleagues">Who may be mentioned.</param>
/// <param name="Names">Of authors and of the mentioned, by person id.</param>
public sealed record CommentsModel(
    Application Application, IReadOnlyList<CaseComment> All, IReadOnlyList<Colleague> Colleagues,
    IReadOnlyDictionary<string, string> Names);
