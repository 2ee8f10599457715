namespace Funding.Workflows.Awards.Changes;

/// <summary>What was done about an award, and who acts for its holder.</summary>
public sealed class AwardChangeStore(ITableStore tables, OrganisationStore organisations, MergerStore mergers)
{
    /// <summary>The first act first: two queries, and none where nothing was done.</summary>
    public async Task<IReadOnlyList<NumberedAct>> ActsAsync(AwardHome award, CancellationToken cancellation = default)
    {
        if (award.Acts == 0) return [];
        var partition = AwardKeys.Partition(award.Id);
        var papers = await tables.EnumerateAsync<DutyPapers>(partition, KeyRange.Prefix(AwardChangeKeys.Papers), cancellation)
            .ToDictionaryAsync(row => row.Key, row => row.Value, cancellationToken: cancellation);
        var acts = await tables.EnumerateAsync<AwardAct>(partition, KeyRange.Prefix(AwardChangeKeys.Acts), cancellation)
            .Select(a => a.Value).ToListAsync(cancellation);
        return
        [
            .. acts.Index().Select(a => new NumberedAct(
                a.Index + 1, a.Item, papers.GetValueOrDefault(AwardChangeKeys.PapersOf(a.Index + 1))?.Documents[0])),
        ];
    }

    /// <returns>Null before one was uploaded.</returns>
    public Task<Stored<DutyPapers>?> PapersAsync(string awardId, int number, CancellationToken cancellation = default) =>
        tables.GetAsync<DutyPapers>(AwardKeys.Partition(awardId), AwardChangeKeys.PapersOf(number), cancellation);

    /// <returns>The last withdrawal, ended or not; null for none.</returns>
    public Task<Stored<AwardWithdrawal>?> WithdrawalAsync(string awardId, CancellationToken cancellation = default) =>
        tables.GetAsync<AwardWithdrawal>(AwardKeys.Partition(awardId), AwardChangeKeys.Withdrawal, cancellation);

    /// <summary>
    /// Person ids: those of the application, or of an award taken over the confirmed people of the organisation, under its own code and the
    /// one that it was merged into.
    /// </summary>
    public async Task<IReadOnlyList<string>> HoldersAsync(AwardHome award, CancellationToken cancellation = default)
    {
        if (award.Editors.Count > 0) return award.Editors;
        var own = (await organisations.FindAsync(award.Holder, cancellation))?.Value.Members ?? [];
        var stays = await mergers.FindAsync(award.Holder, cancellation) is { Value: { Holds: true } merger }
            ? (await organisations.FindAsync(merger.Into, cancellation))?.Value.Members ?? [] : [];
        return [.. own.Union(stays)];
    }

    /// <exception cref="RefusedException">The actor acts for the holder: nobody of the office acts on an award of their own.</exception>
    public async Task DemandNotHolderAsync(Actor actor, AwardHome award, CancellationToken cancellation = default)
    {
        if ((await HoldersAsync(award, cancellation)).Contains(actor.PersonId))
            throw new RefusedException(AwardChangeRefusals.OwnAward());
    }
}
