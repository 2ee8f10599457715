namespace Funding.Workflows.Setup;

/// <summary>Reads what the checklist of an installation is written from: a handful of queries, and nobody is read.</summary>
public sealed class SetupQueries(
    ITableStore tables, PeopleStore people, DeskDirectory desks, RoundStore rounds, TestMailCommands mails, LetterFonts fonts,
    WorkingCalendar calendar,
    IOptions<PortalOptions> portal, TimeProvider clock)
{
    private static readonly Role[] Counted = [Role.Administrator, Role.Officer, Role.Committee];

    public async Task<IReadOnlyList<SetupLine>> ReadAsync(Actor actor, CancellationToken cancellation = default)
    {
        actor.Demand(Right.ManagePeople);
        var holders = new Dictionary<Role, int>();
        foreach (var role in Counted)
            holders[role] = (await people.GrantsAsync(role, cancellation)).Count;
        var experts = await people.AnyInRoleAsync(Role.Expert, cancellation);
        holders[Role.Expert] = experts ? 1 : 0;
        var covered = (await people.GrantsAsync(Role.Recommender, cancellation)).Select(g => g.Desk).ToHashSet();
        var all = await desks.ListAsync(cancellation);
        var years = SetupChecklist.YearsOn(ShanghaiTime.DayOf(clock.GetUtcNow()));
        return SetupChecklist.Of(new SetupFacts(
            portal.Value.Contact,
            await mails.BecameAsync(cancellation),
            holders,
            all.Count,
            [.. all.Where(d => !covered.Contains(d.Id)).Select(d => d.Name)],
            experts ? null : await PoolAsync(cancellation),
            years,
            [.. years.Where(year => !calendar.IsSettled(year))],
            fonts.Any,
            (await tables.QueryAsync(AwardKeys.AwardsPartition, KeyRange.All, 1, null, cancellation)).Rows.Count > 0));
    }

    private async Task<string?> PoolAsync(CancellationToken cancellation)
    {
        foreach (var summary in (await rounds.AllAsync(cancellation)).Where(r => r.IsRunning()).OrderByDescending(r => r.Opens))
        {
            if ((await rounds.GetAsync(summary.Id, cancellation)).Value.Draw is not null)
                return summary.Id;
        }

        return null;
    }
}
