namespace Funding.Workflows.Stages.Ranking;

/// <summary>综合排序: the ranking is computed, stored with its inputs and hashed.</summary>
public sealed class RankingActs(
    ITableStore tables, IBlobStore blobs, RoundStore rounds, RoundOrders orders, StageOffers offers, TimeProvider clock)
{
    public async Task<ActDone> RankAsync(Round round, CancellationToken cancellation)
    {
        var version = round.RankingVersion + 1;
        var programme = await rounds.GetProgrammeAsync(round.Id, cancellation);
        var built = await new RankingBuilder(tables, blobs, rounds, offers).BuildAsync(round, programme, cancellation);
        var selected = built.File.Result.Selected.Select(e => e.Key).ToHashSet();
        var row = new RankingRow(
            version, built.File.Hash, clock.GetUtcNow(), built.Rows.Count, selected.Count, built.File.Result.ReserveList.Count(),
            await WriteAsync(round.Id, version, "committee", built.File, cancellation),
            await WriteAsync(round.Id, version, "public", built.File.ForPublic(selected), cancellation),
            await WriteAsync(round.Id, version, "stability", Stability.Report(built.File.Inputs), cancellation));
        await orders.WriteAsync(round.Id, version, built.Rows, cancellation);
        return new ActDone(round with { RankingVersion = version, RankingHash = row.Hash }, commit => commit
            .Upsert(RoundKeys.Ranking(version), row)
            .Audit(AuditNote.By(Actor.Rule("ranking"), "ranked", round.Id, ("version", $"{version}"), ("hash", row.Hash))));
    }

    /// <summary>A ranking that the committee returned waits for an administrator's word before it is computed again.</summary>
    public async Task<Round> HoldAsync(Round entering, CancellationToken cancellation) =>
        await orders.FindAsync(entering, cancellation) is { Value.ReturnedBy: not null }
            ? entering with { RankingHeldSince = clock.GetUtcNow() }
            : entering;

    private async Task<string> WriteAsync<T>(string roundId, int version, string kind, T value, CancellationToken cancellation)
    {
        var name = $"{RoundBlobs.Outcomes(roundId)}ranking-{version}-{kind}.json";
        using var content = new MemoryStream(Encoding.UTF8.GetBytes(FundingJson.Serialize(value)));
        await blobs.PutAsync(name, content, "application/json", cancellation: cancellation);
        return name;
    }
}
