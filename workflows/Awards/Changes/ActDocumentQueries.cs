namespace Funding.Workflows.Awards.Changes;

/// <summary>Documents of acts for those who may read them: the office all, the holder its own, everybody those of what is public.</summary>
public sealed class ActDocumentQueries(AwardStore awards, AwardChangeStore changes, DocumentScans scans)
{
    /// <exception cref="RefusedException">No such award, or the actor is not of the office.</exception>
    public async Task<AttachedDocument> OfOfficeAsync(Actor actor, string awardId, int number, CancellationToken cancellation = default)
    {
        actor.Demand(Right.ReadAllApplications);
        return Of(await changes.ActsAsync((await awards.GetAsync(awardId, cancellation)).Home, cancellation), number);
    }

    /// <exception cref="RefusedException">No such award, or the actor does not act for its holder.</exception>
    public async Task<AttachedDocument> OwnAsync(Actor actor, string awardId, int number, CancellationToken cancellation = default)
    {
        actor.Demand(Right.ReadOwnApplication);
        var award = (await awards.GetAsync(awardId, cancellation)).Home;
        return (await changes.HoldersAsync(award, cancellation)).Contains(actor.PersonId)
            ? Of(await changes.ActsAsync(award, cancellation), number)
            : throw new RefusedException(AwardRefusals.NotFound(awardId));
    }

    /// <exception cref="RefusedException">No such document, or not everybody's to read.</exception>
    public async Task<AttachedDocument> PublicAsync(string awardId, int number, CancellationToken cancellation = default) =>
        Of(await OutAsync(awardId, cancellation), number);

    /// <summary>Those that everybody may read, the first act first.</summary>
    public async Task<IReadOnlyList<NumberedAct>> OutAsync(string awardId, CancellationToken cancellation = default) =>
        await awards.FindAsync(awardId, cancellation) is { Home: var award }
            ? [.. (await changes.ActsAsync(award, cancellation)).Where(a => a.IsOut(scans.HasScanner))] : [];

    private static AttachedDocument Of(IReadOnlyList<NumberedAct> acts, int number) =>
        acts.FirstOrDefault(a => a.Number == number)?.Paper ?? throw new RefusedException(ShellRefusals.NoDocument());
}
