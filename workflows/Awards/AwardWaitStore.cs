namespace Funding.Workflows.Awards;

/// <summary>
/// Whom awards wait for. An award's walker lists it whenever it has done all that is due: one row for each award that waits for anybody,
/// in a partition of its own, so that the list over all awards reads what is open and not what there is.
/// </summary>
public sealed class AwardWaitStore(
    ITableStore tables, AwardStore awards, DutyKindSet kinds, IEnumerable<IAwardWaits> others, AwardChangeStore holders, PeopleStore people,
    Catalogue catalogue) : IMatters
{
    /// <summary>Keys are award ids.</summary>
    public const string Partition = "award-waits";

    private static readonly Texts Texts = new(typeof(AwardWaitStore));

    public IReadOnlyDictionary<string, Bilingual> Kinds =>
        kinds.All.Select(k => KeyValuePair.Create(k.Kind, k.Name)).Concat(others.SelectMany(o => o.Kinds)).ToDictionary();

    public string PartitionOf(string home) => AwardKeys.Partition(home);

    public async Task<IReadOnlyList<Matter>> AllAsync(CancellationToken cancellation = default) =>
        await tables.EnumerateAsync<IReadOnlyList<Matter>>(Partition, KeyRange.All, cancellation)
            .SelectMany(row => row.Value.ToAsyncEnumerable()).ToListAsync(cancellation);

    /// <summary>The award, its duties and what they wait for: some six transactions, and one for each person.</summary>
    public async Task<OpenMatter?> FindAsync(string home, string key, CancellationToken cancellation = default)
    {
        if (!RouteIds.CouldBe(home) || await awards.FindAsync(home, cancellation) is not { } read
            || (await OfAsync(read, cancellation)).FirstOrDefault(w => w.Key == key) is not { } wait)
        {
            return null;
        }

        var acting = await holders.HoldersAsync(read.Home, cancellation);
        return new(read.Home.Reminders, new(
            wait.Key, wait.What, wait.Since is { } since ? ShanghaiTime.StartOf(since) : null, wait.Until)
        {
            For = wait.Party switch
            {
                WaitedParty.Holder => Bilingual.Same(read.Home.HolderName),
                WaitedParty.Desk => catalogue.Desks.NameOf(read.Home.Desk ?? ""),
                _ => Texts.Of($"party.{wait.Party}"),
            },
            Persons = [.. (await PersonsAsync(read.Home, wait.Party, acting, cancellation)).Except(wait.Except)
                .Select(id => new Addressee(id))],
            Path = wait.Path,
            Asked = wait.Asked,
            Reminder = wait.Reminder,
            Why = wait.Why,
        });
    }

    /// <summary>Writes down whom the award waits for: a transaction, and one more where it has changed.</summary>
    /// <returns>From when on it waits for somebody else though nobody acts; null for never.</returns>
    public async Task<DateTimeOffset?> ListAsync(AwardRead award, CancellationToken cancellation)
    {
        var waits = await OfAsync(award, cancellation);
        IReadOnlyList<Matter> open = [.. waits.Select(w => Of(award.Home, w))];
        var listed = await tables.GetAsync<IReadOnlyList<Matter>>(Partition, award.Home.Id, cancellation);
        if (open.Count > 0 && (listed is null || !listed.Value.SequenceEqual(open)))
            await tables.CommitAsync(Partition, RowCodec.Upsert(award.Home.Id, open), cancellation);
        else if (open.Count == 0 && listed is not null)
            await Attempts.OnceAsync(
                () => tables.CommitAsync(Partition, [new DeleteRow(award.Home.Id)], cancellation), cancellation);
        return waits.Min(w => w.ChangesAt);
    }

    /// <summary>In the order in which its duties began, then what else there is.</summary>
    public async Task<IReadOnlyList<AwardWait>> OfAsync(AwardRead award, CancellationToken cancellation = default)
    {
        var isOver = award.Home.Standing is AwardStanding.Withdrawn or AwardStanding.Superseded;
        var waits = new List<AwardWait>();
        if (!isOver && award.Home.Standing != AwardStanding.Suspended)
        {
            foreach (var duty in award.Duties.Select(d => d.Value).Where(d => !d.Passed).OrderBy(d => d.OpenedOn)
                .ThenBy(d => d.Id, StringComparer.Ordinal))
            {
                waits.AddRange(await kinds[duty.Kind].WaitsAsync(award.ViewOf(duty), cancellation));
            }
        }

        foreach (var other in others.Where(o => !isOver || o.Outlives)) waits.AddRange(await other.OfAsync(award, cancellation));
        return waits;
    }

    private async Task<IEnumerable<string>> PersonsAsync(
        AwardHome award, WaitedParty party, IReadOnlyList<string> acting, CancellationToken cancellation) => party switch
        {
            WaitedParty.Holder => acting,
            WaitedParty.Desk => (await people.InRoleAsync(Role.Recommender, award.Desk, cancellation)).Select(p => p.Id).Except(acting),
            WaitedParty.Officer => await HandlingAsync(Role.Officer, award, acting, cancellation),
            _ => await HandlingAsync(Role.Administrator, award, acting, cancellation),
        };

    /// <summary>Whoever acts for the holder decides nothing of its award.</summary>
    private async Task<IEnumerable<string>> HandlingAsync(
        Role role, AwardHome award, IReadOnlyList<string> acting, CancellationToken cancellation) =>
        (await people.HandlingAsync(role, award.Id, cancellation)).Select(p => p.Id).Except(acting);

    private static Matter Of(AwardHome award, AwardWait wait) =>
        new(award.Id, wait.Key, wait.Kind, wait.Party, wait.What, wait.Since, wait.Until)
        {
            Organisation = award.HolderName,
            Title = award.Title,
            Programme = award.ProgrammeName,
            Desk = award.Desk,
        };
}
