namespace Funding.Workflows.Upkeep;

/// <summary>
/// What a round can be held to wherever it is: its chain holds from the first entry, its ranking gives its hash, places that cases take
/// one by one are as many as are counted.
/// </summary>
/// <param name="Standing">Whether it runs, or how it ended in that stage.</param>
/// <param name="AuditEntries">Length of the chain.</param>
/// <param name="AuditHash">Of the last entry.</param>
/// <param name="RankingHash">Null before the first ranking.</param>
public sealed record RoundProof(StageKey Stage, RoundStanding Standing, long AuditEntries, string AuditHash, string? RankingHash)
{
    /// <summary>Reads the chain, recomputes the ranking and counts the places again.</summary>
    /// <exception cref="InvalidDataException">
    /// One of them does not hold; the message says which entry, what of the ranking, or which stage's places.
    /// </exception>
    public static async Task<RoundProof> OfAsync(
        ITableStore tables, IBlobStore blobs, string roundId, CancellationToken cancellation = default)
    {
        var partition = RoundKeys.Partition(roundId);
        var round = (await tables.GetAsync<Round>(partition, RoundKeys.Round, cancellation)
            ?? throw new InvalidDataException($"There is no round {roundId}.")).Value;
        var entries = new List<AuditEntry>();
        await foreach (var row in tables.EnumerateAsync(partition, KeyRange.Prefix(AuditKeys.Entry), cancellation))
            entries.Add(RowCodec.ReadHashed<AuditEntry>(row));
        var head = (await tables.GetAsync<AuditHead>(partition, AuditKeys.Head, cancellation))?.Value ?? AuditHead.Empty;
        if (AuditChain.Verify(entries, head.Sequence == 0 ? null : new AuditHeadMark(head.Sequence, head.Hash)) is { } broken)
            throw new InvalidDataException($"Audit entry {broken.Sequence} of {roundId}: {broken.Reason}");
        if (round.RankingVersion > 0)
            await RecomputeAsync(tables, blobs, round, cancellation);
        await CountPlacesAsync(tables, round, cancellation);
        return new RoundProof(round.Stage, round.Standing, head.Sequence, head.Hash, round.RankingHash);
    }

    /// <summary>The committee's file of the current ranking.</summary>
    /// <returns>Null before the first ranking.</returns>
    public static async Task<Stream?> OpenRankingAsync(
        ITableStore tables, IBlobStore blobs, string roundId, CancellationToken cancellation = default) =>
        await tables.GetAsync<Round>(RoundKeys.Partition(roundId), RoundKeys.Round, cancellation) is { } round
            ? await OpenRankingAsync(tables, blobs, round.Value, cancellation)
            : null;

    private static async Task<Stream?> OpenRankingAsync(
        ITableStore tables, IBlobStore blobs, Round round, CancellationToken cancellation) =>
        await tables.GetAsync<RankingRow>(RoundKeys.Partition(round.Id), RoundKeys.Ranking(round.RankingVersion), cancellation) is { } row
            && row.Value.CommitteeBlob is { } blob
                ? await blobs.OpenReadAsync(blob, 0, cancellation) : null;

    private static async Task RecomputeAsync(ITableStore tables, IBlobStore blobs, Round round, CancellationToken cancellation)
    {
        if (await tables.GetAsync<RankingRow>(
            RoundKeys.Partition(round.Id), RoundKeys.Ranking(round.RankingVersion), cancellation) is { Value: { IsList: true } list })
        {
            await RecomputeListAsync(tables, round, list, cancellation);
            return;
        }

        await using var content = await OpenRankingAsync(tables, blobs, round, cancellation)
            ?? throw new InvalidDataException($"The ranking's inputs of {round.Id} are missing.");
        using var bytes = new MemoryStream();
        await content.CopyToAsync(bytes, cancellation);
        if (RankingVerifier.Verify(Read(round.Id, bytes), round.RankingHash) is { Holds: false } verified)
            throw new InvalidDataException($"The ranking of {round.Id}: {string.Join("; ", verified.Faults)}");
    }

    private static async Task CountPlacesAsync(ITableStore tables, Round round, CancellationToken cancellation)
    {
        var partition = RoundKeys.Partition(round.Id);
        var keys = await tables.EnumerateAsync(partition, KeyRange.Prefix(RoundKeys.PlaceRows), cancellation)
            .Select(row => row.Key).ToListAsync(cancellation);
        foreach (var stage in round.Stages.Select(s => s.Id).Where(id => keys.Contains(RoundKeys.Places(id))))
        {
            var counted = (await tables.GetAsync<PlaceCount>(partition, RoundKeys.Places(stage), cancellation))!.Value;
            var rows = new PlaceCount(Count(RoundKeys.Place(stage, "")), Count(RoundKeys.ReservesOf(stage)));
            if (counted != rows)
            {
                throw new InvalidDataException(
                    $"Places of {round.Id} in {stage}: {counted.Taken} are counted as taken and {counted.Reserve} in reserve, "
                    + $"there are {rows.Taken} and {rows.Reserve}.");
            }
        }

        int Count(string prefix) => keys.Count(key => key.StartsWith(prefix, StringComparison.Ordinal));
    }

    private static async Task RecomputeListAsync(ITableStore tables, Round round, RankingRow list, CancellationToken cancellation)
    {
        var listed = new List<RankedApplication>();
        await foreach (var row in tables.EnumerateAsync<RankedApplication>(
            RoundKeys.Partition(round.Id), KeyRange.Prefix($"{RoundKeys.RankedEntries}{round.RankingVersion:D4}:"), cancellation))
            listed.Add(row.Value);
        var hash = list.OfRules
            ? PassingOrder.HashOf(round.Id, listed.Select(a => (a.ApplicationId, a.OrganisationName, a.Title, a.Entry.Standing)))
            : ProposedList.Of(round.Id, listed.Select(a => new ListedApplication(a.ApplicationId, a.OrganisationName, a.Title))).Hash;
        if (hash != round.RankingHash)
            throw new InvalidDataException($"The list of {round.Id} does not give its hash.");
    }

    private static RankingFile Read(string roundId, MemoryStream bytes)
    {
        try
        {
            return PublishedJson.Read<RankingFile>(bytes.GetBuffer().AsSpan(0, (int)bytes.Length));
        }
        catch (PublishedJsonException wrong)
        {
            throw new InvalidDataException($"The ranking of {roundId}: {wrong.Message}", wrong);
        }
    }
}
