namespace Funding.Workflows.Submission;

/// <param name="Code">Of the reader's organisation.</param>
/// <param name="Before">The application of the award, where the reader may read it; null otherwise.</param>
public sealed record HeldAward(string Code, string Name, StepFinding Finding, Application? Before);

/// <summary>
/// What is on record of who applies in a step: mergers and the register, a transaction each at most. Nothing is read where the round's step
/// follows none.
/// </summary>
public sealed class StepQueries(
    AwardRollStore register, AwardStore awards, MergerStore mergers, OrganisationQueries organisations, RoundStore rounds,
    ApplicationStore applications, TimeProvider clock)
{
    private const int MostShown = 10;

    /// <returns>Id of the award that the application will belong to; null where the step follows none.</returns>
    /// <exception cref="RefusedException">The organisation holds none with which it may apply.</exception>
    public async Task<string?> DemandAsync(Round round, string code, CancellationToken cancellation = default)
    {
        if (round.Step?.From is null) return null;
        var found = Find(round, code, await mergers.ReadAsync(cancellation), await ReadAsync(cancellation));
        return found.Refusal is { } refusal ? throw new RefusedException(refusal) : found.Award!.Id;
    }

    /// <summary>What keeps an award's holder from applying with it, at this moment.</summary>
    /// <returns>Null where nothing does.</returns>
    public async Task<Refusal?> RefusalAsync(Round round, string award, CancellationToken cancellation = default) =>
        round.Step?.From is { } from
            ? StepEntry.Of(from, round.ProgrammeId, (await ReadAsync(cancellation)).Where(a => a.Id == award), DayOf(round)).Refusal : null;

    /// <summary>With what the reader's organisations may apply; those of whom nothing is on record are left out.</summary>
    public async Task<IReadOnlyList<HeldAward>> OfReaderAsync(Actor actor, Round round, CancellationToken cancellation = default)
    {
        if (round.Step?.From is null) return [];
        // Whoever only claims an organisation sees nothing of it.
        var own = (await organisations.OwnAsync(actor, cancellation))
            .Where(o => o.Organisation.Members.Contains(actor.PersonId)).Take(MostShown).Select(o => o.Organisation).ToList();
        if (own.Count == 0) return [];
        var (merged, held) = (await mergers.ReadAsync(cancellation), await ReadAsync(cancellation));
        var found = new List<HeldAward>();
        foreach (var organisation in own)
        {
            var code = organisation.CreditCode;
            var finding = Find(round, code, merged, held);
            var before = finding.Award is { } award ? await BeforeAsync(actor, code, claimed: false, award.Id, cancellation) : null;
            found.Add(new(code, organisation.Name, finding, before?.Application));
        }

        return [.. found.OrderByDescending(h => h.Finding.Award is not null)];
    }

    /// <summary>
    /// A fresh draft with what fits of the award's application, and the members that the award has by now, each marked until its page is
    /// saved.
    /// </summary>
    /// <returns>Null where there is nothing to take, or it is not for the actor to read.</returns>
    public async Task<(Carried Carried, Application From)?> CarriedAsync(
        Actor actor, Application draft, Programme programme, CancellationToken cancellation = default)
    {
        if (draft.From is not { } from
            || await BeforeAsync(actor, draft.CreditCode, draft.ClaimedBy is not null, from, cancellation) is not ({ } award, { } before))
        {
            return null;
        }

        try
        {
            var earlier = await rounds.GetProgrammeAsync(before.RoundId, cancellation);
            var carried = CarryOver.Of(
                earlier, StepMembers.Of(earlier, await applications.ReadSubmittedAsync(before, cancellation), award), programme,
                Answers.Empty);
            return carried.Taken.Any() ? (carried, before) : null;
        }
        catch (MissingContentException)
        {
            // What was submitted years ago may have been deleted in its time.
            return null;
        }
    }

    private StepFinding Find(Round round, string code, MergerList merged, IEnumerable<AwardSummary> held)
    {
        var codes = merged.CodesOf(code);
        return StepEntry.Of(round.Step!.From!, round.ProgrammeId, held.Where(a => codes.Contains(a.Holder)), DayOf(round));
    }

    private async Task<IEnumerable<AwardSummary>> ReadAsync(CancellationToken cancellation) =>
        (await register.ReadAsync(cancellation)).Select(a => a.Summary);

    private async Task<(AwardHome Award, Application Application)?> BeforeAsync(
        Actor actor, string code, bool claimed, string award, CancellationToken cancellation)
    {
        if (await awards.FindAsync(award, cancellation) is not { Home: { RoundId: { } round, ApplicationId: { } id } home }) return null;
        var before = (await applications.GetAsync(round, id, cancellation)).Value;
        return before.AnswersBlob is not null && EarlierQueries.MayRead(actor, code, claimed, before) ? (home, before) : null;
    }

    private DateOnly DayOf(Round round) => StepEntry.DayOf(round, clock.GetUtcNow());
}
