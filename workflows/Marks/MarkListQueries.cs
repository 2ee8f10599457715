namespace Funding.Workflows.Marks;

/// <summary>Tags and saved views in the office's list of a round's applications.</summary>
internal sealed class MarkListQueries(MarkStore store) : ICaseListPart
{
    private static readonly Texts Texts = new(typeof(MarkListQueries));
    private readonly KeptSide<RoundMarks> kept = new();

    public async Task<CaseListPart?> OfAsync(
        Round round, Actor reader, IReadOnlySet<string> barred, string head, CancellationToken cancellation = default)
    {
        var (tags, tagged, all) = await kept.OfAsync(round.Id, head, () => ReadAsync(round.Id, cancellation));
        var views = MarkDecision.For(reader.PersonId, all);
        return new()
        {
            Marks = tagged is null ? null : new(
                "tag", Texts.Of("tag"), [.. tags.Select(t => new CaseMark(t.Id, Bilingual.Same(t.Name), t.Tone))],
                a => barred.Contains(a.Id) ? [] : [.. tagged[a.Id]]),
            Above = query => Page.Part<ViewsPart, ViewsModel>(new(round, views, query)),
            Ticked = query => Page.Part<TagPart, TagModel>(new(round, tags, query)),
        };
    }

    private async Task<RoundMarks> ReadAsync(string roundId, CancellationToken cancellation)
    {
        IReadOnlyList<CaseTag> tags = [.. (await store.TagsAsync(roundId, cancellation)).Select(t => t.Value)];
        return new(
            tags, tags.Count == 0 ? null : await store.TaggedAsync(roundId, cancellation),
            [.. (await store.ViewsAsync(roundId, cancellation)).Select(v => v.Value)]);
    }

    /// <param name="Tagged">Null where there are no tags.</param>
    private sealed record RoundMarks(
        IReadOnlyList<CaseTag> Tags, ILookup<string, string>? Tagged, IReadOnlyList<SavedView> Views);
}

/// <param name="Views">The reader's own, then those that others share.</param>
public sealed record ViewsModel(Round Round, IReadOnlyList<SavedView> Views, RollQuery Query);

public sealed record TagModel(Round Round, IReadOnlyList<CaseTag> Tags, RollQuery Query);
