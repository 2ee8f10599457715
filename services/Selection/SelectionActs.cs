using System.Text;
using Funding.Services.Audit;
using Funding.Services.Outbox;
using Funding.Services.Rounds;
using Funding.Services.Storage;
using Funding.Workflows.Orchestration;
using Funding.Workflows.Roles;
using Funding.Workflows.Rounds;
using Funding.Workflows.Selection;
using Funding.Workflows.Time;

namespace Funding.Services.Selection;

/// <summary>综合评议: the ranking is computed, stored with its inputs and hashed.</summary>
public sealed class SelectionActs(
    ITableStore tables, IBlobStore blobs, RoundStore rounds, WorkingCalendar calendar, CommitWriter commits, TimeProvider clock)
{
    // A row carries the experts' comments: forty stay far below a batch's four mebibytes.
    private const int RowsPerCommit = 40;

    public async Task<Nothing> RankAsync(string roundId, CancellationToken cancellation)
    {
        var stored = await rounds.GetAsync(roundId, cancellation);
        var round = stored.Value;
        if (round.Stage != RoundStage.Ranking || round.RankingOnHold)
        {
            return Nothing.Value;
        }

        var version = round.RankingVersion + 1;
        var programme = await rounds.GetProgrammeAsync(roundId, cancellation);
        var built = await new RankingBuilder(tables, blobs, rounds).BuildAsync(round, programme, cancellation);
        var selected = built.File.Result.Selected.Select(e => e.Key).ToHashSet();
        var row = new RankingRow(
            version, built.File.Hash, clock.GetUtcNow(), built.Rows.Count, selected.Count, built.File.Result.ReserveList.Count(),
            await WriteAsync(round.Id, version, "committee", built.File, cancellation),
            await WriteAsync(round.Id, version, "public", built.File.ForPublic(selected), cancellation),
            await WriteAsync(round.Id, version, "stability", Stability.Report(built.File.Inputs), cancellation));
        var partition = RoundKeys.Partition(roundId);
        foreach (var chunk in built.Rows.Index().Chunk(RowsPerCommit))
        {
            await tables.CommitAsync(
                partition, [.. chunk.Select(r => RowCodec.Upsert(RoundKeys.RankedEntry(version, r.Index + 1), r.Item))], cancellation);
        }

        var ranked = round.Enter(RoundStage.Approval) with
        {
            RankingVersion = version,
            RankingHash = row.Hash,
            Dates = RoundPlan.AfterRanking(round.Dates, programme.Calendar, ShanghaiTime.DayOf(clock.GetUtcNow()), calendar),
        };
        var commit = new Commit(partition)
            .ReplaceRound(stored, ranked)
            .Upsert(RoundKeys.Ranking(version), row)
            .Audit(AuditNote.By(Actor.Rule("ranking"), "ranked", roundId, ("version", $"{version}"), ("hash", row.Hash)));
        if (ranked.Dates != round.Dates)
        {
            commit.Audit(AuditNote.By(Actor.Rule("ranking"), "deadlines-moved", roundId, RoundMail.Deadlines(ranked)))
                .TellOfLateEnd(round, ranked);
        }

        await commits.SaveAsync(commit, cancellation);
        return Nothing.Value;
    }

    private async Task<string> WriteAsync<T>(string roundId, int version, string kind, T value, CancellationToken cancellation)
    {
        var name = $"{RoundBlobs.Outcomes(roundId)}ranking-{version}-{kind}.json";
        using var content = new MemoryStream(Encoding.UTF8.GetBytes(OrchestrationJson.Serialize(value)));
        await blobs.PutAsync(name, content, "application/json", cancellation: cancellation);
        return name;
    }
}
