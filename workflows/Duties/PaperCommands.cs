namespace Funding.Workflows.Duties;

/// <summary>Documents of a duty: inspected and attached to their slots, removed again.</summary>
public sealed class PaperCommands(
    PaperStore papers, DutyStore duties, DutyKindSet kinds, DocumentWriter writer, CommitWriter commits)
{
    private const int Tries = 10;

    /// <param name="side">By which audience's page the actor came: a slot of the other side is not theirs.</param>
    /// <exception cref="RefusedException">Not the actor's, not open now, full, or the content is refused; nothing was stored.</exception>
    public async Task<AttachedDocument> UploadAsync(
        Actor actor, Audience side, string awardId, DutyKey key, string slotId, string fileName, string? declaredType, Stream content,
        CancellationToken cancellation = default)
    {
        var (place, slot) = await FindAsync(actor, side, awardId, key, slotId, cancellation);
        if ((await papers.ReadAsync(place.View, cancellation)).In(slot.Id).Count >= slot.MaxFiles)
            throw new RefusedException(DutyRefusals.SlotFull(slot));
        var stored = await writer.UploadWholeAsync(
            $"{AwardKeys.Blobs(awardId)}{key.Duty}-{key.Occurrence}", slot.Rules, fileName, declaredType, content, cancellation);
        try
        {
            // The field of its form, not of its row.
            return await AttachAsync(
                actor, side, awardId, key, AttachedDocuments.Of(stored) with { Slot = slot.Id }, cancellation);
        }
        catch (RefusedException)
        {
            await writer.DeleteAsync(stored, cancellation);
            throw;
        }
    }

    public Task RemoveAsync(
        Actor actor, Audience side, string awardId, DutyKey key, string documentId, CancellationToken cancellation = default) =>
        Attempts.OrRefuseAsync(Tries, StorageRefusals.ChangedMeanwhile, async () =>
        {
            var place = await PlaceAsync(actor, side, awardId, key, cancellation);
            var stored = await papers.FindAsync(place.View, cancellation);
            var document = stored?.Value.Documents.FirstOrDefault(d => d.Id == documentId)
                ?? throw new RefusedException(DutyRefusals.NoPaper());
            await DemandSlotAsync(place, side, document.Slot, cancellation);
            await commits.SaveAsync(
                new Commit(place.View.Partition)
                    .Replace(stored!, new DutyPapers([.. stored!.Value.Documents.Where(d => d.Id != documentId)]))
                    .Audit(AuditNote.By(actor, "paper-removed", $"{awardId}:{key}", ("slot", document.Slot), ("document", documentId)))
                    .WakeAward(awardId),
                cancellation);
            await writer.DeleteAsync(AttachedDocuments.Stored(document), cancellation);
        }, cancellation);

    private Task<AttachedDocument> AttachAsync(
        Actor actor, Audience side, string awardId, DutyKey key, AttachedDocument document, CancellationToken cancellation) =>
        // Another document of the same duty may be attached at the same moment.
        Attempts.OrRefuseAsync(Tries, StorageRefusals.ChangedMeanwhile, async () =>
        {
            var (place, slot) = await FindAsync(actor, side, awardId, key, document.Slot, cancellation);
            var stored = await papers.FindAsync(place.View, cancellation);
            var before = stored?.Value ?? DutyPapers.None;
            if (before.In(slot.Id).Count >= slot.MaxFiles) throw new RefusedException(DutyRefusals.SlotFull(slot));
            var attached = new DutyPapers([.. before.Documents, document]);
            var commit = new Commit(place.View.Partition)
                .Put(place.View.RowOf(DutyPapers.Row), stored, attached)
                .Audit(AuditNote.By(
                    actor, "paper-attached", $"{awardId}:{key}",
                    ("slot", slot.Id), ("document", document.Id), ("sha256", document.Sha256)))
                .ScanOfAward(awardId, place.View.RowOf(DutyPapers.Row), document.Id)
                .WakeAward(awardId);
            await commits.SaveAsync(commit, cancellation);
            return document;
        }, cancellation);

    private async Task<(DutyPlace Place, PaperSlot Slot)> FindAsync(
        Actor actor, Audience side, string awardId, DutyKey key, string slotId, CancellationToken cancellation)
    {
        var place = await PlaceAsync(actor, side, awardId, key, cancellation);
        return (place, await DemandSlotAsync(place, side, slotId, cancellation));
    }

    private async Task<DutyPlace> PlaceAsync(
        Actor actor, Audience side, string awardId, DutyKey key, CancellationToken cancellation)
    {
        var place = side == Audience.Office
            ? await duties.ToJudgeAsync(actor, awardId, key, cancellation)
            : await duties.OwnAsync(actor, awardId, key, cancellation);
        place.DemandOpen();
        return place;
    }

    private async Task<PaperSlot> DemandSlotAsync(DutyPlace place, Audience side, string slotId, CancellationToken cancellation)
    {
        var slots = kinds[place.Duty.Value.Kind] is IPaperKind kind ? await kind.SlotsAsync(place.View, cancellation) : [];
        var slot = slots.FirstOrDefault(s => s.Id == slotId && s.Side == side)
            ?? throw new RefusedException(DutyRefusals.UnknownSlot(slotId));
        return slot.Open ? slot : throw new RefusedException(DutyRefusals.SlotClosed(slotId));
    }
}
