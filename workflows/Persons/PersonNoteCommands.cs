namespace Funding.Workflows.Persons;

internal static class PersonNoteCommands
{
    /// <summary>
    /// An award that is announced stands in the public list already; that somebody whom it names is another's too is put on record, for the
    /// office to withdraw one.
    /// </summary>
    public static async Task NotePersonsAsync(
        this CommitWriter commits, IReadOnlyList<PersonNaming> others, Application application, CancellationToken cancellation)
    {
        if (others.Count > 0)
        {
            await commits.SaveAsync(
                new Commit(RoundKeys.Partition(application.RoundId)).Audit(AuditNote.By(
                    Actor.Rule("announcement"), "person-named-elsewhere", application.Id,
                    ("parts", string.Join(' ', others.Select(o => o.Person.Part))))),
                cancellation);
        }
    }
}
