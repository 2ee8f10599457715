namespace Funding.Workflows.Rehearsals;

/// <summary>Rehearses launches that are not made yet. Nothing live is written but the report.</summary>
public sealed class RehearsalCommands(
    LaunchDraftCommands drafts, LaunchCommands launches, IRehearsalPlayer player, RehearsalStore reports, Catalogue catalogue,
    PeopleStore people, BudgetStore budgets, StageOffers offers, RoundDays days, MailTemplateSet mails, TimeProvider clock)
{
    /// <summary>Plays the round that the draft would launch and keeps the report under the draft, in the place of an earlier one.</summary>
    /// <exception cref="RefusedException">
    /// A setting is out of its range, the draft could not be launched so, or another rehearsal is being played.
    /// </exception>
    public async Task<RehearsalReport> RehearseAsync(
        Actor actor, string draftId, RehearsalSettings settings, CancellationToken cancellation = default)
    {
        actor.Demand(Right.LaunchRound);
        if (settings.Check().ToList() is { Count: > 0 } refusals)
        {
            throw new RefusedException(refusals);
        }

        var draft = await drafts.GetAsync(actor, draftId, cancellation);
        var request = draft.Read();
        var plan = await launches.PlanAsync(actor, request, cancellation);
        var officers = (await people.HandlingAsync(Role.Officer, plan.Programme.Id, cancellation)).Count;
        var scene = new RehearsalScene(
            plan.Programme, request with { Batch = plan.Batch, Opens = plan.Opens }, settings, Math.Max(2, officers),
            await BudgetAsync(plan.Programme, request.Year, cancellation));
        var played = await player.PlayAsync(scene, cancellation);
        var report = RehearsalReports.Of(
            draft, scene, played,
            new(catalogue.WorkingCalendar, StoragePrices.Shipped, TitleOf, days.NameOf, BoundsOf(plan.Programme)),
            actor.Name, clock.GetUtcNow());
        await reports.SaveAsync(report, played.Mails, cancellation);
        return report;
    }

    /// <summary>What the real lines of the programme's money have available.</summary>
    private async Task<IReadOnlyDictionary<LineId, decimal>> BudgetAsync(
        Programme programme, int year, CancellationToken cancellation)
    {
        var available = new Dictionary<LineId, decimal>();
        foreach (var line in TranchePlan.LinesOf(programme, year))
        {
            if (await budgets.FindAsync(line, cancellation) is { } found)
            {
                available[line] = found.Value.Balances.Available.Value;
            }
        }

        return available;
    }

    private RehearsalBounds BoundsOf(Programme programme)
    {
        var panel = offers.Given<IPanel>(programme)?.Panel;
        return new(
            offers.Given<ILimits>(programme)?.Desks.ToDictionary(d => d.Desk, d => d.Limit) ?? [],
            panel?.Parties ?? new Dictionary<string, int>(), panel?.MaxLoad ?? 1,
            catalogue.Desks.NameOf,
            party => Parties.Read(party)?.Name() ?? Bilingual.Same(party));
    }

    private Bilingual TitleOf(string template) => mails.Find(template) is { } found
        ? new(found.Title(english: false), found.Title(english: true)) : Bilingual.Same(template);
}
