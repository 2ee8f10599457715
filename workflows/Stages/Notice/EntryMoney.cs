namespace Funding.Workflows.Stages.Notice;

/// <summary>The money of the notice's entries: whoever leaves frees its own, whoever moves up is reserved for first.</summary>
public sealed class EntryMoney(ITableStore tables, GrantActs grants, GrantWaitActs waits, CommitWriter commits)
{
    private static readonly IReadOnlySet<string> None = new HashSet<string>();

    /// <summary>As the notice opens: for whoever moved up since the ranking, in order; safe to repeat.</summary>
    /// <returns>Ids of applications that do not move up, for there is no money; the office is told.</returns>
    public async Task<IReadOnlySet<string>> OpenAsync(Round round, Programme programme, RoundPlaces places, CancellationToken cancellation)
    {
        if (programme.Money is null || await grants.AllocationAsync(round, cancellation) is null) return None;
        var unpaid = new HashSet<string>(StringComparer.Ordinal);
        foreach (var amount in await grants.AmountsAsync(round.Id, round.RankingVersion, cancellation))
            if (!places.Holds(amount.ApplicationId)) await grants.ReleaseAsync(round, programme, amount.ApplicationId, cancellation);
        foreach (var promotion in places.Succession.Promotions)
        {
            var next = places.ByKey[promotion.Key];
            if (!places.Holds(next.ApplicationId)) continue;
            var commit = new Commit(RoundKeys.Partition(round.Id));
            var leaving = places.ByKey[promotion.InPlaceOf].ApplicationId;
            var waiting = await tables.GetAsync(commit.Partition, GrantKeys.PlaceWait(leaving), cancellation);
            if (!await MoveUpAsync(commit, round, programme, next, leaving, waiting, cancellation))
                unpaid.Add(next.ApplicationId);
            await commits.SaveAsync(commit, cancellation);
        }

        return unpaid;
    }

    /// <summary>Reserves for one who takes the place of another, whose money is free by then.</summary>
    /// <param name="commit">The record of it; or where it is the first time, the place's wait and the mails that tell why.</param>
    /// <param name="waiting">The row by which the place waits for money already; null where it does not.</param>
    /// <returns>Whether it moves up.</returns>
    public async Task<bool> MoveUpAsync(
        Commit commit, Round round, Programme programme, RankedApplication next, string leaving, Row? waiting,
        CancellationToken cancellation)
    {
        await grants.ReleaseAsync(round, programme, leaving, cancellation);
        var (lack, amount) = await grants.PromoteAsync(
            round, programme, new(next.ApplicationId, next.Entry.Key, next.Entry.Rank!.Value), leaving,
            new(commit.Partition, RoundKeys.NoticeEntry(next.ApplicationId)), cancellation);
        if (lack is not null)
        {
            if (waiting is null)
                await waits.NotPromotedAsync(
                    commit, round, leaving, next.ApplicationId, Application.NameOf(next.Title, next.OrganisationName), lack, cancellation);
            return false;
        }

        if (waiting is not null) commit.Delete(waiting.Key, waiting.ETag);

        commit.Upsert(GrantKeys.Amount(round.RankingVersion, next.ApplicationId), amount!)
            .Audit(AuditNote.By(
                Actor.Rule("reserve"), "money-moved-up", next.ApplicationId, ("for", leaving), ("amount", $"{amount!.Amount}")));
        return true;
    }
}
