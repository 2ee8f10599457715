namespace Funding.Workflows.Parts.Documents;

/// <summary>Documents of an application: attached to their slots, removed again.</summary>
public sealed class AttachmentCommands(
    EditableApplications editable,
    ApplicationStore applications,
    RoundStore rounds,
    DocumentWriter writer,
    CommitWriter commits,
    TimeProvider clock)
{
    private const int Tries = 10;

    /// <summary>Attaches an inspected upload to its slot.</summary>
    /// <param name="begunAt">When the upload began: one begun before the close may finish within ten minutes after.</param>
    public Task<Application> AttachAsync(
        Actor actor,
        string roundId,
        string applicationId,
        StoredDocument document,
        DateTimeOffset begunAt,
        CancellationToken cancellation = default) =>
        // Another document of the same application may be attached at the same moment.
        Attempts.OrRefuseAsync(Tries, StorageRefusals.ChangedMeanwhile, async () =>
        {
            var stored = await applications.GetOwnAsync(actor, roundId, applicationId, cancellation);
            var round = (await rounds.GetAsync(roundId, cancellation)).Value;
            if (!UploadWindow.Allows(stored.Value, round, begunAt, clock.GetUtcNow()))
            {
                throw new RefusedException(ApplicationRefusals.CallClosed());
            }

            var programme = await rounds.GetProgrammeAsync(roundId, cancellation);
            var slot = await applications.SlotAsync(programme, stored.Value, document.Slot, cancellation);
            if (stored.Value.Documents.Any(d => d.Id == document.Id))
            {
                return stored.Value;
            }

            if (stored.Value.Documents.Count(d => d.Slot == slot.Id) >= slot.MaxFiles)
            {
                throw new RefusedException(DocumentsRefusals.SlotFull(slot));
            }

            var attached = AttachedDocuments.Of(document);
            if (slot.Stamped)
            {
                var answers = await applications.ReadAnswersAsync(stored.Value, cancellation);
                attached = attached with { Form = FormCode.Of(stored.Value, answers) };
            }

            return await ReplaceAsync(stored, stored.Value with { Documents = [.. stored.Value.Documents, attached] },
                AuditNote.By(
                    actor,
                    "document-attached",
                    applicationId,
                    [
                        ("document", document.Id),
                        ("slot", slot.Id),
                        ("sha256", document.Sha256),
                        .. attached.Form is { } form ? [("form", form)] : Array.Empty<(string, string)>(),
                    ]), cancellation, commit => commit.Scan(roundId, applicationId, document.Id));
        }, cancellation);

    public Task<Application> RemoveAsync(
        Actor actor, string roundId, string applicationId, string documentId, CancellationToken cancellation = default) =>
        // That its scan, or another document's, comes in at this moment is no reason to refuse.
        Attempts.OrRefuseAsync(Tries, StorageRefusals.ChangedMeanwhile, async () =>
        {
            var (stored, _, _) = await editable.OpenAsync(actor, roundId, applicationId, cancellation);
            var removed = stored.Value.Documents.FirstOrDefault(d => d.Id == documentId)
                ?? throw new RefusedException(DocumentsRefusals.NotFound());

            var left = await ReplaceAsync(
                stored,
                stored.Value with { Documents = [.. stored.Value.Documents.Where(d => d.Id != documentId)] },
                AuditNote.By(actor, "document-removed", applicationId, ("document", documentId)),
                cancellation);
            // At once: who uploads and removes again and again must not fill the disk until the tidying comes.
            await writer.DeleteAsync(AttachedDocuments.Stored(removed), cancellation);
            return left;
        }, cancellation);

    private async Task<Application> ReplaceAsync(
        Stored<Application> stored, Application application, AuditNote note, CancellationToken cancellation, Action<Commit>? more = null)
    {
        var commit = new Commit(RoundKeys.Partition(application.RoundId)).ReplaceApplication(stored, application).Audit(note);
        more?.Invoke(commit);
        await commits.SaveAsync(commit, cancellation);
        return application;
    }
}
