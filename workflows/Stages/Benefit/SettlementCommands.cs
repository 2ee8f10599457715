namespace Funding.Workflows.Stages.Benefit;

/// <summary>
/// A year that was granted is settled once: after an audit, or by what was really paid. What is over is kept from later years.
/// </summary>
public sealed class SettlementCommands(
    ITableStore tables, RoundStore rounds, ApplicationStore applications, AwardStore awards, BenefitStore benefits,
    BenefitSheetQueries sheets, AwardChangeStore holders, CommitWriter commits, TimeProvider clock)
{
    private const int Tries = 5;
    private const int DocumentCharacters = 60;

    /// <param name="paid">Of a line that is settled by what was really paid: yuan, as typed; may be zero.</param>
    /// <param name="verified">Of one that is settled after an audit: the verified numbers anew, by their field.</param>
    /// <param name="document">Of the audit report or the statement of account.</param>
    /// <exception cref="RefusedException">
    /// Nothing was granted for the year, it is settled, the line is not, a number or the document is missing, or the actor's own award.
    /// </exception>
    public async Task<BenefitSettlement> SettleAsync(
        Actor actor, string awardId, int year, string? paid, IReadOnlyDictionary<string, string> verified, string? document, string? reason,
        CancellationToken cancellation = default)
    {
        actor.Demand(Right.DecideEligibility);
        var why = Reasons.Demand(reason);
        var number = TextIdentity.Tidy(document);
        if (number.Length is 0 or > DocumentCharacters) throw new RefusedException(BenefitStageRefusals.NoDocument(DocumentCharacters));
        var award = (await awards.GetAsync(awardId, cancellation)).Home;
        await holders.DemandNotHolderAsync(actor, award, cancellation);
        return await Attempts.OrRefuseAsync(Tries, StorageRefusals.ChangedMeanwhile, async () =>
        {
            var claim = (await benefits.ReadAsync(awardId, cancellation)) is var book
                && book.Claims.FirstOrDefault(c => c.Year == year) is { } granted
                    ? granted : throw new RefusedException(BenefitRefusals.NoClaim(year));
            if (book.Settlements.Any(s => s.Year == year)) throw new RefusedException(BenefitStageRefusals.Settled(year));
            var settled = await SettledAsync(claim, paid, verified, number, cancellation);
            var commit = new Commit(AwardKeys.Partition(awardId));
            var sequence = await tables.NextAsync(commit, BenefitKeys.Count, cancellation);
            commit
                .Insert(BenefitKeys.Settlement(year), new BenefitEntry(sequence, null, null)
                {
                    Settlement = settled,
                    Reason = why,
                    On = ShanghaiTime.DayOf(clock.GetUtcNow()),
                })
                .Audit(AuditNote.By(
                    actor, "benefit-settled", awardId, ("year", $"{year}"), ("due", $"{settled.Due}"), ("over", $"{settled.Over}"),
                    ("document", settled.Document), ("reason", why)));
            foreach (var editor in award.Editors)
                commit.Mail($"mail:benefit-settled:{awardId}:{year}:{editor}", SettlementMails.Of(editor, award, settled));
            // What a withdrawn line had too much is asked back at once.
            if (award.Standing == AwardStanding.Withdrawn) commit.Then(BenefitStandingHandler.Of(awardId));
            await commits.SaveAsync(commit, cancellation);
            return settled;
        }, cancellation);
    }

    private async Task<BenefitSettlement> SettledAsync(
        BenefitClaim claim, string? paid, IReadOnlyDictionary<string, string> verified, string document, CancellationToken cancellation)
    {
        var programme = await rounds.GetProgrammeAsync(claim.RoundId, cancellation);
        var line = programme.StageSettings<BenefitSettings>(BenefitStage.Kind).Lines.First(l => l.Id == claim.Line);
        switch (line.Settlement)
        {
            case SettlementRule.Audit:
                var application = (await applications.GetAsync(claim.RoundId, claim.CaseId, cancellation)).Value;
                return Settlements.Audited(
                    claim,
                    await sheets.AuditedAsync(line, programme, application, VerifiedNumbers.Read(line, programme, verified), cancellation),
                    document);
            case SettlementRule.Actual:
                return Settlements.Actual(claim, ReadPaid(paid), document, line.Clause);
            default:
                throw new RefusedException(BenefitStageRefusals.NoSettlement());
        }
    }

    /// <summary>Nothing may have been paid, too.</summary>
    private static Yuan ReadPaid(string? typed) => AnswerText.Number(typed) == 0 ? Yuan.Zero : Yuan.Read(typed, "paid");
}
