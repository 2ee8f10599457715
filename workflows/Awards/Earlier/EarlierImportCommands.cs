namespace Funding.Workflows.Awards.Earlier;

/// <param name="List">To take it over; null while anything is wrong.</param>
/// <param name="FileName">Null when a report is shown again.</param>
public sealed record EarlierReport(string? List, string? FileName, EarlierPlan Plan);

internal sealed record StoredList(string FileName, EarlierList List);

/// <summary>
/// Awards made before are taken over from a list: first a report, then the same list as a batch. It is decided in one commit and carried
/// out by its effects, part by part; a batch goes back the same way, as long as nothing was done with its awards.
/// </summary>
public sealed class EarlierImportCommands(
    ITableStore tables, IBlobStore blobs, Catalogue catalogue, AwardRollStore register, AwardBatchStore batches, CommitWriter commits,
    TimeProvider clock)
{
    public const int Megabytes = 5;

    // Looked at before a batch goes back.
    private const int ReadAtOnce = 50;

    private DateOnly Today => ShanghaiTime.DayOf(clock.GetUtcNow());

    /// <summary>Reads and checks a list and says what it comes to; nothing is taken over.</summary>
    /// <exception cref="RefusedException">The file is no list, empty, too large or too long.</exception>
    public async Task<EarlierReport> CheckAsync(Actor actor, string fileName, byte[] content, CancellationToken cancellation = default)
    {
        actor.Demand(Right.ImportAwards);
        var list = EarlierList.Of(
            ListContent.Read(EarlierColumns.Form, content, EarlierList.Most), catalogue.Steps, catalogue.Desks, Today);
        var plan = await PlanAsync(list, cancellation);
        if (plan.Problems.Count > 0)
        {
            return new(null, fileName, plan);
        }

        var hash = Sha256Hex.Of(content);
        await RoundBlobs.WriteAsync(blobs, AwardBatchKeys.ListBlob(hash), new StoredList(fileName, list), cancellation);
        return new(hash, fileName, plan);
    }

    /// <summary>A report once more, with the register as it is now.</summary>
    /// <exception cref="RefusedException">There is no such report.</exception>
    public async Task<EarlierReport> CheckAgainAsync(Actor actor, string listHash, CancellationToken cancellation = default)
    {
        actor.Demand(Right.ImportAwards);
        var stored = await StoredAsync(listHash, cancellation);
        var plan = await PlanAsync(stored.List, cancellation);
        return new(plan.Problems.Count == 0 ? listHash : null, stored.FileName, plan);
    }

    /// <summary>Takes over what of a list is not on record. The same list again while its batch is under way is that batch.</summary>
    /// <exception cref="RefusedException">
    /// No such report, something is wrong with it by now, another batch is under way, or everything is on record.
    /// </exception>
    public async Task<AwardBatch> TakeOverAsync(Actor actor, string listHash, CancellationToken cancellation = default)
    {
        actor.Demand(Right.ImportAwards);
        var stored = await StoredAsync(listHash, cancellation);
        var (latest, state) = await LatestAsync(cancellation);
        if (state is { IsUnderWay: true })
        {
            return state.Batch is { Back: null } same && same.List == listHash && same.ByPerson == actor.PersonId
                ? same : throw new RefusedException(EarlierRefusals.UnderWay(state.Batch.Id));
        }

        var plan = await PlanAsync(stored.List, cancellation);
        if (plan.Problems.Count > 0)
        {
            throw new RefusedException([.. plan.Problems]);
        }

        var awards = plan.New;
        if (awards.Count == 0)
        {
            throw new RefusedException(EarlierRefusals.NothingNew());
        }

        var batch = new AwardBatch(
            await FreeIdAsync(listHash, cancellation), listHash, stored.FileName, awards.Count,
            (awards.Count + AwardBatchKeys.AwardsPerPart - 1) / AwardBatchKeys.AwardsPerPart, actor.PersonId, actor.Name,
            clock.GetUtcNow());
        await RoundBlobs.WriteAsync(blobs, AwardBatchKeys.BatchBlob(batch.Id), awards, cancellation);
        var commit = Begin(latest, batch.Id)
            .Insert(AwardBatchKeys.Batch(batch.Id), batch)
            .Audit(AuditNote.By(
                actor, "award-list-taken-over", batch.Id, ("file", stored.FileName), ("sha256", listHash), ("awards", $"{awards.Count}"),
                ("programmes", string.Join(' ', awards.Select(a => a.ProgrammeId).Distinct().Order(StringComparer.Ordinal)))));
        for (var part = 0; part < batch.Parts; part++)
        {
            commit.TakeOver(batch.Id, part);
        }

        await commits.SaveOrRefuseAsync(commit, cancellation);
        return batch;
    }

    /// <summary>Takes a whole batch back: its awards are on record no more.</summary>
    /// <param name="typed">The last four characters of the batch's id.</param>
    /// <exception cref="RefusedException">No reason, a batch is under way, or something was done with one of its awards.</exception>
    public async Task<AwardBatch> TakeBackAsync(
        Actor actor, string id, string? reason, string? typed, CancellationToken cancellation = default)
    {
        actor.Demand(Right.ImportAwards);
        var why = Reasons.Demand(reason);
        TypedConfirmation.Demand(typed, id);
        var stored = await batches.GetAsync(id, cancellation);
        if (stored.Value.Back is not null)
        {
            throw new RefusedException(EarlierRefusals.TakenBack());
        }

        var (latest, state) = await LatestAsync(cancellation);
        if (state is { IsUnderWay: true })
        {
            throw new RefusedException(EarlierRefusals.UnderWay(state.Batch.Id));
        }

        await DemandUntouchedAsync(id, cancellation);
        var back = stored.Value with { Back = new(actor.PersonId, actor.Name, clock.GetUtcNow(), why) };
        var commit = Begin(latest, id)
            .Replace(stored, back)
            .Audit(AuditNote.By(actor, "award-list-taken-back", id, ("awards", $"{back.Awards}"), ("reason", why)));
        for (var part = 0; part < back.Parts; part++)
        {
            commit.TakeBack(id, part);
        }

        await commits.SaveOrRefuseAsync(commit, cancellation);
        return back;
    }

    private async Task DemandUntouchedAsync(string id, CancellationToken cancellation)
    {
        var touched = new List<AwardHome>();
        foreach (var some in (await batches.AwardsAsync(id, cancellation) ?? []).Chunk(ReadAtOnce))
        {
            var homes = await Task.WhenAll(some.Select(a =>
                tables.GetAsync<AwardHome>(AwardKeys.Partition(a.Id), AwardKeys.Award, cancellation)));
            touched.AddRange(homes.OfType<Stored<AwardHome>>().Select(h => h.Value).Where(h => h.Import == id && h.Acts > 0));
        }

        if (touched.Count > 0)
        {
            throw new RefusedException(EarlierRefusals.Touched(touched[0].Title, touched[0].HolderName, touched.Count - 1));
        }
    }

    private async Task<EarlierPlan> PlanAsync(EarlierList list, CancellationToken cancellation) =>
        EarlierPlan.Of(list, await register.ReadAsync(cancellation), catalogue.Steps, Today);

    private async Task<(Stored<LatestBatch>? Latest, AwardBatchState? State)> LatestAsync(CancellationToken cancellation)
    {
        var latest = await tables.GetAsync<LatestBatch>(AwardBatchKeys.Partition, AwardBatchKeys.Latest, cancellation);
        return latest is null ? (null, null)
            : (latest, await batches.StateAsync((await batches.GetAsync(latest.Value.Id, cancellation)).Value, cancellation));
    }

    private static Commit Begin(Stored<LatestBatch>? latest, string id) =>
        new Commit(AwardBatchKeys.Partition).Put(AwardBatchKeys.Latest, latest, new LatestBatch(id));

    /// <summary>A list that was taken back may be taken over once more, under another id.</summary>
    private async Task<string> FreeIdAsync(string listHash, CancellationToken cancellation)
    {
        for (var time = 0; ; time++)
        {
            var id = Sha256Hex.Of($"{listHash}|{time}")[..12];
            if (await batches.FindAsync(id, cancellation) is null)
            {
                return id;
            }
        }
    }

    private async Task<StoredList> StoredAsync(string listHash, CancellationToken cancellation) =>
        (listHash.Length == 64 && listHash.All(char.IsAsciiHexDigitLower)
            ? await RoundBlobs.ReadAsync<StoredList>(blobs, AwardBatchKeys.ListBlob(listHash), cancellation) : null)
        ?? throw new RefusedException(EarlierRefusals.NoPreview());
}
