namespace Funding.Platform.Links;

/// <summary>
/// Issues, opens, counts and revokes links. Opening changes nothing; only <see cref="CountUseAsync"/>, called on POST, does.
/// </summary>
public sealed class LinkService(ITableStore store, LinkKeyRing keys, TimeProvider time)
{
    /// <summary>Issues a link with a random id.</summary>
    public Task<LinkRecord> IssueAsync(string personId, LinkTerms terms, CancellationToken cancellation = default) =>
        IssueAsync(LinkToken.NewId(), personId, terms, null, null, cancellation);

    /// <summary>Issues the one link of a mail: trying the effect again finds the same link as it is by then.</summary>
    public Task<LinkRecord> IssueForMailAsync(
        string? roundId, string effectKey, string personId, LinkTerms terms, CancellationToken cancellation = default) =>
        IssueAsync(LinkToken.IdOfEffect($"{roundId}|{effectKey}"), personId, terms, roundId, effectKey, cancellation);

    /// <summary>The text for the address: a secret, for a mail or for the terminal of the machine's owner only.</summary>
    public string TokenOf(LinkRecord link) => LinkToken.Derive(link, keys.Find(link.KeyId)
        ?? throw new InvalidOperationException($"The key ring no longer holds key {link.KeyId}; revoke the link and issue a fresh one."));

    /// <summary>The live link behind a token, for the act of one purpose.</summary>
    /// <exception cref="RefusedException">A reason of <see cref="LinkRefusals"/>.</exception>
    public Task<LinkRecord> FindAsync(string? token, LinkPurpose purpose, CancellationToken cancellation = default) =>
        FindAsync(token, (LinkPurpose?)purpose, cancellation);

    /// <summary>The live link behind a token, whatever it is for: the landing page leads on by its purpose. Changes nothing.</summary>
    /// <exception cref="RefusedException">A reason of <see cref="LinkRefusals"/>.</exception>
    public Task<LinkRecord> OpenAsync(string? token, CancellationToken cancellation = default) => FindAsync(token, null, cancellation);

    /// <returns>Null when absent.</returns>
    public async Task<LinkRecord?> FindByIdAsync(string id, CancellationToken cancellation = default) =>
        (await FindRowAsync(id, cancellation))?.Value;

    /// <summary>Counts one act. Of two simultaneous POSTs with a single-use link one gets through, the other is refused.</summary>
    /// <exception cref="RefusedException">Revoked, expired or used up by now.</exception>
    public Task<LinkRecord> CountUseAsync(string id, CancellationToken cancellation = default) =>
        ChangeAsync(id, link =>
        {
            DemandLive(link);
            return link with { Uses = link.Uses + 1 };
        }, cancellation);

    /// <summary>Ends the link at once; revoking again keeps the first moment.</summary>
    public Task<LinkRecord> RevokeAsync(string id, CancellationToken cancellation = default) =>
        ChangeAsync(id, link => link with { RevokedAt = link.RevokedAt ?? time.GetUtcNow() }, cancellation);

    /// <summary>A person's links, the latest expiry first; 1 to 50 a page, one transaction a link beside the page's own.</summary>
    public async Task<LinkPage> ListByPersonAsync(
        string personId, int pageSize = 20, string? continuation = null, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(pageSize, 50);
        var page = await store.QueryAsync(LinkRows.PersonPartition(personId), KeyRange.All, pageSize, continuation, cancellation);
        var links = await Task.WhenAll(page.Rows.Select(row => FindByIdAsync(LinkRows.IdOfIndexKey(row.Key), cancellation)));
        return new LinkPage([.. links.OfType<LinkRecord>()], page.Continuation);
    }

    /// <summary>Ends every link of a person that was issued before a moment and still opens something.</summary>
    public async Task RevokeEarlierAsync(string personId, DateTimeOffset before, CancellationToken cancellation = default)
    {
        LinkPage? page = null;
        do
        {
            page = await ListByPersonAsync(personId, 50, page?.Continuation, cancellation);
            foreach (var link in page.Links.Where(l => l.IssuedAt < before && l.IsLive(time.GetUtcNow())))
                await RevokeAsync(link.Id, cancellation);
        }
        // The latest expiry comes first: behind one that is over all are.
        while (page.Continuation is not null && page.Links.All(l => l.Terms.ExpiresAt > time.GetUtcNow()));
    }

    /// <summary>The link behind a token whether or not it still opens anything.</summary>
    /// <exception cref="RefusedException">It is none of ours, or of another purpose.</exception>
    public Task<LinkRecord> FindGenuineAsync(string? token, LinkPurpose purpose, CancellationToken cancellation = default) =>
        FindGenuineAsync(token, (LinkPurpose?)purpose, cancellation);

    /// <returns>Why it opens nothing any more; null while it does.</returns>
    public static Refusal? Over(LinkRecord link, DateTimeOffset now) =>
        link.RevokedAt is not null ? LinkRefusals.Revoked
        : link.UsedUp ? LinkRefusals.UsedUp
        : now < link.Terms.ExpiresAt ? null
        : link.Terms.Purpose == LinkPurpose.SignIn ? LinkRefusals.Expired : LinkRefusals.DeskExpired;

    private async Task<LinkRecord> FindAsync(string? token, LinkPurpose? purpose, CancellationToken cancellation)
    {
        var link = await FindGenuineAsync(token, purpose, cancellation);
        DemandLive(link);
        return link;
    }

    private async Task<LinkRecord> FindGenuineAsync(string? token, LinkPurpose? purpose, CancellationToken cancellation)
    {
        var id = LinkToken.IdIn(token) ?? throw new RefusedException(LinkRefusals.Malformed);
        var link = await FindByIdAsync(id, cancellation);
        if (link is null || keys.Find(link.KeyId) is not { } key || !LinkToken.IsGenuine(token!, link, key))
            throw new RefusedException(LinkRefusals.Malformed);
        if (purpose is not null && link.Terms.Purpose != purpose)
            throw new RefusedException(LinkRefusals.WrongPurpose);
        return link;
    }

    private async Task<LinkRecord> IssueAsync(
        string id, string personId, LinkTerms terms, string? roundId, string? effectKey, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(terms.AllowedUses ?? 1, 1);
        var link = new LinkRecord
        {
            Id = id,
            PersonId = personId,
            Terms = terms,
            KeyId = keys.CurrentId,
            RoundId = roundId,
            EffectKey = effectKey,
            IssuedAt = time.GetUtcNow(),
        };

        // The index first: a crash leaves an entry that leads nowhere, which lists skip, never a link that no list shows.
        var index = new UpsertRow(LinkRows.IndexKey(link), new Dictionary<string, string> { ["Purpose"] = terms.Purpose.ToString() });
        await store.CommitAsync(LinkRows.PersonPartition(personId), index, cancellation);
        if (await Attempts.OnceAsync(
            ConflictKind.Exists, () => store.CommitAsync(LinkRows.Partition(id), RowCodec.Insert(id, link), cancellation), cancellation))
            return link;
        var earlier = (await FindByIdAsync(id, cancellation))!;
        return earlier.PersonId == personId && earlier.Terms.Purpose == terms.Purpose && earlier.Terms.Subject == terms.Subject
            ? earlier
            : throw new InvalidOperationException($"Effect {effectKey} already has a link of another person or purpose.");
    }

    private async Task<LinkRecord> ChangeAsync(string id, Func<LinkRecord, LinkRecord> change, CancellationToken cancellation)
    {
        while (true)
        {
            var row = await FindRowAsync(id, cancellation) ?? throw new RefusedException(LinkRefusals.NoSuchLink);
            var link = change(row.Value);
            // Changed, somebody else counted or revoked: look at the row as it is now.
            if (await Attempts.OnceAsync(
                ConflictKind.Changed,
                () => store.CommitAsync(LinkRows.Partition(id), RowCodec.Replace(row, link), cancellation),
                cancellation))
                return link;
        }
    }

    private async Task<Stored<LinkRecord>?> FindRowAsync(string id, CancellationToken cancellation) =>
        LinkToken.IsId(id) ? await store.GetAsync<LinkRecord>(LinkRows.Partition(id), id, cancellation) : null;

    private void DemandLive(LinkRecord link)
    {
        if (Over(link, time.GetUtcNow()) is { } refusal)
            throw new RefusedException(refusal);
    }
}
