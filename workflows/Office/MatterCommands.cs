namespace Funding.Workflows.Office;

/// <summary>An administrator reminds whom a matter waits for, with the mail of whoever owns it.</summary>
public sealed class MatterCommands(MatterQueries matters, ReminderStore given, Reminders reminders, TimeProvider clock)
{
    /// <returns>When the mail goes.</returns>
    /// <inheritdoc cref="ReminderCommands.RemindAsync"/>
    public async Task<DateTimeOffset> RemindAsync(
        Actor actor, string kind, string home, string key, CancellationToken cancellation = default)
    {
        actor.Demand(Right.ManageLinks);
        var matter = matters.SourceOf(kind) is { } source ? await source.FindAsync(home, key, cancellation) : null;
        return await reminders.RemindAsync(
            actor, kind, matter ?? throw new RefusedException(ReminderRefusals.NotWaited()), cancellation);
    }

    /// <summary>
    /// Reminds whoever of a kind may be: a transaction for each whose last day is not over, and some ten for each that is reminded.
    /// </summary>
    /// <inheritdoc cref="Reminders.RemindAllAsync"/>
    /// <exception cref="RefusedException">No such kind.</exception>
    public async Task<RemindedAll> RemindAllAsync(Actor actor, string kind, CancellationToken cancellation = default)
    {
        actor.Demand(Right.ManageLinks);
        var source = matters.SourceOf(kind) ?? throw new RefusedException(ReminderRefusals.NotWaited());
        var today = ShanghaiTime.DayOf(clock.GetUtcNow());
        return await reminders.RemindAllAsync(actor, kind, LinesAsync(cancellation), cancellation);

        async IAsyncEnumerable<ReminderLine> LinesAsync([EnumeratorCancellation] CancellationToken stop)
        {
            foreach (var matter in (await source.AllAsync(stop)).Where(m => m.Kind == kind))
            {
                var isOver = MatterRollForm.TermOf(matter, today) == MatterTerm.Over;
                yield return new(
                    isOver ? null : await given.FindAsync(source.PartitionOf(matter.Home), matter.Key, stop),
                    go => source.FindAsync(matter.Home, matter.Key, go))
                {
                    Bar = isOver ? ReminderBar.Over : null,
                };
            }
        }
    }
}
