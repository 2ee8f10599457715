namespace Funding.Workflows.Marks;

/// <summary>Tags and saved views in the office's list of a round's applications.</summary>
internal sealed class MarkListQueries(MarkStore store) : ICaseListPart
{
    private static readonly Texts Texts = new(typeof(MarkListQueries));

    public async Task<CaseListPart?> OfAsync(
        Round round, Actor reader, IReadOnlySet<string> barred, CancellationToken cancellation = default)
    {
        IReadOnlyList<CaseTag> tags = [.. (await store.TagsAsync(round.Id, cancellation)).Select(t => t.Value)];
        var tagged = tags.Count == 0 ? null : await store.TaggedAsync(round.Id, cancellation);
        var views = MarkDecision.For(reader.PersonId, (await store.ViewsAsync(round.Id, cancellation)).Select(v => v.Value));
        return new()
        {
            Marks = tagged is null ? null : new(
                "tag", Texts.Of("tag"), [.. tags.Select(t => new CaseMark(t.Id, Bilingual.Same(t.Name), t.Tone))],
                a => barred.Contains(a.Id) ? [] : [.. tagged[a.Id]]),
            Above = query => Page.Part<ViewsPart, ViewsModel>(new(round, views, query)),
            Ticked = query => Page.Part<TagPart, TagModel>(new(round, tags, query)),
        };
    }
}

/// <param name="Views">The reader's own, then those that others share.</param>
public sealed record ViewsModel(Round Round, IReadOnlyList<SavedView> Views, RollQuery Query);

public sealed record TagModel(Round Round, IReadOnlyList<CaseTag> Tags, RollQuery Query);
