namespace Funding.Workflows.Stages.SiteVisit;

/// <summary>Photographs of a visit: images alone, bounded in size and number, kept without where and by what they were taken.</summary>
public sealed class VisitPhotographCommands(
    RoundStore rounds, VisitAccessStore access, DocumentWriter writer, CommitWriter commits, TimeProvider clock)
{
    /// <summary>Bytes of one photograph.</summary>
    public const int MostBytes = 10 * 1024 * 1024;

    private const int Tries = 10;

    /// <exception cref="RefusedException">
    /// Not the actor's to visit, before the day, complete or signed, no such item, one too many, or the content is refused: nothing kept.
    /// </exception>
    public async Task<AttachedDocument> AddAsync(
        Actor actor, string roundId, string caseId, string item, string fileName, string? declaredType, Stream content,
        CancellationToken cancellation = default)
    {
        var opened = await OpenAsync(actor, roundId, caseId, cancellation);
        var field = VisitFindings.PhotographFieldOf(item);
        if (SiteVisitSettings.In(await rounds.GetProgrammeAsync(roundId, cancellation)).Find(item) is null)
            throw new RefusedException(SiteVisitRefusals.UnknownItem(item));
        DemandRoom(opened.Visit.Value);
        using var cleaned = new MemoryStream(await CleanedAsync(content, field, cancellation));
        var stored = await writer.UploadWholeAsync(
            $"{RoundBlobs.Visits(roundId)}{caseId}", new(field, [DocumentType.Jpeg, DocumentType.Png], MostBytes), fileName, declaredType,
            cleaned, cancellation);
        try
        {
            return await AttachAsync(actor, roundId, caseId, AttachedDocuments.Of(stored) with { Slot = item }, cancellation);
        }
        catch (RefusedException)
        {
            await writer.DeleteAsync(stored, cancellation);
            throw;
        }
    }

    /// <exception cref="RefusedException">As for one that is added, or there is none of that id.</exception>
    public async Task RemoveAsync(
        Actor actor, string roundId, string caseId, string photographId, CancellationToken cancellation = default)
    {
        var removed = await Attempts.OrRefuseAsync(Tries, StorageRefusals.ChangedMeanwhile, async () =>
        {
            var (_, stage, stored) = await OpenAsync(actor, roundId, caseId, cancellation);
            var photograph = stored.Value.Photographs.FirstOrDefault(p => p.Id == photographId)
                ?? throw new RefusedException(SiteVisitRefusals.NoSuchPhotograph());
            var visit = stored.Value with { Photographs = [.. stored.Value.Photographs.Where(p => p.Id != photographId)] };
            await commits.SaveAsync(
                new Commit(RoundKeys.Partition(roundId)).ReplaceVisit(stage, stored, visit)
                    .Audit(AuditNote.By(actor, "visit-photograph-removed", caseId, ("photograph", photographId))),
                cancellation);
            return photograph;
        }, cancellation);
        await writer.DeleteAsync(AttachedDocuments.Stored(removed), cancellation);
    }

    private Task<AttachedDocument> AttachAsync(
        Actor actor, string roundId, string caseId, AttachedDocument photograph, CancellationToken cancellation) =>
        // The other visitor may add one at the same moment.
        Attempts.OrRefuseAsync(Tries, StorageRefusals.ChangedMeanwhile, async () =>
        {
            var (_, stage, stored) = await OpenAsync(actor, roundId, caseId, cancellation);
            DemandRoom(stored.Value);
            await commits.SaveAsync(
                new Commit(RoundKeys.Partition(roundId))
                    .ReplaceVisit(stage, stored, stored.Value with { Photographs = [.. stored.Value.Photographs, photograph] })
                    .Audit(AuditNote.By(
                        actor, "visit-photograph-added", caseId, ("item", photograph.Slot), ("sha256", photograph.Sha256)))
                    .Scan(new ScanPayload(roundId, caseId, photograph.Id, RoundRow: stored.Key), caseId),
                cancellation);
            return photograph;
        }, cancellation);

    private async Task<OpenedVisit> OpenAsync(Actor actor, string roundId, string caseId, CancellationToken cancellation)
    {
        var opened = await access.OpenForChangeAsync(actor, roundId, caseId, cancellation);
        VisitProtocolCommands.DemandBegun(opened.Visit.Value, clock.GetUtcNow());
        VisitProtocolCommands.DemandUnsigned(opened);
        return opened;
    }

    private static void DemandRoom(Visit visit)
    {
        if (visit.Photographs.Count >= Visit.MostPhotographs)
            throw new RefusedException(SiteVisitRefusals.TooManyPhotographs(Visit.MostPhotographs));
    }

    /// <summary>One byte too many is enough to refuse it by its size; what is no image the inspection refuses by its bytes.</summary>
    private static async Task<byte[]> CleanedAsync(Stream content, string field, CancellationToken cancellation)
    {
        using var taken = new MemoryStream();
        var buffer = new byte[81920];
        int read;
        while (taken.Length <= MostBytes && (read = await content.ReadAsync(buffer, cancellation)) > 0)
            taken.Write(buffer, 0, read);
        if (taken.Length > MostBytes)
            throw new RefusedException(DocumentRefusals.TooLarge(field, MostBytes));
        return Photograph.WithoutMetadata(taken.ToArray()) ?? throw new RefusedException(SiteVisitRefusals.Unreadable(field));
    }
}
