namespace Funding.Workflows.Selection;

/// <summary>Rankings as the committee, the office and, once the notice is out, the public see them.</summary>
public sealed class RankingQueries(ITableStore tables, IBlobStore blobs, RoundStore rounds, ConflictDeclarations conflicts)
{
    /// <returns>Null before the first ranking.</returns>
    public async Task<RankingRow?> CurrentAsync(Actor actor, string roundId, CancellationToken cancellation = default)
    {
        var round = await OpenAsync(actor, roundId, cancellation);
        return round.RankingVersion == 0
            ? null
            : (await tables.GetAsync<RankingRow>(
                RoundKeys.Partition(roundId), RoundKeys.Ranking(round.RankingVersion), cancellation))?.Value;
    }

    /// <summary>Entries in rank order, one page.</summary>
    public async Task<StoredPage<RankedApplication>> EntriesAsync(
        Actor actor, string roundId, string? continuation = null, int pageSize = 50, CancellationToken cancellation = default)
    {
        var round = await OpenAsync(actor, roundId, cancellation);
        return await tables.QueryAsync<RankedApplication>(
            RoundKeys.Partition(roundId),
            KeyRange.Prefix($"{RoundKeys.RankedEntries}{round.RankingVersion:D4}:"),
            pageSize,
            continuation,
            cancellation);
    }

    public async Task<StabilityReport> StabilityAsync(Actor actor, string roundId, CancellationToken cancellation = default)
    {
        var row = await CurrentAsync(actor, roundId, cancellation) ?? throw new RefusedException(RankingRefusals.NotRanked());
        await using var content = await OpenAsync(row.StabilityBlob, cancellation);
        return (await System.Text.Json.JsonSerializer.DeserializeAsync<StabilityReport>(content, FundingJson.Options, cancellation))!;
    }

    /// <summary>The committee's file, with all names.</summary>
    public async Task<Stream> OpenCommitteeFileAsync(Actor actor, string roundId, CancellationToken cancellation = default) =>
        await OpenAsync(
            (await CurrentAsync(actor, roundId, cancellation) ?? throw new RefusedException(RankingRefusals.NotRanked())).CommitteeBlob,
            cancellation);

    /// <summary>The public file, from the public notice on.</summary>
    public async Task<Stream> OpenPublicFileAsync(string roundId, CancellationToken cancellation = default)
    {
        var round = (await rounds.GetAsync(roundId, cancellation)).Value;
        if (round.PublicNoticeAt is null || round.Standing == RoundStanding.Cancelled)
        {
            throw new RefusedException(RankingRefusals.NotRanked());
        }

        var row = await tables.GetAsync<RankingRow>(RoundKeys.Partition(roundId), RoundKeys.Ranking(round.RankingVersion), cancellation);
        var content = await OpenAsync(row?.Value.PublicBlob, cancellation);
        var withdrawn = await WithdrawnKeysAsync(round, cancellation);
        return withdrawn.Count == 0 ? content : await WithoutAsync(content, withdrawn, cancellation);
    }

    /// <summary>Applications of the current ranking that were withdrawn since, by id.</summary>
    public async Task<IReadOnlySet<string>> WithdrawnAsync(Actor actor, string roundId, CancellationToken cancellation = default)
    {
        await OpenAsync(actor, roundId, cancellation);
        return (await tables.WithdrawnAsync(roundId, cancellation)).Keys.ToHashSet(StringComparer.Ordinal);
    }

    /// <exception cref="RefusedException">The actor may read no ranking, or is recused from this one.</exception>
    private async Task<Round> OpenAsync(Actor actor, string roundId, CancellationToken cancellation)
    {
        actor.Demand(Right.ReadRanking);
        var round = (await rounds.GetAsync(roundId, cancellation)).Value;
        await conflicts.DemandNotRecusedAsync(actor, round, cancellation);
        return round;
    }

    private static async Task<Stream> WithoutAsync(Stream content, IReadOnlySet<string> withdrawn, CancellationToken cancellation)
    {
        await using var read = content;
        var file = (await System.Text.Json.JsonSerializer.DeserializeAsync<RankingFile>(read, FundingJson.Options, cancellation))!;
        return new MemoryStream(System.Text.Encoding.UTF8.GetBytes(FundingJson.Serialize(file.WithoutNamesOf(withdrawn))));
    }

    private async Task<IReadOnlySet<string>> WithdrawnKeysAsync(Round round, CancellationToken cancellation)
    {
        var withdrawn = await tables.WithdrawnAsync(round.Id, cancellation);
        var keys = new HashSet<string>(StringComparer.Ordinal);
        if (withdrawn.Count == 0)
        {
            return keys;
        }

        await foreach (var row in tables.EnumerateAsync<RankedApplication>(
            RoundKeys.Partition(round.Id), KeyRange.Prefix($"{RoundKeys.RankedEntries}{round.RankingVersion:D4}:"), cancellation))
        {
            if (withdrawn.ContainsKey(row.Value.ApplicationId))
            {
                keys.Add(row.Value.Entry.Key);
            }
        }

        return keys;
    }

    private async Task<Stream> OpenAsync(string? blob, CancellationToken cancellation) =>
        blob is null ? throw new RefusedException(RankingRefusals.NotRanked())
            : await blobs.OpenReadAsync(blob, 0, cancellation) ?? throw new RefusedException(RankingRefusals.NotRanked());
}
