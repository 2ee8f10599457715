namespace Funding.Workflows.Applications;

/// <summary>
/// Saves one page of a draft at a time: the rest of the answers stays as it is, and what somebody else stored on the same page
/// since it was read is not overwritten unseen.
/// </summary>
public sealed class DraftCommands(ApplicationCommands editing, ApplicationStore applications)
{
    private const int Tries = 20;

    /// <summary>Identifies what is stored of some fields.</summary>
    public static string VersionOf(Answers answers, IEnumerable<string> fields) =>
        Sha256Hex.Of(FundingJson.Serialize(fields.Select(id => answers.Fields.GetValueOrDefault(id, "")).ToList()))[..16];

    /// <summary>Identifies the stored owners.</summary>
    public static string VersionOfOwners(Answers answers) => Sha256Hex.Of(FundingJson.Serialize(answers.Owners))[..16];

    /// <param name="fields">All fields of the page, as typed.</param>
    /// <param name="seen">The version that the page was filled from; null overwrites whatever there is.</param>
    /// <returns>The new version.</returns>
    /// <exception cref="RefusedException">Not to be changed now, not to be stored, or changed by somebody else meanwhile.</exception>
    public Task<string> SaveFieldsAsync(
        Actor actor,
        string roundId,
        string applicationId,
        IReadOnlyDictionary<string, string> fields,
        string? seen,
        CancellationToken cancellation = default) =>
        SaveAsync(actor, roundId, applicationId, seen,
            answers => answers with
            {
                Fields = new Dictionary<string, string>(answers.Fields.Concat(fields)
                .GroupBy(f => f.Key)
                .Select(g => g.Last()))
            },
            answers => VersionOf(answers, fields.Keys), cancellation);

    /// <inheritdoc cref="SaveFieldsAsync"/>
    public Task<string> SaveOwnersAsync(
        Actor actor,
        string roundId,
        string applicationId,
        IReadOnlyList<Owner> owners,
        string? seen,
        CancellationToken cancellation = default) =>
        SaveAsync(actor, roundId, applicationId, seen, answers => answers with { Owners = owners }, VersionOfOwners, cancellation);

    private Task<string> SaveAsync(
        Actor actor,
        string roundId,
        string applicationId,
        string? seen,
        Func<Answers, Answers> change,
        Func<Answers, string> version,
        CancellationToken cancellation) =>
        // Where another page of the same draft was saved at this moment, perhaps on another host, its part stays.
        Attempts.AtMostAsync(Tries, async () =>
        {
            var own = await applications.GetOwnAsync(actor, roundId, applicationId, cancellation);
            var (before, over) = await applications.ReadDraftAsync(roundId, applicationId, cancellation);
            var after = change(before);
            if (seen is not null && version(before) != seen && version(before) != version(after))
            {
                throw new RefusedException(ApplicationRefusals.DraftChanged());
            }

            await editing.SaveAnswersAsync(actor, own, after, over, cancellation);
            return version(after);
        }, cancellation);
}
