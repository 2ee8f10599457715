namespace Funding.Workflows.Papers;

/// <summary>What the office advises about an application; put right as often as needed, each time on record.</summary>
public sealed class AdviceCommands(
    PaperQueries papers, ApplicationStore applications, ConflictDeclarations conflicts, CommitWriter commits, TimeProvider clock)
{
    /// <exception cref="RefusedException">No officer, one in conflict with the applicant, or something is missing.</exception>
    public async Task<PaperNote> AdviseAsync(
        Actor actor, string roundId, string applicationId, PaperEntry entry, CancellationToken cancellation = default)
    {
        actor.Demand(Right.DecideEligibility);
        var application = (await applications.GetAsync(roundId, applicationId, cancellation)).Value;
        if (await conflicts.HasWithAsync(actor.PersonId, application, cancellation))
            throw new RefusedException(PaperRefusals.OwnConflict());
        var note = entry.Note(applicationId, actor.PersonId, clock.GetUtcNow());
        await commits.SaveOrRefuseAsync(
            new Commit(RoundKeys.Partition(roundId))
                .Put(PaperKeys.Note(applicationId), await papers.NoteAsync(roundId, applicationId, cancellation), note)
                .Audit(AuditNote.By(
                    actor, "advice-written", applicationId, ("advice", $"{note.Advice}"),
                    ("sha256", Sha256Hex.Of($"{note.Reason}\n{note.Conditions}")))),
            cancellation);
        return note;
    }
}
