namespace Funding.Workflows.Marks;

/// <summary>Tags of a round, put on many applications at once, and the lists that somebody keeps.</summary>
public sealed class MarkCommands(
    MarkStore store, RoundStore rounds, ApplicationRollStore rolls, ConflictDeclarations conflicts, CommitWriter commits)
{
    private const int RowsPerCommit = 50;

    /// <exception cref="RefusedException">Not of the office, no name or colour, one of that name is there, or too many.</exception>
    public async Task<CaseTag> AddTagAsync(
        Actor actor, string roundId, string? name, Tone? tone, CancellationToken cancellation = default)
    {
        await OpenAsync(actor, roundId, cancellation);
        var count = await store.TagCountAsync(roundId, cancellation);
        var all = await store.TagsAsync(roundId, cancellation);
        var tag = MarkDecision.NewTag(name, tone, [.. all.Select(t => t.Value)], count?.Value ?? 0, actor.PersonId);
        await commits.SaveOrRefuseAsync(
            new Commit(RoundKeys.Partition(roundId)).Insert(MarkKeys.Tag(tag.Id), tag)
                .Put(MarkKeys.TagCount, count, (count?.Value ?? 0) + 1)
                .MoveListSide()
                .Audit(AuditNote.By(actor, "tag-made", tag.Id, ("name", tag.Name))),
            cancellation);
        return tag;
    }

    /// <summary>Takes a tag away, from every application that has it.</summary>
    /// <exception cref="RefusedException">Not of the office, or no such tag.</exception>
    public async Task DropTagAsync(Actor actor, string roundId, string id, CancellationToken cancellation = default)
    {
        await OpenAsync(actor, roundId, cancellation);
        var tag = await TagAsync(roundId, id, cancellation);
        var rows = await store.KeysOfAsync(roundId, id, cancellation);
        foreach (var some in rows.Chunk(RowsPerCommit))
        {
            var commit = new Commit(RoundKeys.Partition(roundId));
            foreach (var key in some) commit.Delete(key);
            await commits.SaveAsync(commit.MoveListSide(), cancellation);
        }

        await commits.SaveOrRefuseAsync(
            new Commit(RoundKeys.Partition(roundId)).Delete(tag.Key, tag.ETag).MoveListSide().Audit(AuditNote.By(
                actor, "tag-dropped", id, ("name", tag.Value.Name), ("applications", $"{rows.Count}"))),
            cancellation);
    }

    /// <summary>Puts a tag on applications, or takes it from them; those that have it already, or have it not, stay as they are.</summary>
    /// <exception cref="RefusedException">
    /// Not of the office, no such tag, nothing or too many picked, or one is not of the round or of a conflict of the actor's.
    /// </exception>
    public async Task<int> TagAsync(
        Actor actor, string roundId, string id, IReadOnlyList<string> applications, bool add, CancellationToken cancellation = default)
    {
        await OpenAsync(actor, roundId, cancellation);
        var tag = (await TagAsync(roundId, id, cancellation)).Value;
        if (applications.Count == 0) throw new RefusedException(MarkRefusals.NothingPicked());
        if (applications.Count > MarkDecision.MostAtOnce) throw new RefusedException(MarkRefusals.TooManyPicked(MarkDecision.MostAtOnce));
        await DemandAsync(actor, roundId, applications, cancellation);
        var tagged = (await store.KeysOfAsync(roundId, id, cancellation)).ToHashSet(StringComparer.Ordinal);
        List<string> changed =
        [
            .. applications.Distinct(StringComparer.Ordinal).Where(a => tagged.Contains(MarkKeys.TaggedOne(id, a)) != add),
        ];
        foreach (var some in changed.Chunk(RowsPerCommit))
        {
            var commit = new Commit(RoundKeys.Partition(roundId));
            foreach (var application in some)
            {
                if (add) commit.Upsert(MarkKeys.TaggedOne(id, application), actor.PersonId);
                else commit.Delete(MarkKeys.TaggedOne(id, application));
            }

            await commits.SaveOrRefuseAsync(
                commit.MoveListSide().Audit(AuditNote.By(
                    actor, add ? "applications-tagged" : "applications-untagged", id, ("name", tag.Name),
                    ("applications", string.Join(' ', some)))),
                cancellation);
        }

        return changed.Count;
    }

    /// <param name="query">As the list read it.</param>
    /// <exception cref="RefusedException">Not of the office, no name, or too many.</exception>
    public async Task<SavedView> SaveViewAsync(
        Actor actor, string roundId, string? name, string query, bool shared, CancellationToken cancellation = default)
    {
        await OpenAsync(actor, roundId, cancellation);
        var own = (await store.ViewsAsync(roundId, cancellation)).Where(v => v.Value.By == actor.PersonId).ToList();
        var view = MarkDecision.NewView(name, query, shared, [.. own.Select(v => v.Value)], actor.PersonId);
        await commits.SaveOrRefuseAsync(
            new Commit(RoundKeys.Partition(roundId))
                .Put(MarkKeys.View(view.Id), own.FirstOrDefault(v => v.Value.Id == view.Id), view).MoveListSide(), cancellation);
        return view;
    }

    /// <exception cref="RefusedException">Not of the office, no such view, or somebody else's.</exception>
    public async Task DropViewAsync(Actor actor, string roundId, string id, CancellationToken cancellation = default)
    {
        await OpenAsync(actor, roundId, cancellation);
        var view = (await store.ViewsAsync(roundId, cancellation)).FirstOrDefault(v => v.Value.Id == id)
            ?? throw new RefusedException(MarkRefusals.NoView());
        if (!MarkDecision.MayDrop(view.Value, actor)) throw new RefusedException(MarkRefusals.NotOwnView());
        await commits.SaveOrRefuseAsync(
            new Commit(RoundKeys.Partition(roundId)).Delete(view.Key, view.ETag).MoveListSide(), cancellation);
    }

    private async Task OpenAsync(Actor actor, string roundId, CancellationToken cancellation)
    {
        actor.Demand(Right.ReadAllApplications);
        await rounds.GetAsync(roundId, cancellation);
    }

    private async Task<Stored<CaseTag>> TagAsync(string roundId, string id, CancellationToken cancellation) =>
        (await store.TagsAsync(roundId, cancellation)).FirstOrDefault(t => t.Value.Id == id)
            ?? throw new RefusedException(MarkRefusals.NoTag());

    private async Task DemandAsync(
        Actor actor, string roundId, IReadOnlyList<string> applications, CancellationToken cancellation)
    {
        var known = (await rolls.ReadAsync(roundId, cancellation)).Select(a => a.Summary.Id).ToHashSet(StringComparer.Ordinal);
        if (applications.FirstOrDefault(a => !known.Contains(a)) is { } foreign)
            throw new RefusedException(MarkRefusals.NotInRound(Excerpt.Of(foreign)));
        var barred = await conflicts.BarredAsync(actor.PersonId, roundId, cancellation);
        if (applications.FirstOrDefault(barred.Contains) is { } own) throw new RefusedException(MarkRefusals.OwnConflict(own));
    }
}
