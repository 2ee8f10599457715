namespace Funding.Workflows.Parts.Interns;

/// <summary>Takes a list of interns: each number is hashed and forgotten, what there was before is replaced.</summary>
public sealed class InternsCommands(
    EditableApplications editable, IdentityKeyStore key, DraftCommands drafts, CommitWriter commits, TimeProvider clock)
{
    private const int Tries = 10;

    /// <param name="content">Of a list with the columns of <see cref="InternColumns"/>.</param>
    /// <returns>How many students there are now.</returns>
    /// <exception cref="RefusedException">Every line that cannot be taken, by row and column; then nothing is changed.</exception>
    public async Task<int> TakeAsync(
        Actor actor, string roundId, string applicationId, string interns, ListContent content, CancellationToken cancellation = default)
    {
        var students = await Attempts.OrRefuseAsync(Tries, StorageRefusals.ChangedMeanwhile, async () =>
        {
            var (stored, _, programme) = await editable.OpenAsync(actor, roundId, applicationId, cancellation);
            var part = InternsSettings.PartOf(programme, interns);
            var rules = part.As<InternsSettings>();
            var list = InternList.Of(content, rules, ShanghaiTime.DayOf(clock.GetUtcNow()));
            if (list.Problems.Count > 0) throw new RefusedException(list.Problems);
            if (list.Rows.Count == 0) throw new RefusedException(InternsRefusals.None(interns));
            var secret = await key.DemandAsync(cancellation);
            var read = list.Rows.Select(r => (r.Identity, Intern: r.Intern with { Hash = r.Identity.Hash(secret) })).ToList();
            var after = stored.Value.With(part, [
                .. read.DistinctBy(r => r.Intern.Hash).Select(r => new NamedPerson(
                    InternPersons.PartOf(part, r.Intern), r.Intern.Hash, r.Identity.Tail, r.Identity.BornOn.Year)
                {
                    Months = r.Intern.MonthsOf(rules.MostMonths),
                }),
            ]);
            await commits.SaveAsync(
                new Commit(RoundKeys.Partition(roundId)).ReplaceApplication(stored, after).Audit(AuditNote.By(
                    actor, "interns-listed", applicationId, ("part", interns), ("rows", $"{read.Count}"))),
                cancellation);
            return read.Select(r => r.Intern).ToList();
        }, cancellation);
        await drafts.SaveAsync(
            actor, roundId, applicationId, null, answers => answers.With(interns, [.. students.Select(s => s.Row())]).Seen([interns]),
            answers => DraftCommands.VersionOf(answers.RowsOf(interns).Count), cancellation);
        return students.Count;
    }
}
