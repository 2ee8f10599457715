namespace Funding.Workflows.Variations;

/// <summary>Reads variations for those whom they are for; to all others they are as absent.</summary>
public sealed class VariationStore(
    ITableStore tables, AwardStore awards, DutyStore duties, ReportStore reports, DutyKindSet kinds, ConflictDeclarations conflicts,
    AwardBudgetStore budgets, IEnumerable<IAwardPassing> passing)
{
    public DateOnly Today => reports.Today;

    /// <summary>The first one first; none is read of an award for which none was asked.</summary>
    public async Task<IReadOnlyList<Variation>> AllAsync(AwardHome award, CancellationToken cancellation = default) =>
        award.Variations == 0 ? [] : await tables.EnumerateAsync<Variation>(
                AwardKeys.Partition(award.Id), KeyRange.Prefix(VariationKeys.Variations), cancellation)
            .Select(row => row.Value).ToListAsync(cancellation);

    /// <returns>The last one asked for; null for none.</returns>
    public async Task<Variation?> LastAsync(AwardHome award, CancellationToken cancellation = default) =>
        award.Variations == 0 ? null : (await tables.GetAsync<Variation>(
            AwardKeys.Partition(award.Id), VariationKeys.Variation(award.Variations), cancellation))?.Value;

    /// <summary>An award with what a change of it is held against, for who acts for its holder.</summary>
    /// <exception cref="RefusedException">No such award, or the actor does not act for its holder.</exception>
    public async Task<(AwardRead Award, VariationFacts Facts)> OwnFactsAsync(
        Actor actor, string awardId, CancellationToken cancellation = default)
    {
        var award = await duties.OwnAsync(actor, awardId, cancellation);
        return (award, await HolderFactsAsync(award, await LastAsync(award.Home, cancellation), cancellation));
    }

    /// <summary>What a change is held against: task book and years that were reported on; a read, and one for each open report.</summary>
    /// <param name="last">The last one asked for, see <see cref="LastAsync"/>.</param>
    public async Task<VariationFacts> FactsAsync(AwardRead award, Variation? last, CancellationToken cancellation = default) =>
        new(
            award.Home, award.Settings, last, (await reports.TaskBookAsync(award.Home.Id, cancellation))?.Book,
            await ReportedAsync(award, cancellation))
        {
            Roster = award.Settings.Provides(k => k.IsOfMembers) ? await RosterAsync(award, cancellation) : null,
            Sheet = await budgets.SheetAsync(award, cancellation),
        };

    /// <summary>For who may ask for every change: besides, where the lead may pass, what money keeps it from that.</summary>
    /// <inheritdoc cref="FactsAsync"/>
    public async Task<VariationFacts> HolderFactsAsync(AwardRead award, Variation? last, CancellationToken cancellation = default) =>
        await FactsAsync(award, last, cancellation) with
        {
            Passing = award.Settings.Provides(k => k.PassesAward)
                ? await PassingBarAsync(award, cancellation) : null,
        };

    /// <returns>What keeps the award from passing to another holder for now; null where nothing does.</returns>
    private async Task<Refusal?> PassingBarAsync(AwardRead award, CancellationToken cancellation = default)
    {
        foreach (var one in passing)
            if (await one.BarAsync(award, cancellation) is { } bar) return bar;
        return null;
    }

    /// <returns>The years that were reported on; a read for each open report.</returns>
    public async Task<IReadOnlySet<string>> ReportedAsync(AwardRead award, CancellationToken cancellation = default)
    {
        var reported = new HashSet<string>(StringComparer.Ordinal);
        foreach (var duty in award.Duties.Select(d => d.Value)
            .Where(d => award.Outlines.First(o => o.Id == d.Id).Every == DutyOutline.EachYear))
        {
            if (duty.Passed || (kinds[duty.Kind] is IReportKind
                && await reports.FindAsync(award.ViewOf(duty), cancellation) is { Value.Filings: > 0 }))
            {
                reported.Add(duty.Occurrence);
            }
        }

        return reported;
    }

    /// <exception cref="RefusedException">No such variation, or the actor does not act for the holder.</exception>
    public async Task<VariationRead> OwnAsync(Actor actor, string awardId, int number, CancellationToken cancellation = default) =>
        await ReadAsync(await duties.OwnAsync(actor, awardId, cancellation), number, cancellation);

    /// <exception cref="RefusedException">No such variation, or the actor is not of the office.</exception>
    public async Task<VariationRead> OfOfficeAsync(Actor actor, string awardId, int number, CancellationToken cancellation = default)
    {
        actor.Demand(Right.ReadAllApplications);
        return await ReadAsync(await awards.GetAsync(awardId, cancellation), number, cancellation);
    }

    /// <exception cref="RefusedException">No such variation, another desk's, or the actor acts for the holder.</exception>
    public async Task<VariationRead> OfDeskAsync(Actor actor, string awardId, int number, CancellationToken cancellation = default) =>
        await ReadAsync(await duties.OfDeskAsync(actor, awardId, cancellation), number, cancellation);

    /// <summary>For who decides: never one who acts for the holder or declared a conflict with it or a member.</summary>
    /// <exception cref="RefusedException">No such variation, no officer, or one who may not.</exception>
    public async Task<VariationRead> ToJudgeAsync(Actor actor, string awardId, int number, CancellationToken cancellation = default)
    {
        actor.Demand(Right.JudgeDuty);
        var read = await awards.GetAsync(awardId, cancellation);
        if (await BarAsync(actor, read.Home, cancellation) is { } bar) throw new RefusedException(bar);
        return await ReadAsync(read, number, cancellation);
    }

    /// <returns>Why the actor decides nothing of the award; null where they may.</returns>
    public async Task<Refusal?> BarAsync(Actor actor, AwardHome award, CancellationToken cancellation = default) =>
        award.Editors.Contains(actor.PersonId) ? DutyRefusals.OwnAward()
            : award.RoundId is { } round
                && (await conflicts.CodesAsync(actor.PersonId, round, cancellation)).Overlaps([award.Holder, .. award.MemberCodes ?? []])
                ? VariationRefusals.Conflict() : null;

    private async Task<RosterPart?> RosterAsync(AwardRead award, CancellationToken cancellation) =>
        RosterPart.Of(await awards.ProgrammeAsync(award.Home, cancellation));

    /// <summary>One of an award, for whoever the caller found that it is for.</summary>
    /// <exception cref="RefusedException">No such variation.</exception>
    public async Task<VariationRead> ReadAsync(AwardRead award, int number, CancellationToken cancellation)
    {
        var stored = number > 0 && number <= award.Home.Variations
            ? await tables.GetAsync<Variation>(award.Partition, VariationKeys.Variation(number), cancellation) : null;
        var papers = await tables.GetAsync<DutyPapers>(award.Partition, VariationKeys.Papers(number), cancellation);
        return new(
            award, stored ?? throw new RefusedException(VariationRefusals.NotFound()), papers?.Value ?? DutyPapers.None, reports.Today)
        {
            Roster = VariationKinds.Of(stored.Value.Change).IsOfMembers ? await RosterAsync(award, cancellation) : null,
            Sheet = VariationKinds.Of(stored.Value.Change).IsOfBudget ? await budgets.SheetAsync(award, cancellation) : null,
        };
    }
}
