namespace Funding.Workflows.Applications;

/// <summary>
/// Which organisations a person has registered and how many everybody registers in a day: two rows of one partition, changed
/// together before the organisation's own.
/// </summary>
public sealed class OrganisationQuota(ITableStore tables, IOptions<StrangerLimits> limits, TimeProvider clock)
{
    private const string Partition = "registered";
    private const string Today = "today";

    /// <summary>Takes a place for the organisation; taking it again changes nothing.</summary>
    /// <exception cref="RefusedException">A limit would be passed.</exception>
    internal Task TakeAsync(string personId, string creditCode, CancellationToken cancellation)
    {
        var day = ShanghaiTime.DayOf(clock.GetUtcNow());
        return Attempts.UntilWrittenAsync(async () =>
        {
            var own = await tables.GetAsync<IReadOnlyList<string>>(Partition, personId, cancellation);
            var codes = own?.Value ?? [];
            if (codes.Contains(creditCode))
                return;
            if (codes.Count >= limits.Value.OrganisationsPerPerson)
                throw new RefusedException(ApplicationRefusals.TooManyOrganisations(limits.Value.OrganisationsPerPerson));
            var all = await tables.GetAsync<Registered>(Partition, Today, cancellation);
            var before = all?.Value is { } known && known.Day == day ? known.Count : 0;
            if (before >= limits.Value.OrganisationsPerDay)
                throw new RefusedException(ApplicationRefusals.TooManyOrganisationsToday(limits.Value.OrganisationsPerDay));
            await tables.CommitAsync(
                Partition,
                [Change(own, personId, [.. codes, creditCode]), Change(all, Today, new Registered(day, before + 1))],
                cancellation);
        }, cancellation);
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
