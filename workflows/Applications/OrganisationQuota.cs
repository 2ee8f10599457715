namespace Funding.Workflows.Applications;

/// <summary>
/// Which organisations a person has registered and how many everybody registers in a day: two rows of one partition, changed
/// together before the organisation's own.
/// </summary>
public sealed class OrganisationQuota(ITableStore tables, IOptions<StrangerLimits> limits, TimeProvider clock) : IDisposable
{
    private const string Partition = "registered";
    private const string Today = "today";

    // One at a time here: who waits does not conflict.
    private readonly SemaphoreSlim turn = new(1, 1);

    // As it was written last; a commit holds it to its ETag, and nobody is refused by it.
    private Stored<Registered>? kept;

    public void Dispose() => turn.Dispose();

    /// <summary>Takes a place for the organisation; taking it again changes nothing.</summary>
    /// <exception cref="RefusedException">A limit would be passed.</exception>
    internal async Task TakeAsync(string personId, string creditCode, CancellationToken cancellation)
    {
        var day = ShanghaiTime.DayOf(clock.GetUtcNow());
        await turn.WaitAsync(cancellation);
        try
        {
            if (kept is not { } all || !IsRoom(all, day)
                || !await Attempts.OnceAsync(() => SaveAsync(null, personId, [creditCode], all, day, cancellation), cancellation))
            {
                await Attempts.UntilWrittenAsync(() => LookAndTakeAsync(personId, creditCode, day, cancellation), cancellation);
            }
        }
        finally
        {
            turn.Release();
        }
    }

    private async Task LookAndTakeAsync(string personId, string creditCode, DateOnly day, CancellationToken cancellation)
    {
        var own = await tables.GetAsync<IReadOnlyList<string>>(Partition, personId, cancellation);
        var codes = own?.Value ?? [];
        if (codes.Contains(creditCode))
        {
            return;
        }

        if (codes.Count >= limits.Value.OrganisationsPerPerson)
        {
            throw new RefusedException(ApplicationRefusals.TooManyOrganisations(limits.Value.OrganisationsPerPerson));
        }

        var all = await tables.GetAsync<Registered>(Partition, Today, cancellation);
        if (!IsRoom(all, day))
        {
            throw new RefusedException(ApplicationRefusals.TooManyOrganisationsToday(limits.Value.OrganisationsPerDay));
        }

        await SaveAsync(own, personId, [.. codes, creditCode], all, day, cancellation);
    }

    private bool IsRoom(Stored<Registered>? all, DateOnly day) => CountOn(all, day) < limits.Value.OrganisationsPerDay;

    private static int CountOn(Stored<Registered>? all, DateOnly day) => all?.Value is { } known && known.Day == day ? known.Count : 0;

    private async Task SaveAsync(
        Stored<IReadOnlyList<string>>? own, string personId, IReadOnlyList<string> codes, Stored<Registered>? all, DateOnly day,
        CancellationToken cancellation)
    {
        var registered = new Registered(day, CountOn(all, day) + 1);
        var etags = await tables.CommitAsync(Partition, [Change(own, personId, codes), Change(all, Today, registered)], cancellation);
        kept = new(registered, Today, etags[1]);
    }

    /// <summary>Gives the person's place back: somebody else registered the organisation first.</summary>
    internal Task GiveBackAsync(string personId, string creditCode, CancellationToken cancellation) =>
        Attempts.UntilWrittenAsync(async () =>
        {
            if (await tables.GetAsync<IReadOnlyList<string>>(Partition, personId, cancellation) is { } own
                && own.Value.Contains(creditCode))
            {
                await tables.CommitAsync(
                    Partition, [Change(own, personId, [.. own.Value.Where(c => c != creditCode)])], cancellation);
            }
        }, cancellation);

    private static RowChange Change<T>(Stored<T>? read, string key, T value) =>
        read is null ? RowCodec.Insert(key, value) : RowCodec.Replace(read, value);

    private sealed record Registered(DateOnly Day, int Count);
}
