namespace Funding.Workflows.Submission;

/// <summary>
/// Saves one page of a draft at a time: the rest of the answers stays as it is, and what somebody else stored on the same page
/// since it was read is not overwritten unseen.
/// </summary>
public sealed class DraftCommands(ApplicationCommands editing, ApplicationStore applications)
{
    private const int Tries = 20;

    /// <summary>Identifies what is stored of a page.</summary>
    internal static string VersionOf(object stored) => Sha256Hex.Of(FundingJson.Serialize(stored))[..16];

    /// <summary>Stores what was typed on one page.</summary>
    /// <param name="seen">The version that the page was filled from; null overwrites whatever there is.</param>
    /// <param name="change">The answers with what the page typed.</param>
    /// <param name="version">Of what the page holds.</param>
    /// <returns>The new version.</returns>
    /// <exception cref="RefusedException">Not to be changed now, not to be stored, or changed by somebody else meanwhile.</exception>
    internal Task<string> SaveAsync(
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
