namespace Funding.Workflows.Stages.Draw;

/// <summary>
/// Fixes who is drawn and for what before the public value can be known, and publishes the hash of each list: from then on nobody can
/// bend the draw by adding or leaving out an expert or an application.
/// </summary>
internal sealed class DrawRosters(ITableStore tables, IBlobStore blobs, CommitWriter commits, TimeProvider clock)
{
    /// <summary>The lists as they were fixed; the first call fixes them.</summary>
    public async Task<DrawRoster> FixedAsync(Round round, CancellationToken cancellation)
    {
        var name = ReviewKeys.RostersBlob(round.Id);
        if (await RoundBlobs.ReadAsync<DrawRoster>(blobs, name, cancellation) is null)
        {
            var read = await ReadAsync(round, cancellation);

            // Where another was first, its lists count.
            await Attempts.OnceAsync(() => RoundBlobs.WriteAsync(blobs, name, read, cancellation, PutMode.IfAbsent), cancellation);
        }

        var roster = (await RoundBlobs.ReadAsync<DrawRoster>(blobs, name, cancellation))!;
        var partition = RoundKeys.Partition(round.Id);
        if (await tables.GetAsync(partition, ReviewKeys.Rosters, cancellation) is null)
        {
            await PublishAsync(round, roster, partition, cancellation);
        }

        return roster;
    }

    private async Task PublishAsync(Round round, DrawRoster roster, string partition, CancellationToken cancellation)
    {
        var secret = Convert.FromHexString((await tables.GetAsync<string>(partition, RoundKeys.PseudonymSecret, cancellation))!.Value);
        var published = new PublishedRosters(
            roster.FixedAt, roster.Applications.Count, roster.Experts.Count,
            RosterHash.Of(roster.Applications.Select(a => Pseudonyms.Of(secret, "A", a))),
            RosterHash.Of(roster.Experts.Select(e => Pseudonyms.Of(secret, "E", e))));

        // A conflict: published by another at the same moment.
        await Attempts.OnceAsync(() => commits.SaveAsync(
            new Commit(partition).Insert(ReviewKeys.Rosters, published).Audit(AuditNote.By(
                Actor.Rule(DrawStage.FixRosters.Name),
                "rosters-fixed",
                round.Id,
                    ("applications", published.ApplicationsHash), ("experts", published.ExpertsHash))), cancellation), cancellation);
    }

    private async Task<DrawRoster> ReadAsync(Round round, CancellationToken cancellation)
    {
        var partition = RoundKeys.Partition(round.Id);
        List<string> applications = [];
        await foreach (var row in tables.EnumerateAsync(
            partition, KeyRange.Prefix(RoundKeys.StatePrefix(ApplicationState.Eligible)), cancellation))
        {
            applications.Add(row.Key[RoundKeys.StatePrefix(ApplicationState.Eligible).Length..]);
        }

        var pool = new List<PoolExpert>();
        await foreach (var row in tables.EnumerateAsync<PoolExpert>(partition, KeyRange.Prefix(RoundKeys.Experts), cancellation))
        {
            pool.Add(row.Value);
        }

        var decisions = await PoolDecisions.ReadAsync(tables, partition, cancellation);
        return new DrawRoster(clock.GetUtcNow(), applications,
            [.. ProbableDoubles.Voting(pool, decisions.Doubles).Select(e => e.PersonId)]);
    }
}

/// <summary>What is published of the lists before the draw; the record's roster hashes must be the same.</summary>
/// <param name="ApplicationsHash">Of the purposes "applications" and "tie-break", see <see cref="RosterHash"/>.</param>
/// <param name="ExpertsHash">Of the purpose "experts".</param>
public sealed record PublishedRosters(DateTimeOffset FixedAt, int Applications, int Experts, string ApplicationsHash, string ExpertsHash);
