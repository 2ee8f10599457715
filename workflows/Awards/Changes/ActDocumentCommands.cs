namespace Funding.Workflows.Awards.Changes;

/// <summary>
/// The document of an act on an award (公文): uploaded once by an administrator, inspected, scanned, and then as public as the act.
/// </summary>
public sealed class ActDocumentCommands(
    AwardStore awards, AwardChangeStore changes, DocumentWriter writer, CommitWriter commits)
{
    /// <summary>The field of an act's form: the page has one for each.</summary>
    public static string FieldOf(int number) => string.Create(CultureInfo.InvariantCulture, $"paper-{number}");

    /// <summary>What it may be.</summary>
    public static DocumentRules RulesOf(int number) =>
        new(FieldOf(number), [DocumentType.Pdf, DocumentType.Docx, DocumentType.Jpeg, DocumentType.Png], DocumentRules.FormBytes);

    /// <exception cref="RefusedException">
    /// No such act or none by a document, it is here already, the actor acts for the holder, or the content is refused.
    /// </exception>
    public async Task<AttachedDocument> UploadAsync(
        Actor actor, string awardId, int number, SentFile? file, CancellationToken cancellation = default)
    {
        actor.Demand(Right.ChangeAward);
        var award = await awards.GetAsync(awardId, cancellation);
        await changes.DemandNotHolderAsync(actor, award.Home, cancellation);
        var act = (await changes.ActsAsync(award.Home, cancellation)).ElementAtOrDefault(number - 1)
            ?? throw new RefusedException(AwardChangeRefusals.NoAct());
        if (!act.TakesPaper) throw new RefusedException(AwardChangeRefusals.PaperThere(FieldOf(number)));
        if (file is null) throw new RefusedException(AwardChangeRefusals.NoPaper(FieldOf(number)));
        await using var content = file.Open();
        var stored = await writer.UploadWholeAsync(
            $"{AwardKeys.Blobs(awardId)}act-{number}", RulesOf(number), file.Name, file.DeclaredType, content, cancellation);
        try
        {
            var document = AttachedDocuments.Of(stored);
            var row = AwardChangeKeys.PapersOf(number);
            await commits.SaveOrRefuseAsync(
                new Commit(award.Partition)
                    .Put(row, await changes.PapersAsync(awardId, number, cancellation), new DutyPapers([document]))
                    .Audit(AuditNote.By(
                        actor, "act-document", awardId, ("act", number.ToString(CultureInfo.InvariantCulture)),
                        ("document", act.Act.Document), ("sha256", document.Sha256)))
                    .ScanOfAward(awardId, row, document.Id),
                cancellation);
            return document;
        }
        catch (RefusedException)
        {
            await writer.DeleteAsync(stored, cancellation);
            throw;
        }
    }
}
