namespace Funding.Workflows.Office;

/// <summary>Applications of a round for the office.</summary>
public sealed class ApplicationLists(ApplicationRollStore rolls)
{
    /// <summary>Searched, filtered, sorted and counted over the whole round.</summary>
    public async Task<RollPage<ApplicationSummary>> FindAsync(
        Actor actor, string roundId, RollForm<RolledApplication> form, RollQuery query, CancellationToken cancellation = default)
    {
        actor.Demand(Right.ReadAllApplications);
        return Roll.Of(await rolls.ReadAsync(roundId, cancellation), form, query).Select(a => a.Summary);
    }

    /// <summary>One page, in the order of desk and number; a row that comes or goes meanwhile moves no other.</summary>
    /// <param name="asked">Words that are searched for; null for all.</param>
    /// <param name="after">Where the page before ended; null for the first.</param>
    public async Task<Paged<ApplicationSummary>> PageAsync(
        Actor actor, string roundId, string? asked, string? desk, ApplicationState? state, string? after,
        CancellationToken cancellation = default)
    {
        actor.Demand(Right.ReadAllApplications);
        var rows = (await rolls.ReadAsync(roundId, cancellation))
            .Where(a => (desk is null || a.Summary.Desk == desk) && (state is null || a.Summary.State == state));
        var part = Roll.After([.. rows], ApplicationRollForm.Of([], [], []), asked, ApplicationRollForm.Standing, after);
        return new([.. part.Items.Select(a => a.Summary)], part.Last);
    }
}
