namespace Funding.Workflows.Credit;

/// <summary>
/// Lists of the dishonest: taken over whole, one in the place of the other, and gone back to. What an entry means for an application an
/// officer writes down; nothing is decided by it.
/// </summary>
public sealed class CreditCommands(
    CreditStore store, ApplicationStore applications, ConflictDeclarations conflicts, IBlobStore blobs, CommitWriter commits,
    TimeProvider clock)
{
    public const int Megabytes = 5;

    /// <summary>Takes over a list, which counts from then on.</summary>
    /// <exception cref="RefusedException">No administrator, source or day are missing, or something is wrong with a line.</exception>
    public async Task<CreditList> TakeOverAsync(
        Actor actor, CreditImport import, byte[] content, CancellationToken cancellation = default)
    {
        actor.Demand(Right.KeepCreditList);
        if (import.Wrong(store.Today).ToList() is { Count: > 0 } wrong) throw new RefusedException(wrong);
        var entries = CreditListFile.Of(ListContent.Read(CreditListFile.Form, content, CreditListFile.Most));
        var hash = Sha256Hex.Of(FundingJson.Serialize(entries));
        await RoundBlobs.WriteAsync(blobs, CreditKeys.Blob(hash), entries, cancellation);
        var (current, lists) = (await store.CurrentAsync(cancellation), await store.ListsAsync(cancellation));
        var list = new CreditList(
            lists.Count == 0 ? 1 : lists[0].Number + 1, TextIdentity.Tidy(import.Source), import.AsOf!.Value, hash, entries.Count,
            entries.Select(e => e.Code).Distinct(StringComparer.Ordinal).Count(), actor.PersonId, clock.GetUtcNow());
        await commits.SaveOrRefuseAsync(
            new Commit(CreditKeys.Partition).Insert(CreditKeys.List(list.Number), list)
                .Put(CreditKeys.Current, current, new CreditCurrent(list.Number, actor.PersonId, list.At, null))
                .Audit(AuditNote.By(
                    actor, "credit-list-taken-over", CreditKeys.List(list.Number), ("source", list.Source),
                    ("as-of", Show.Iso(list.AsOf)), ("entries", $"{list.Entries}"), ("hash", hash))),
            cancellation);
        return list;
    }

    /// <summary>Lets an earlier list count again, or the newest one after that.</summary>
    /// <exception cref="RefusedException">No administrator, no such list, it counts already, or no reason.</exception>
    public async Task GoBackAsync(Actor actor, int number, string? reason, CancellationToken cancellation = default)
    {
        actor.Demand(Right.KeepCreditList);
        var list = await store.FindAsync(number, cancellation) ?? throw new RefusedException(CreditRefusals.NoList(number));
        var current = await store.CurrentAsync(cancellation);
        if (current?.Value.Number == number) throw new RefusedException(CreditRefusals.Counts(number));
        var why = Reasons.Demand(reason);
        await commits.SaveOrRefuseAsync(
            new Commit(CreditKeys.Partition)
                .Put(CreditKeys.Current, current, new CreditCurrent(number, actor.PersonId, clock.GetUtcNow(), why))
                .Audit(AuditNote.By(
                    actor, "credit-list-restored", CreditKeys.List(number), ("before", $"{current?.Value.Number}"), ("hash", list.Hash),
                    ("reason", why))),
            cancellation);
    }

    /// <summary>An officer writes down what was found about the entries of an application's organisations, or puts it right.</summary>
    /// <exception cref="RefusedException">No officer, one in conflict with the applicant, no entry, or something is missing.</exception>
    public async Task RecordAsync(
        Actor actor, string roundId, string applicationId, CreditFindingEntry entry, CancellationToken cancellation = default)
    {
        actor.Demand(Right.DecideEligibility);
        var application = (await applications.GetAsync(roundId, applicationId, cancellation)).Value;
        if (await conflicts.HasWithAsync(actor.PersonId, application, cancellation))
            throw new RefusedException(CreditRefusals.OwnConflict());
        var counting = await store.CountingAsync(cancellation);
        if (counting.List is not { } list || CreditHits.Of(counting.ByCode, application).Count == 0)
            throw new RefusedException(CreditRefusals.NoHit());
        var outcome = entry.Outcome ?? throw new RefusedException(CreditRefusals.NoOutcome());
        var text = Reasons.Demand(entry.Text, CreditFindingEntry.TextField);
        var stored = await store.FindingAsync(roundId, applicationId, cancellation);
        await commits.SaveOrRefuseAsync(
            new Commit(RoundKeys.Partition(roundId))
                .Put(CreditKeys.Finding(applicationId), stored, new CreditFinding(
                    applicationId, outcome, text, list.Number, list.AsOf, actor.PersonId, clock.GetUtcNow()))
                .MoveListSide()
                .Audit(AuditNote.By(
                    actor, "credit-finding-recorded", applicationId, ("outcome", $"{outcome}"), ("list", $"{list.Number}"),
                    ("sha256", Sha256Hex.Of(text)))),
            cancellation);
    }
}
