namespace Funding.Workflows.Stages.Ranking;

/// <summary>综合排序: the ranking is computed, stored with its inputs and hashed.</summary>
public sealed class RankingActs(
    ITableStore tables, IBlobStore blobs, RoundStore rounds, ApplicationStore applications, RoundOrders orders, StageOffers offers,
    GrantActs grants, GrantWaitActs waits, TimeProvider clock)
{
    /// <summary>Where the programme gives money it is reserved first; where it is not there the ranking waits.</summary>
    public async Task<ActDone> RankAsync(Round round, CancellationToken cancellation)
    {
        var version = round.RankingVersion + 1;
        var programme = await rounds.GetProgrammeAsync(round.Id, cancellation);
        var built = await new RankingBuilder(tables, blobs, rounds, applications, offers).BuildAsync(round, programme, cancellation);
        var selected = built.File.Result.Selected.Select(e => e.Key).ToHashSet();
        var money = programme.Money is null ? null : await grants.AllocateAsync(
            round, programme, version,
            [
                .. built.Rows.Where(r => selected.Contains(r.Entry.Key))
                    .Select(r => new GrantPlace(r.ApplicationId, r.Entry.Key, r.Entry.Rank!.Value)
                    {
                        Bid = r.Entry is { Bid.Price: { } price, Granted: { } granted } ? price * granted : null,
                    }),
            ],
            new(RoundKeys.Partition(round.Id), RoundKeys.Ranking(version)), cancellation);
        if (money is { Lack: { } lack })
        {
            return await waits.HoldAsync(round, lack, cancellation) with { Stays = true };
        }

        var over = money is null ? null : await waits.OverAsync(round, cancellation);
        var row = new RankingRow(
            version, built.File.Hash, clock.GetUtcNow(), built.Rows.Count, selected.Count, built.File.Result.ReserveList.Count(),
            await WriteAsync(round.Id, version, "committee", built.File, cancellation),
            await WriteAsync(round.Id, version, "public", built.File.ForPublic(selected), cancellation),
            await WriteAsync(round.Id, version, "stability", Stability.Report(built.File.Inputs), cancellation))
        {
            Strata = StratumFigures.Of(built.File.Inputs.Rules, built.File.Result),
            Granted = built.File.Inputs.Rules.Budget is null ? null : built.File.Result.Selected.Sum(e => e.Granted),
        };
        await orders.WriteAsync(round.Id, version, built.Rows, cancellation);
        return new ActDone(round with { RankingVersion = version, RankingHash = row.Hash }, commit =>
        {
            commit.Upsert(RoundKeys.Ranking(version), row)
                .Audit(AuditNote.By(Actor.Rule("ranking"), "ranked", round.Id, ("version", $"{version}"), ("hash", row.Hash)));
            over?.Invoke(commit);
            if (money?.Allocation is { } shared)
            {
                commit.Upsert(GrantKeys.Allocation(version), shared).Audit(AuditNote.By(
                    Actor.Rule("ranking"), "money-shared-out", round.Id, ("line", $"{shared.Line}"), ("total", $"{shared.Total}"),
                    ("left", $"{shared.Left}"), ("hash", shared.Hash)));
            }
        });
    }

    /// <summary>
    /// A ranking that the committee returned waits for an administrator's word before it is computed again; its money is free.
    /// </summary>
    public async Task<Round> HoldAsync(Round entering, CancellationToken cancellation)
    {
        if (await orders.FindAsync(entering, cancellation) is not { Value.ReturnedBy: not null })
        {
            return entering;
        }

        await grants.ReleaseAllAsync(entering, cancellation);
        return entering with { RankingHeldSince = clock.GetUtcNow() };
    }

    private async Task<string> WriteAsync<T>(string roundId, int version, string kind, T value, CancellationToken cancellation)
    {
        var name = RoundBlobs.OfRanking(roundId, version, kind);
        await RoundBlobs.WriteAsync(blobs, name, value, cancellation);
        return name;
    }
}
