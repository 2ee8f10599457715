namespace Funding.Workflows.Office;

/// <summary>Applications of a round for the office, by desk or by state.</summary>
public sealed class ApplicationLists(ITableStore tables, ApplicationRollStore rolls)
{
    public const int PageSize = 50;

    /// <summary>Searched, filtered, sorted and counted over the whole round.</summary>
    public async Task<RollPage<ApplicationSummary>> FindAsync(
        Actor actor, string roundId, RollForm<RolledApplication> form, RollQuery query, CancellationToken cancellation = default)
    {
        actor.Demand(Right.ReadAllApplications);
        return Roll.Of(await rolls.ReadAsync(roundId, cancellation), form, query).Select(a => a.Summary);
    }

    /// <summary>
    /// One page, one transaction. With both a desk and a state, a page of the desk's from which other states are left out: it may be short
    /// although more follow.
    /// </summary>
    public async Task<StoredPage<ApplicationSummary>> PageAsync(
        Actor actor, string roundId, string? desk, ApplicationState? state, string? continuation, CancellationToken cancellation = default)
    {
        actor.Demand(Right.ReadAllApplications);
        var prefix = (desk, state) switch
        {
            ({ Length: > 0 }, _) => RoundKeys.DeskPrefix(desk),
            (_, { } only) => RoundKeys.StatePrefix(only),
            _ => RoundKeys.ByDesk,
        };
        var page = await tables.QueryAsync<ApplicationSummary>(
            RoundKeys.Partition(roundId), KeyRange.Prefix(prefix), PageSize, continuation, cancellation);
        return state is null ? page : page with { Items = [.. page.Items.Where(a => a.Value.State == state)] };
    }
}
