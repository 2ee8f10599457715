namespace Funding.Workflows.Office;

/// <summary>An administrator reminds whom a round waits for, with the mail by which the stage reminds itself.</summary>
public sealed class ReminderCommands(RoundStore rounds, RoundWaits waits, ReminderStore given, Reminders reminders)
{
    /// <param name="of">The stage, or what else of the round waits: see <see cref="RoundWaits"/>.</param>
    /// <returns>When the mail goes.</returns>
    /// <exception cref="RefusedException">
    /// Not waited for any more, the last day is over, nobody or no mail is there, or one goes on that day already.
    /// </exception>
    public async Task<DateTimeOffset> RemindAsync(
        Actor actor, string roundId, string of, string key, CancellationToken cancellation = default)
    {
        actor.Demand(Right.ManageLinks);
        var round = (await rounds.GetAsync(roundId, cancellation)).Value;
        var waited = await waits.OfAsync(round, of, cancellation).FirstOrDefaultAsync(w => w.Key == key, cancellation)
            ?? throw new RefusedException(ReminderRefusals.NotWaited());
        return await reminders.RemindAsync(actor, of, new(ReminderHome.Of(round), waited), cancellation);
    }

    /// <summary>Reminds whoever of the stage's list may be.</summary>
    /// <inheritdoc cref="Reminders.RemindAllAsync"/>
    public async Task<RemindedAll> RemindAllAsync(Actor actor, string roundId, string of, CancellationToken cancellation = default)
    {
        actor.Demand(Right.ManageLinks);
        var round = (await rounds.GetAsync(roundId, cancellation)).Value;
        var (home, all) = (ReminderHome.Of(round), await given.AllAsync(roundId, cancellation));
        return await reminders.RemindAllAsync(
            actor,
            of,
            waits.OfAsync(round, of, cancellation).Select(waited => new ReminderLine(
                all.GetValueOrDefault(waited.Key), _ => Task.FromResult<OpenMatter?>(new(home, waited)))),
            cancellation);
    }
}
