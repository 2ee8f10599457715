namespace Funding.Workflows.Office;

/// <param name="Continuation">Null when nothing follows.</param>
public sealed record WaitingPage(IReadOnlyList<WaitingLine> Lines, string? Continuation);

/// <summary>Who is waited for in a running round, one by one, for administrators.</summary>
public sealed class WaitingQueries(RoundWaits waits, ReminderStore reminders, WaitingLines lines)
{
    public const int PageSize = 40;

    /// <summary>Lines on the round's own page.</summary>
    public const int First = 5;

    /// <summary>
    /// A page: the kinds' own reads up to its end, a transaction for a thousand reminders, and a read and a query for each person on it.
    /// </summary>
    /// <param name="from">Lines before it.</param>
    public async Task<WaitingPage> PageAsync(Actor actor, Round round, int from, CancellationToken cancellation = default)
    {
        actor.Demand(Right.ManageLinks);
        var all = await waits.AllAsync(round, cancellation).Skip(from).Take(PageSize + 1).ToListAsync(cancellation);
        var (home, given) = (ReminderHome.Of(round), await reminders.AllAsync(round.Id, cancellation));
        var shown = await Task.WhenAll(all.Take(PageSize).Select(line => lines.OfAsync(
            line.Of, new(home, line.Waited), given.GetValueOrDefault(line.Waited.Key)?.Value, cancellation)));
        return new(shown, all.Count > PageSize ? $"{from + PageSize}" : null);
    }

    /// <summary>The first lines with the names alone: a read for each of their persons beside the kinds' own.</summary>
    public async Task<IReadOnlyList<WaitingLine>> FirstAsync(Actor actor, Round round, CancellationToken cancellation = default)
    {
        actor.Demand(Right.ManageLinks);
        var first = await waits.AllAsync(round, cancellation).Take(First).ToListAsync(cancellation);
        return await Task.WhenAll(first.Select(line => lines.NamedAsync(line.Of, line.Waited, cancellation)));
    }
}
