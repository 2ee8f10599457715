namespace Funding.Workflows.Organisations;

/// <summary>
/// Which organisations a person claims, and how many everybody claims in a day and has open: two rows of one partition, changed together
/// before the organisation's own. A claim that is confirmed or given up no longer counts; one that was refused still counts against its
/// person.
/// </summary>
public sealed class OrganisationQuota(ITableStore tables, IOptions<StrangerLimits> limits, TimeProvider clock) : IDisposable
{
    private const string Partition = "registered";
    private const string Today = "today";

    // A refused claim is given back once, and its code no longer counts as open.
    private const string RefusedMark = "refused:";

    // One at a time here: who waits does not conflict.
    private readonly SemaphoreSlim turn = new(1, 1);

    // As it was written last; a commit holds it to its ETag, and nobody is refused by it.
    private Stored<Registered>? kept;
    private readonly KeptRows<IReadOnlyList<string>> own = new();

    public void Dispose() => turn.Dispose();

    /// <summary>Takes a place for the claim; taking it again changes nothing.</summary>
    /// <exception cref="RefusedException">A limit would be passed.</exception>
    internal async Task TakeAsync(string personId, string creditCode, CancellationToken cancellation)
    {
        var day = ShanghaiTime.DayOf(clock.GetUtcNow());
        await turn.WaitAsync(cancellation);
        try
        {
            if (kept is not { } all || Full(all, day) is not null
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

    /// <summary>The claim is open no more.</summary>
    /// <param name="keeps">It still counts against its person, for it was refused.</param>
    internal async Task GiveBackAsync(string personId, string creditCode, bool keeps, CancellationToken cancellation)
    {
        await turn.WaitAsync(cancellation);
        try
        {
            // A person's row that does not hold the claim any more is for the row as it is now to say.
            if (kept is not { } all || own.Find(Partition, personId) is not { } known || !known.Value.Contains(creditCode)
                || !await Attempts.OnceAsync(() => GiveAsync(known, creditCode, keeps, all, cancellation), cancellation))
            {
                await Attempts.UntilWrittenAsync(() => LookAndGiveAsync(personId, creditCode, keeps, cancellation), cancellation);
            }
        }
        finally
        {
            turn.Release();
        }
    }

    private async Task LookAndTakeAsync(string personId, string creditCode, DateOnly day, CancellationToken cancellation)
    {
        var read = await tables.GetAsync<IReadOnlyList<string>>(Partition, personId, cancellation);
        var codes = read?.Value ?? [];
        if (codes.Contains(creditCode))
            return;
        if (codes.Count >= limits.Value.OrganisationsPerPerson)
            throw new RefusedException(OrganisationRefusals.TooMany(limits.Value.OrganisationsPerPerson));
        var all = await tables.GetAsync<Registered>(Partition, Today, cancellation);
        if (Full(all, day) is { } full)
            throw new RefusedException(full);
        await SaveAsync(read, personId, [.. codes, creditCode], all, day, cancellation);
    }

    private async Task LookAndGiveAsync(string personId, string creditCode, bool keeps, CancellationToken cancellation)
    {
        var read = await tables.GetAsync<IReadOnlyList<string>>(Partition, personId, cancellation);
        var all = kept ?? await tables.GetAsync<Registered>(Partition, Today, cancellation);
        if (read?.Value.Contains(creditCode) == true && all is not null)
            await GiveAsync(read, creditCode, keeps, all, cancellation);
    }

    private Task GiveAsync(
        Stored<IReadOnlyList<string>> read, string creditCode, bool keeps, Stored<Registered> all, CancellationToken cancellation)
    {
        var left = read.Value.Where(c => c != creditCode);
        return WriteAsync(
            read, read.Key, [.. keeps ? left.Append(RefusedMark + creditCode) : left], all,
            all.Value with { Open = Math.Max(0, all.Value.Open - 1) }, cancellation);
    }

    private Refusal? Full(Stored<Registered>? all, DateOnly day) =>
        CountOn(all, day) >= limits.Value.OrganisationsPerDay ? OrganisationRefusals.TooManyToday(limits.Value.OrganisationsPerDay)
        : all?.Value.Open >= limits.Value.OpenClaims ? OrganisationRefusals.TooManyOpen(limits.Value.OpenClaims)
        : null;

    private static int CountOn(Stored<Registered>? all, DateOnly day) => all?.Value is { } known && known.Day == day ? known.Count : 0;

    private Task SaveAsync(
        Stored<IReadOnlyList<string>>? read, string personId, IReadOnlyList<string> codes, Stored<Registered>? all, DateOnly day,
        CancellationToken cancellation) =>
        WriteAsync(
            read, personId, codes, all, new Registered(day, CountOn(all, day) + 1, (all?.Value.Open ?? 0) + 1), cancellation);

    private async Task WriteAsync(
        Stored<IReadOnlyList<string>>? read, string personId, IReadOnlyList<string> codes, Stored<Registered>? all, Registered registered,
        CancellationToken cancellation)
    {
        // Where another host has written since, the next try reads both.
        kept = null;
        own.Forget(Partition, personId);
        var etags = await tables.CommitAsync(Partition, [Change(read, personId, codes), Change(all, Today, registered)], cancellation);
        kept = new(registered, Today, etags[1]);
        own.Keep(Partition, new(codes, personId, etags[0]));
    }

    private static RowChange Change<T>(Stored<T>? read, string key, T value) =>
        read is null ? RowCodec.Insert(key, value) : RowCodec.Replace(read, value);

    /// <param name="Open">Claims that nobody has decided on, of whatever day.</param>
    private sealed record Registered(DateOnly Day, int Count, int Open = 0);
}
