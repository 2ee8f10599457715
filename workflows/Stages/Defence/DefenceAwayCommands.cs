namespace Funding.Workflows.Stages.Defence;

/// <summary>An officer enters when somebody cannot come.</summary>
public sealed class DefenceAwayCommands(DefenceStore defence, CommitWriter commits, TimeProvider clock)
{
    private const int Tries = 3;

    /// <summary>Somebody cannot come at a time: the next plan respects it.</summary>
    /// <param name="who">A person of the pool, or the credit code of an applicant that is to be heard.</param>
    /// <param name="hours">Such as 09:00-12:00; null or blank for the whole day.</param>
    public Task AddAsync(
        Actor actor, string roundId, string who, DateOnly day, string? hours, CancellationToken cancellation = default) =>
        TryAsync(() => EnterAsync(actor, roundId, who, day, hours, cancellation), cancellation);

    public Task RemoveAsync(Actor actor, string roundId, DefenceAway away, CancellationToken cancellation = default) =>
        TryAsync(async () =>
        {
            var (round, stage) = await defence.HeldByAsync(actor, roundId, cancellation);
            var stored = await defence.AwayAsync(round, stage, cancellation);
            if (stored is not null && stored.Value.Items.Contains(away))
                await SaveAsync(actor, round, stage, stored, [.. stored.Value.Items.Where(i => i != away)], cancellation);
            return true;
        }, cancellation);

    private async Task<bool> EnterAsync(
        Actor actor, string roundId, string who, DateOnly day, string? hours, CancellationToken cancellation)
    {
        var (round, stage) = await defence.HeldByAsync(actor, roundId, cancellation);
        if (!(await defence.OpenAsync(round, stage, cancellation)).Any(o => o.Subject == who)
            && !(await defence.PoolAsync(round, cancellation)).Exists(e => e.PersonId == who))
            throw new RefusedException(DefenceRefusals.AwayWho());
        if (day < ShanghaiTime.DayOf(clock.GetUtcNow()) || day > stage.Closes)
            throw new RefusedException(DefenceRefusals.AwayDay(stage.Closes!.Value));
        var time = string.IsNullOrWhiteSpace(hours) ? new DefenceHours(TimeOnly.MinValue, new TimeOnly(23, 59)) : DefenceHours.Read(hours);
        if (time is not { } between || between.To <= between.From)
            throw new RefusedException(DefenceRefusals.AwayHours());
        var stored = await defence.AwayAsync(round, stage, cancellation);
        var items = stored?.Value.Items ?? [];
        if (items.Count >= DefenceAways.Most)
            throw new RefusedException(DefenceRefusals.AwayTooMany(DefenceAways.Most));
        var added = new DefenceAway(who, day, between.From, between.To);
        await SaveAsync(actor, round, stage, stored, [.. items.Where(i => i != added), added], cancellation);
        return true;
    }

    private async Task SaveAsync(
        Actor actor, Round round, PlannedStage stage, Stored<DefenceAways>? stored, IReadOnlyList<DefenceAway> items,
        CancellationToken cancellation)
    {
        var commit = new Commit(RoundKeys.Partition(round.Id))
            .Put(DefenceKeys.Away(stage), stored, new DefenceAways(items))
            .Audit(AuditNote.By(actor, "defence-away-entered", round.Id, ("entries", $"{items.Count}")));
        await commits.SaveAsync(commit, cancellation);
    }

    private static Task<T> TryAsync<T>(Func<Task<T>> attempt, CancellationToken cancellation) =>
        Attempts.OrRefuseAsync(Tries, StorageRefusals.ChangedMeanwhile, attempt, cancellation);
}
