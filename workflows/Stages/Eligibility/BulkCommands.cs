namespace Funding.Workflows.Stages.Eligibility;

/// <summary>
/// Many applications found eligible at once: each is decided for itself, by the same rules as one alone, and what one is refused for leaves
/// the others as they are. Whoever has something to weigh, or falls, is looked at by itself.
/// </summary>
public sealed class BulkCommands(
    EligibilityCommands eligibility, RoundStore rounds, ApplicationStore applications, CaseRisks risks)
{
    public const string ReasonField = "bulk-reason";

    /// <summary>As many as a page of the list has.</summary>
    public const int Most = 50;

    /// <exception cref="RefusedException">No officer, nothing or too many picked, or no reason: nothing is decided then.</exception>
    public async Task<BulkOutcome> PassAsync(
        Actor actor, string roundId, IReadOnlyList<string> picked, string? reason, CancellationToken cancellation = default)
    {
        actor.Demand(Right.DecideEligibility);
        if (picked.Count is 0 or > Most) throw new RefusedException(BulkRefusals.Number(Most));
        var why = Reasons.Demand(reason, ReasonField);
        var risksOf = await risks.OfAsync((await rounds.GetAsync(roundId, cancellation)).Value, cancellation);
        var (done, left) = (new List<string>(), new List<Refusal>());
        foreach (var id in picked.Distinct(StringComparer.Ordinal))
        {
            var application = (await applications.GetAsync(roundId, id, cancellation)).Value;
            try
            {
                if (risksOf(application).Any(r => !r.Settled)) throw new RefusedException(BulkRefusals.Risk());
                await eligibility.DecideAsync(actor, roundId, id, true, why, cancellation);
                done.Add(id);
            }
            catch (RefusedException refused)
            {
                left.Add(BulkRefusals.Left(application, refused.Refusals[0]));
            }
        }

        return new(done, left);
    }
}

/// <param name="Done">Found eligible.</param>
/// <param name="Left">Why each of the others was not decided.</param>
public sealed record BulkOutcome(IReadOnlyList<string> Done, IReadOnlyList<Refusal> Left);
