namespace Funding.Workflows.Compose;

/// <summary>
/// Composing a programme: every change is a version, whoever makes it; what has faults is kept and not released. A release is one row
/// that is inserted once, beside the count of all releases, and is what the catalogue follows.
/// </summary>
public sealed class ComposeCommands(
    ITableStore tables, Catalogue catalogue, ReleasedStore released, PeopleStore people, CommitWriter commits, TimeProvider clock)
{
    // Of one batch.
    private const int MostTold = 50;

    /// <param name="text">In the form of a programme's file; a map of settings, right or wrong.</param>
    /// <exception cref="RefusedException">It is no map of settings, too long, or there are too many drafts.</exception>
    public async Task<ComposeDraft> BeginAsync(Actor actor, string text, CancellationToken cancellation = default)
    {
        actor.Demand(Right.ComposeProgramme);
        var root = DraftText.Demand(text);
        var open = await tables.EnumerateAsync<ComposeSummary>(ComposeKeys.List, KeyRange.All, cancellation)
            .CountAsync(d => d.Value.ReleasedAs is null, cancellation);
        if (open >= ComposeDraft.Most) throw new RefusedException(ComposeRefusals.TooMany(ComposeDraft.Most));
        await released.RefreshAsync(cancellation);
        var now = clock.GetUtcNow();
        var id = TimeOrderedId.New(now);
        var named = DraftText.NameOf(root);
        var draft = new ComposeDraft(
            id, named.Id, named.Name, text, 1, actor.Name, now, [actor.PersonId], released.NewestOf(named.Id)?.Number ?? 0);
        await commits.SaveAsync(
            Written(
                new Commit(ComposeKeys.Partition(id)) { Begins = true }.Insert(ComposeKeys.Draft, draft), draft, ComposeAct.Begun, "")
                .Audit(AuditNote.By(actor, "programme-draft-begun", id, ("programme", named.Id), ("hash", Sha256Hex.Of(text)))),
            cancellation);
        return draft;
    }

    /// <summary>Keeps a change as the next version; what changes nothing makes none.</summary>
    /// <param name="version">Of the draft that was read.</param>
    /// <param name="path">The setting that it is about; empty for the whole.</param>
    /// <exception cref="RefusedException">Saved since by another, proposed, released, too long, or with too many versions.</exception>
    public Task<ComposeDraft> SaveAsync(
        Actor actor, string id, int version, JsonObject settings, ComposeAct what, string path,
        CancellationToken cancellation = default) => SaveAsync(actor, id, version, YamlText.Of(settings), what, path, cancellation);

    /// <inheritdoc cref="SaveAsync(Actor, string, int, JsonObject, ComposeAct, string, CancellationToken)"/>
    public async Task<ComposeDraft> SaveAsync(
        Actor actor, string id, int version, string text, ComposeAct what, string path, CancellationToken cancellation = default)
    {
        actor.Demand(Right.ComposeProgramme);
        var stored = await FindAsync(id, cancellation);
        var draft = stored.Value;
        DemandOpen(draft);
        if (draft.Version != version) throw new RefusedException(ComposeRefusals.SavedSince(draft.SavedBy));
        if (IsSame(draft.Text, text, what)) return draft;
        if (version >= ComposeDraft.MostVersions) throw new RefusedException(ComposeRefusals.TooManyVersions(ComposeDraft.MostVersions));
        var named = DraftText.NameOf(DraftText.Demand(text));
        var saved = draft with
        {
            ProgrammeId = named.Id,
            Name = named.Name,
            Text = text,
            Version = version + 1,
            SavedBy = actor.Name,
            SavedAt = clock.GetUtcNow(),
            Authors = [.. draft.Authors.Union([actor.PersonId])],
            Base = named.Id == draft.ProgrammeId ? draft.Base : released.NewestOf(named.Id)?.Number ?? 0,
        };
        await commits.SaveOrRefuseAsync(
            Written(new Commit(ComposeKeys.Partition(id)).Replace(stored, saved), saved, what, path)
                .Audit(AuditNote.By(
                    actor, "programme-draft-saved", id, ("version", $"{saved.Version}"), ("what", $"{what}"), ("setting", path),
                    ("hash", Sha256Hex.Of(text)))),
            cancellation);
        return saved;
    }

    /// <summary>Asks the other administrators, by mail, to release it as it stands.</summary>
    /// <exception cref="RefusedException">It has faults, or another version of the programme was released since it was begun.</exception>
    public async Task ProposeAsync(Actor actor, string id, int version, CancellationToken cancellation = default)
    {
        actor.Demand(Right.ComposeProgramme);
        var stored = await FindAsync(id, cancellation);
        DemandOpen(stored.Value);
        if (stored.Value.Version != version) throw new RefusedException(ComposeRefusals.SavedSince(stored.Value.SavedBy));
        await released.RefreshAsync(cancellation);
        DemandReleasable(stored.Value);
        var proposed = stored.Value with { Proposal = new(actor.PersonId, actor.Name, clock.GetUtcNow()), Returned = null };
        var commit = Replaced(
            stored, proposed,
            AuditNote.By(actor, "programme-proposed", id, ("version", $"{version}"), ("hash", Sha256Hex.Of(proposed.Text))));
        var others = (await people.InRoleAsync(Role.Administrator, null, cancellation)).Where(a => !proposed.Authors.Contains(a.Id));
        foreach (var other in others.Take(MostTold))
            commit.Mail($"mail:ReleaseAsked:{id}:{version}:{other.Id}", ComposeMails.Asked(other.Id, proposed, actor.Name));
        await commits.SaveOrRefuseAsync(commit, cancellation);
    }

    /// <summary>Takes a proposal back, or gives it back with a reason: it may be changed again.</summary>
    /// <param name="reason">Null from who takes it back.</param>
    public async Task ReturnAsync(Actor actor, string id, string? reason, CancellationToken cancellation = default)
    {
        var stored = await FindAsync(id, cancellation);
        var mine = stored.Value.Authors.Contains(actor.PersonId);
        actor.Demand(mine ? Right.ComposeProgramme : Right.ReleaseProgramme);
        if (stored.Value is not { Proposal: { } proposal, ReleasedAs: null }) throw new RefusedException(ComposeRefusals.NotProposed());
        var why = mine ? null : Reasons.Demand(reason);
        var commit = Replaced(
            stored,
            stored.Value with
            {
                Proposal = null,
                Returned = why is null ? null : new(actor.PersonId, actor.Name, why, clock.GetUtcNow()),
            },
            AuditNote.By(actor, "programme-given-back", id, ("version", $"{stored.Value.Version}"), ("reason", why ?? "")));
        if (why is not null)
        {
            commit.Mail(
                $"mail:ReleaseReturned:{id}:{stored.Value.Version}",
                ComposeMails.Returned(stored.Value, proposal, actor.Name, why));
        }

        await commits.SaveOrRefuseAsync(commit, cancellation);
    }

    /// <summary>Another version of the programme was released since: it was looked at, and this draft follows it.</summary>
    public async Task FollowAsync(Actor actor, string id, CancellationToken cancellation = default)
    {
        actor.Demand(Right.ComposeProgramme);
        var stored = await FindAsync(id, cancellation);
        DemandOpen(stored.Value);
        await released.RefreshAsync(cancellation);
        var newest = released.NewestOf(stored.Value.ProgrammeId)?.Number ?? 0;
        if (newest == stored.Value.Base) return;
        await commits.SaveOrRefuseAsync(
            Replaced(
                stored, stored.Value with { Base = newest },
                AuditNote.By(actor, "programme-draft-follows", id, ("number", $"{newest}"))),
            cancellation);
    }

    /// <summary>The second administrator releases what another one proposed: from now on rounds are launched by it.</summary>
    /// <param name="typed">The last four characters of the programme's id.</param>
    /// <exception cref="RefusedException">Of one's own, with faults, or after another version that it does not follow.</exception>
    public async Task<ReleasedVersion> ReleaseAsync(Actor actor, string id, string? typed, CancellationToken cancellation = default)
    {
        actor.Demand(Right.ReleaseProgramme);
        var stored = await FindAsync(id, cancellation);
        var draft = stored.Value;
        if (draft.ReleasedAs is not null) throw new RefusedException(ComposeRefusals.Released());
        if (draft.Proposal is not { } proposal) throw new RefusedException(ComposeRefusals.NotProposed());
        if (draft.Authors.Contains(actor.PersonId) || proposal.By == actor.PersonId)
            throw new RefusedException(ComposeRefusals.SecondPerson());
        TypedConfirmation.Demand(typed, draft.ProgrammeId);
        var head = await released.RefreshAsync(cancellation);
        // Released a moment ago, and its own row does not say so yet.
        if (released.Known.FirstOrDefault(v => v.Draft == id) is not { } version)
        {
            DemandReleasable(draft);
            version = new ReleasedVersion(
                draft.ProgrammeId, draft.Base + 1, draft.Text, id, draft.Version, proposal.Name, actor.Name, clock.GetUtcNow());
            await commits.SaveOrRefuseAsync(
                new Commit(HomeKeys.System)
                    .Put(ReleasedVersion.HeadKey, head, new ReleaseHead((head?.Value.Count ?? 0) + 1))
                    .Insert(version.Key, version)
                    .Audit(AuditNote.By(
                        actor, "programme-released", draft.ProgrammeId, ("number", $"{version.Number}"), ("draft", id),
                        ("version", $"{draft.Version}"), ("proposed", proposal.By), ("hash", Sha256Hex.Of(draft.Text)))),
                cancellation);
            await released.RefreshAsync(cancellation);
        }

        var commit = Replaced(
            stored, draft with { ReleasedAs = version.Number },
            AuditNote.By(actor, "programme-released", id, ("number", $"{version.Number}")));
        commit.Mail($"mail:ReleaseDone:{id}", ComposeMails.Done(draft, proposal, version));
        await commits.SaveOrRefuseAsync(commit, cancellation);
        return version;
    }

    /// <summary>Takes a draft that was not released from the list; its versions stay in its home.</summary>
    public async Task DropAsync(Actor actor, string id, CancellationToken cancellation = default)
    {
        actor.Demand(Right.ComposeProgramme);
        var stored = await FindAsync(id, cancellation);
        DemandOpen(stored.Value);
        await commits.SaveOrRefuseAsync(
            new Commit(ComposeKeys.Partition(id)).Delete(ComposeKeys.Draft, stored.ETag)
                .Audit(AuditNote.By(actor, "programme-draft-dropped", id, ("version", $"{stored.Value.Version}"))),
            cancellation);
        await Attempts.OnceAsync(
            ConflictKind.Absent, () => tables.CommitAsync(ComposeKeys.List, [new DeleteRow(id)], cancellation), cancellation);
    }

    private static Commit Replaced(Stored<ComposeDraft> stored, ComposeDraft changed, AuditNote note) =>
        new Commit(ComposeKeys.Partition(changed.Id)).Replace(stored, changed)
            .WriteElsewhere(ComposeKeys.List, changed.Id, changed.Summary).Audit(note);

    /// <summary>What was filled in and changes no setting leaves the comments of a file where they are.</summary>
    private static bool IsSame(string before, string after, ComposeAct what) => before == after
        || (what is not ComposeAct.Imported && JsonNode.DeepEquals(DraftText.Demand(before), DraftText.Demand(after)));

    private static Commit Written(Commit commit, ComposeDraft draft, ComposeAct what, string path) => commit
        .Insert(ComposeKeys.Version(draft.Version), new ComposeVersion(draft.Version, what, path, draft.SavedBy, draft.SavedAt))
        .Insert(ComposeKeys.Text(draft.Version), draft.Text)
        .WriteElsewhere(ComposeKeys.List, draft.Id, draft.Summary);

    private Task<Stored<ComposeDraft>> FindAsync(string id, CancellationToken cancellation) =>
        ComposeQueries.FindAsync(tables, id, cancellation);

    private static void DemandOpen(ComposeDraft draft)
    {
        if (draft.ReleasedAs is not null) throw new RefusedException(ComposeRefusals.Released());
        if (draft.Proposal is { } proposal) throw new RefusedException(ComposeRefusals.Proposed(proposal.Name));
    }

    private void DemandReleasable(ComposeDraft draft)
    {
        if (released.NewestOf(draft.ProgrammeId) is { } newest && newest.Number != draft.Base)
            throw new RefusedException(ComposeRefusals.Followed(newest.Number, newest.ReleasedBy));
        var reading = ProgrammeTextLoader.Read(catalogue, draft.Text);
        if (reading.Steps is null) throw new RefusedException(ComposeRefusals.HasFaults(reading.Problems.Count));
    }
}
