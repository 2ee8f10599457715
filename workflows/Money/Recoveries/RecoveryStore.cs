namespace Funding.Workflows.Money.Recoveries;

/// <summary>What an award owes, as its rows have it.</summary>
/// <param name="Money">Null where the award is paid otherwise, see <see cref="IAwardTranches"/>.</param>
/// <param name="Count">Null before the first entry.</param>
/// <param name="Tranches">Of which something was paid, as the book has them.</param>
public sealed record RecoveryRead(
    AwardMoney? Money, Stored<RecoveryCount>? Count, RecoveryBook Book, IReadOnlyList<OwedTranche> Tranches);

/// <summary>Reads what awards owe, and the tranches that their holder is still to be paid.</summary>
public sealed class RecoveryStore(
    ITableStore tables, RunStore runs, AwardRollStore register, MergerStore mergers, IEnumerable<IAwardTranches> others)
{
    /// <summary>Four transactions, and none where the award has no money.</summary>
    /// <returns>Null where the award has no money.</returns>
    public async Task<RecoveryRead?> FindAsync(AwardRead award, CancellationToken cancellation = default)
    {
        var other = OtherOf(award.Home.Id);
        var money = award.Settings.Money is null ? null
            : (await tables.GetAsync<AwardMoney>(award.Partition, AwardMoney.Row, cancellation))?.Value;
        if (money is null && other is null) return null;

        // The count before the rows: whoever enters something meanwhile makes a commit that replaces it fail.
        var count = await tables.GetAsync<RecoveryCount>(award.Partition, RecoveryKeys.Count, cancellation);
        var tranches = money is null ? await other!.PaidAsync(award.Home.Id, cancellation)
            : Paid(money, await tables.EnumerateAsync<TrancheState>(award.Partition, KeyRange.Prefix(TrancheState.Rows), cancellation)
                .ToListAsync(cancellation));
        var entries = count is null ? [] : await tables
            .EnumerateAsync<RecoveryEntry>(award.Partition, KeyRange.Prefix(RecoveryKeys.Entries), cancellation)
            .Select(row => row.Value).ToListAsync(cancellation);
        return new(money, count, new([.. tranches.Select(t => t.Paid)], entries), tranches);
    }

    /// <summary>Nothing but a read where nothing can be owed: the award was not withdrawn, and nobody entered anything.</summary>
    /// <returns>Null there, and where the award has no money.</returns>
    public async Task<RecoveryRead?> FindOwedAsync(AwardRead award, CancellationToken cancellation = default) =>
        (award.Settings.Money is null && OtherOf(award.Home.Id) is null)
        || (award.Home.Standing != AwardStanding.Withdrawn
            && await tables.GetAsync<RecoveryCount>(award.Partition, RecoveryKeys.Count, cancellation) is null)
            ? null : await FindAsync(award, cancellation);

    /// <exception cref="RefusedException">The award has no such entry.</exception>
    public async Task<Stored<RecoveryEntry>> EntryAsync(string awardId, int number, CancellationToken cancellation = default) =>
        (number is < 1 or > RecoveryKeys.Most ? null
            : await tables.GetAsync<RecoveryEntry>(AwardKeys.Partition(awardId), RecoveryKeys.Entry(number), cancellation))
        ?? throw new RefusedException(RecoveryRefusals.NoEntry());

    /// <returns>Null where the entry has none.</returns>
    public async Task<AttachedDocument?> PaperAsync(string awardId, int number, CancellationToken cancellation = default) =>
        (await tables.GetAsync<DutyPapers>(AwardKeys.Partition(awardId), RecoveryKeys.PapersOf(number), cancellation))
        ?.Value.Documents[0];

    /// <summary>
    /// What the holder is still to be paid and no run has, under whichever of its codes, the first due first: mergers, the register, and
    /// two or three transactions for each of its awards.
    /// </summary>
    public async Task<IReadOnlyList<Payable>> TranchesOfAsync(string holder, CancellationToken cancellation = default)
    {
        var codes = (await mergers.ReadAsync(cancellation)).CodesOf(holder).ToHashSet(StringComparer.Ordinal);
        var waiting = new List<Payable>();
        foreach (var award in (await register.ReadAsync(cancellation)).Select(a => a.Summary).Where(a => codes.Contains(a.Holder)))
        {
            var lines = OtherOf(award.Id) is { } other ? await other.LinesAsync(award.Id, cancellation)
                : (await tables.GetAsync<AwardMoney>(AwardKeys.Partition(award.Id), AwardMoney.Row, cancellation))
                    ?.Value.Tranches.Select(t => t.Line).Distinct();
            foreach (var line in lines ?? [])
                waiting.AddRange((await runs.PayablesOfAsync(line, award.Id, cancellation)).Where(PayableMoves.MayBePut));
        }

        return [.. waiting.OrderBy(p => p.DueOn).ThenBy(p => p.AwardId, StringComparer.Ordinal)];
    }

    private IAwardTranches? OtherOf(string awardId) => others.FirstOrDefault(o => o.Has(awardId));

    private static IReadOnlyList<OwedTranche> Paid(AwardMoney money, IReadOnlyList<Stored<TrancheState>> states)
    {
        var by = states.ToDictionary(s => s.Key, StringComparer.Ordinal);
        return
        [
            .. money.Tranches.Where(t => by.ContainsKey(TrancheState.Row(t.Id)))
                .Select(t => (Tranche: t, Row: by[TrancheState.Row(t.Id)]))
                .Where(t => t.Row.Value.PaidOut > Yuan.Zero)
                .Select(t => new OwedTranche(
                    new(t.Tranche.Id, t.Tranche.Name, t.Tranche.Line, t.Row.Value.PaidOut, t.Row.Value.Owed),
                    (commit, amount, _) =>
                    {
                        commit.Replace(t.Row, t.Row.Value with { Demanded = (t.Row.Value.Demanded ?? Yuan.Zero) + amount });
                        return Task.CompletedTask;
                    })),
        ];
    }
}
