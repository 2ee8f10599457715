namespace Funding.Workflows.Launches;

/// <summary>Drafts of launches: every administrator sees all of them and may go on with any.</summary>
public sealed class LaunchDraftCommands(ITableStore tables, IBlobStore blobs, TimeProvider clock)
{
    private const string Partition = "launch-drafts";

    /// <summary>The last saved first.</summary>
    public async Task<IReadOnlyList<LaunchDraft>> ListAsync(Actor actor, CancellationToken cancellation = default)
    {
        actor.Demand(Right.LaunchRound);
        var drafts = await tables.EnumerateAsync<LaunchDraft>(Partition, KeyRange.All, cancellation)
            .Select(d => d.Value).ToListAsync(cancellation);
        return [.. drafts.OrderByDescending(d => d.SavedAt).ThenBy(d => d.Id, StringComparer.Ordinal)];
    }

    /// <exception cref="RefusedException">There is none: it was deleted, or its round is launched.</exception>
    public async Task<LaunchDraft> GetAsync(Actor actor, string id, CancellationToken cancellation = default)
    {
        actor.Demand(Right.LaunchRound);
        return (await FindAsync(id, cancellation)).Value;
    }

    /// <exception cref="RefusedException">It is too large, or there are too many.</exception>
    public async Task<LaunchDraft> CreateAsync(
        Actor actor, string programmeId, IReadOnlyDictionary<string, IReadOnlyList<string>> typed, CancellationToken cancellation = default)
    {
        actor.Demand(Right.LaunchRound);
        Demand(typed);
        if ((await ListAsync(actor, cancellation)).Count >= LaunchDraft.Most)
        {
            throw new RefusedException(LaunchRefusals.TooManyDrafts(LaunchDraft.Most));
        }

        var now = clock.GetUtcNow();
        var draft = new LaunchDraft(TimeOrderedId.New(now), programmeId, typed, 1, actor.Name, now);
        await tables.CommitAsync(Partition, [RowCodec.Insert(draft.Id, draft)], cancellation);
        return draft;
    }

    /// <param name="version">Of the draft that was read.</param>
    /// <exception cref="RefusedException">There is none, it is too large, or somebody saved it since.</exception>
    public async Task<LaunchDraft> SaveAsync(
        Actor actor, string id, int version, IReadOnlyDictionary<string, IReadOnlyList<string>> typed,
        CancellationToken cancellation = default)
    {
        actor.Demand(Right.LaunchRound);
        Demand(typed);
        var stored = await FindAsync(id, cancellation);
        if (stored.Value.Version != version)
        {
            throw new RefusedException(LaunchRefusals.DraftSavedSince(stored.Value.SavedBy));
        }

        var saved = stored.Value with
        {
            Typed = typed,
            Version = version + 1,
            SavedBy = actor.Name,
            SavedAt = clock.GetUtcNow(),
            ProposedBy = null,
        };
        await ReplaceAsync(stored, saved, cancellation);
        return saved;
    }

    /// <summary>Marks that another administrator is asked to launch it as it is.</summary>
    /// <exception cref="RefusedException">There is none, or somebody saved it at the same moment.</exception>
    internal async Task MarkProposedAsync(Actor actor, string id, CancellationToken cancellation)
    {
        var stored = await FindAsync(id, cancellation);
        await ReplaceAsync(stored, stored.Value with { ProposedBy = actor.PersonId }, cancellation);
    }

    /// <summary>Deletes it with whatever is kept beside it; nothing where it is gone already.</summary>
    public async Task DeleteAsync(Actor actor, string id, CancellationToken cancellation = default)
    {
        actor.Demand(Right.LaunchRound);
        if (RouteIds.CouldBe(id) && await tables.GetAsync<LaunchDraft>(Partition, id, cancellation) is not null)
        {
            await foreach (var kept in blobs.EnumerateAsync(LaunchDraft.BlobsOf(id), cancellation))
            {
                await blobs.DeleteAsync(kept.Name, cancellation);
            }

            await Attempts.OnceAsync(
                ConflictKind.Absent, () => tables.CommitAsync(Partition, [new DeleteRow(id)], cancellation), cancellation);
        }
    }

    private async Task ReplaceAsync(Stored<LaunchDraft> stored, LaunchDraft draft, CancellationToken cancellation)
    {
        if (!await Attempts.OnceAsync(
            () => tables.CommitAsync(Partition, [RowCodec.Replace(stored, draft)], cancellation), cancellation))
        {
            throw new RefusedException(StorageRefusals.ChangedMeanwhile());
        }
    }

    private async Task<Stored<LaunchDraft>> FindAsync(string id, CancellationToken cancellation) =>
        RouteIds.CouldBe(id) && await tables.GetAsync<LaunchDraft>(Partition, id, cancellation) is { } found
            ? found
            : throw new RefusedException(LaunchRefusals.NoDraft());

    private static void Demand(IReadOnlyDictionary<string, IReadOnlyList<string>> typed)
    {
        if (LaunchDraft.TooLarge(typed) is { } refusal)
        {
            throw new RefusedException(refusal);
        }
    }
}
