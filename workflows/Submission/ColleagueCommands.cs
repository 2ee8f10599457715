namespace Funding.Workflows.Submission;

/// <summary>Sharing an application with those who fill it in together.</summary>
public sealed class ColleagueCommands(
    EditableApplications editable, ClaimCommands claims, PeopleStore people, CommitWriter commits)
{
    /// <summary>People who fill in one application; each of them is sent a mail, so that this is no way to write to anybody.</summary>
    public const int MostEditors = 20;

    private const int Tries = 10;

    /// <summary>Lets a colleague fill in the same application.</summary>
    public Task AddAsync(Actor actor, string roundId, string applicationId, string email, CancellationToken cancellation = default) =>
        // That the claim is decided, or a document scanned, at this moment is no reason to refuse.
        Attempts.OrRefuseAsync(
            Tries, StorageRefusals.ChangedMeanwhile, () => TryAddAsync(actor, roundId, applicationId, email, cancellation), cancellation);

    private async Task TryAddAsync(Actor actor, string roundId, string applicationId, string email, CancellationToken cancellation)
    {
        var (stored, round, _) = await editable.OpenAsync(actor, roundId, applicationId, cancellation);
        var address = EmailAddress.Normalised(email) ?? throw new RefusedException(ApplicationRefusals.ColleagueAddress());
        if (stored.Value.Editors.Contains(await people.IdOfAsync(address, cancellation)))
        {
            return;
        }

        if (stored.Value.Editors.Count >= MostEditors)
        {
            throw new RefusedException(ApplicationRefusals.TooManyColleagues(MostEditors));
        }

        var colleague = await people.GetOrCreateAsync(address, cancellation: cancellation);
        await claims.ShareAsync(actor, stored.Value.CreditCode, stored.Value.ClaimedBy, colleague.Id, cancellation);
        await people.JoinAsync(colleague.Id, stored.Value.CreditCode, cancellation);
        await commits.SaveAsync(
            new Commit(RoundKeys.Partition(roundId))
                .ReplaceApplication(stored, stored.Value with { Editors = [.. stored.Value.Editors, colleague.Id] })
                .WriteElsewhere(
                    PersonIndex.Partition(colleague.Id),
                    PersonIndex.Application(roundId, applicationId),
                    new ApplicationKey(roundId, applicationId))
                .Audit(AuditNote.By(actor, "colleague-added", applicationId, ("person", colleague.Id)))
                .Mail(
                    round,
                    MailTemplates.ColleagueAdded,
                    colleague.Id,
                    applicationId,
                    RoundMail.DeskLink(LinkPurpose.Apply, roundId, round.CallCloses()),
                        ("OrganisationName", stored.Value.OrganisationName),
                        ("ApplicationName", stored.Value.Name),
                        ("AddedBy", actor.Name)),
            cancellation);
    }
}
