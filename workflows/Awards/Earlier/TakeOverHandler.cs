namespace Funding.Workflows.Awards.Earlier;

internal sealed record BatchPart(string Batch, int Part);

/// <summary>
/// Makes the awards of one part of a batch, each unless it is there: breaking off anywhere and beginning again makes the same.
/// </summary>
internal sealed class TakeOverHandler(
    ITableStore tables, AwardBatchStore batches, DueHomes due, CommitWriter commits, TimeProvider clock) : IEffectHandler
{
    public const string KindName = "take-over-awards";

    public string Kind => KindName;

    public async Task HandleAsync(string effectKey, string payload, CancellationToken cancellation)
    {
        var part = FundingJson.Deserialize<BatchPart>(payload)!;
        var lines = new List<AwardSummary>();
        var today = ShanghaiTime.DayOf(clock.GetUtcNow());
        foreach (var award in await batches.PartAsync(part, cancellation))
        {
            if (await MakeAsync(award.Home(part.Batch, today), cancellation) is { } made)
            {
                lines.Add(AwardSummary.Of(made));
            }
        }

        if (lines.Count > 0)
        {
            await tables.CommitAsync(
                AwardKeys.AwardsPartition, [.. lines.Select(line => RowCodec.Upsert(line.Id, line))], cancellation);
        }

        await tables.CommitAsync(
            AwardBatchKeys.Partition,
            RowCodec.Upsert(AwardBatchKeys.Part(AwardBatchKeys.Made(part.Batch), part.Part), lines.Count), cancellation);
    }

    /// <returns>The award as it stands; null where another batch brought it.</returns>
    private async Task<AwardHome?> MakeAsync(AwardHome award, CancellationToken cancellation)
    {
        var home = AwardKeys.Partition(award.Id);
        await Attempts.OnceAsync(
            ConflictKind.Exists,
            () => tables.CommitAsync(
                AwardKeys.HolderPartition(award.Holder), RowCodec.Insert(award.Id, award.Term.AwardedOn), cancellation), cancellation);
        var known = await tables.GetAsync<AwardHome>(home, AwardKeys.Award, cancellation);
        if (known is null && await Attempts.OnceAsync(
            ConflictKind.Exists,
            () => commits.SaveAsync(
                new Commit(home)
                    .Insert(AwardKeys.Award, award)
                    .Audit(AuditNote.By(
                        Actor.Rule("award-list"), "award-taken-over", award.Id,
                        ("list", award.Import!), ("document", award.DocumentNumber), ("certificate", award.CertificateNumber))),
                cancellation),
            cancellation))
        {
            known = new(award, AwardKeys.Award, "");
        }

        known ??= await tables.GetAsync<AwardHome>(home, AwardKeys.Award, cancellation);
        if (known?.Value is not { } stands || stands.Import != award.Import)
        {
            return null;
        }

        await tables.CommitAsync(
            CertificateKeys.Partition(stands.VerificationCode), RowCodec.Upsert(CertificateKeys.Home, stands.Id), cancellation);
        if (stands.Standing == AwardStanding.Live)
        {
            await due.ListAsync(home, ShanghaiTime.DayOf(stands.Term.Ends), cancellation);
        }

        return stands;
    }
}

/// <summary>Takes the awards of one part of a batch off the record; one with which something was done meanwhile stays.</summary>
internal sealed class TakeBackHandler(ITableStore tables, AwardBatchStore batches, CommitWriter commits) : IEffectHandler
{
    public const string KindName = "take-back-awards";

    public string Kind => KindName;

    public async Task HandleAsync(string effectKey, string payload, CancellationToken cancellation)
    {
        var part = FundingJson.Deserialize<BatchPart>(payload)!;
        var gone = new List<AwardHome>();
        foreach (var award in await batches.PartAsync(part, cancellation))
        {
            var home = award.Home(part.Batch, DateOnly.MinValue);
            if (await RemoveAsync(home, cancellation))
            {
                gone.Add(home);
            }
        }

        foreach (var home in gone)
        {
            await DeleteAsync(AwardKeys.AwardsPartition, home.Id, cancellation);
            await DeleteAsync(CertificateKeys.Partition(home.VerificationCode), CertificateKeys.Home, cancellation);
            await DeleteAsync(AwardKeys.HolderPartition(home.Holder), home.Id, cancellation);
        }

        await tables.CommitAsync(
            AwardBatchKeys.Partition,
            RowCodec.Upsert(AwardBatchKeys.Part(AwardBatchKeys.Back(part.Batch), part.Part), gone.Count), cancellation);
    }

    /// <returns>True where the award is gone, now or before; false where it is another batch's or something was done with it.</returns>
    private Task<bool> RemoveAsync(AwardHome award, CancellationToken cancellation) => Attempts.UntilWrittenAsync(async () =>
    {
        var home = AwardKeys.Partition(award.Id);
        if (await tables.GetAsync<AwardHome>(home, AwardKeys.Award, cancellation) is not { } stored)
        {
            return true;
        }

        if (stored.Value.Import != award.Import || stored.Value.Acts > 0)
        {
            return false;
        }

        await commits.SaveAsync(
            new Commit(home)
                .Delete(AwardKeys.Award, stored.ETag)
                .Audit(AuditNote.By(Actor.Rule("award-list"), "award-taken-back", award.Id, ("list", award.Import!))),
            cancellation);
        return true;
    }, cancellation);

    private Task<bool> DeleteAsync(string partition, string key, CancellationToken cancellation) => Attempts.OnceAsync(
        ConflictKind.Absent, () => tables.CommitAsync(partition, [new DeleteRow(key)], cancellation), cancellation);
}

internal static class AwardBatchCommits
{
    public static Commit TakeOver(this Commit commit, string batch, int part) => commit.Then(Effect.Of(
        TakeOverHandler.KindName, $"take-over:{batch}:{part}", new BatchPart(batch, part)));

    public static Commit TakeBack(this Commit commit, string batch, int part) => commit.Then(Effect.Of(
        TakeBackHandler.KindName, $"take-back:{batch}:{part}", new BatchPart(batch, part)));
}
