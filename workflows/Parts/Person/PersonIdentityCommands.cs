namespace Funding.Workflows.Parts.Person;

/// <summary>The number of a person's identity card: hashed and forgotten; the application's row keeps the hash.</summary>
public sealed class PersonIdentityCommands(
    EditableApplications editable, IdentityKeyStore key, CommitWriter commits, TimeProvider clock)
{
    private const int Tries = 10;

    /// <param name="person">Id of the part.</param>
    /// <param name="number">As typed.</param>
    /// <exception cref="RefusedException">It is no such number, or a minor's; neither repeats it.</exception>
    public Task<Application> IdentifyAsync(
        Actor actor, string roundId, string applicationId, string person, string? number, CancellationToken cancellation = default) =>
        Attempts.OrRefuseAsync(Tries, StorageRefusals.ChangedMeanwhile, async () =>
        {
            var (stored, _, programme) = await editable.OpenAsync(actor, roundId, applicationId, cancellation);
            var part = PersonSettings.PartOf(programme, person).Id;
            var (today, field) = (ShanghaiTime.DayOf(clock.GetUtcNow()), $"{part}.{PersonRow.Identity}");
            var typed = TypedIdentity.Read(number, today, field);
            if (typed.BornOn.AddYears(PersonCheck.FullAge) > today)
            {
                throw new RefusedException(PersonRefusals.Minor(field, PersonCheck.FullAge));
            }

            var named = new NamedPerson(part, typed.Hash(await key.DemandAsync(cancellation)), typed.Tail, typed.BornOn.Year);
            if (stored.Value.NamedIn(part) == named)
            {
                return stored.Value;
            }

            var after = stored.Value.With(named);
            await commits.SaveAsync(
                new Commit(RoundKeys.Partition(roundId))
                    .ReplaceApplication(stored, after)
                    .Audit(AuditNote.By(actor, "person-identified", applicationId, ("part", part))),
                cancellation);
            return after;
        }, cancellation);
}
