namespace Funding.Workflows.Stages.Defence;

/// <summary>What a member of a panel writes of a case; the way to it is the way to the application that they have a seat for.</summary>
public sealed class DefenceNoteCommands(
    ITableStore tables, DefenceStore defence, ReviewAccess access, CommitWriter commits, TimeProvider clock)
{
    private const int Tries = 5;

    /// <summary>Writes it, in the place of what the same expert wrote before; the same text again changes nothing.</summary>
    /// <exception cref="RefusedException">
    /// No seat without conflict, nothing published yet, not in the stage, no text, or too long a one.
    /// </exception>
    public Task<DefenceNote> WriteAsync(
        Actor actor, string roundId, string caseId, string? text, CancellationToken cancellation = default) =>
        Attempts.OrRefuseAsync(Tries, StorageRefusals.ChangedMeanwhile, async () =>
        {
            var round = (await access.OpenAsync(actor, roundId, caseId, cancellation)).Round;
            var stage = round.DemandDefence();
            var session = await defence.SessionAsync(round, stage, caseId, cancellation);
            if (session is null || !DefenceTracking.Stands(session.Value.State))
                throw new RefusedException(DefenceRefusals.NoteEarly());
            var typed = Checked(text);
            var before = await defence.NoteAsync(round, stage, caseId, actor.PersonId, cancellation);
            if (before?.Value.Text == typed)
                return before.Value;
            var note = new DefenceNote(caseId, actor.PersonId, typed, clock.GetUtcNow());

            // The session's row is taken along: who hears the case in this moment sees the note, or it is looked at again.
            var commit = new Commit(RoundKeys.Partition(roundId))
                .Replace(session, session.Value)
                .Put(DefenceKeys.Note(stage, caseId, actor.PersonId), before, note)
                .Audit(AuditNote.By(actor, "defence-note-written", caseId, ("hash", Sha256Hex.Of(typed))));
            if (await tables.GetAsync(commit.Partition, DefenceKeys.NoteDue(stage, actor.PersonId, caseId), cancellation) is { } due)
                commit.Delete(due.Key, due.ETag).WakeRound(roundId);
            await commits.SaveAsync(commit, cancellation);
            return note;
        }, cancellation);

    private static string Checked(string? text)
    {
        var typed = text?.ReplaceLineEndings("\n").Trim() ?? "";
        if (TextSafety.Check(typed, "note", multiline: true).FirstOrDefault() is { } wrong)
            throw new RefusedException(wrong);
        return TextSafety.Length(typed) is > 0 and <= DefenceNote.Most
            ? typed : throw new RefusedException(DefenceRefusals.Note(DefenceNote.Most));
    }
}
