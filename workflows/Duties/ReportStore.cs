namespace Funding.Workflows.Duties;

/// <summary>Reads what reports of awards are made of.</summary>
public sealed class ReportStore(ITableStore tables, TimeProvider clock)
{
    public DateOnly Today => ShanghaiTime.DayOf(clock.GetUtcNow());

    /// <returns>Null before anything was filed.</returns>
    public Task<Stored<ReportState>?> FindAsync(DutyView at, CancellationToken cancellation = default) =>
        tables.GetAsync<ReportState>(at.Partition, at.RowOf(ReportState.Row), cancellation);

    /// <returns>Null where no report of the duty asked for a withdrawal.</returns>
    public Task<Stored<AwardMatter>?> MatterAsync(DutyView at, CancellationToken cancellation = default) =>
        tables.GetAsync<AwardMatter>(at.Partition, AwardMatter.Row(at.Duty.Key), cancellation);

    /// <summary>As it holds now.</summary>
    /// <returns>Null where none is agreed.</returns>
    public async Task<AgreedTaskBook?> TaskBookAsync(string awardId, CancellationToken cancellation = default) =>
        (await FindTaskBookAsync(awardId, cancellation))?.Value;

    /// <inheritdoc cref="TaskBookAsync"/>
    public Task<Stored<AgreedTaskBook>?> FindTaskBookAsync(string awardId, CancellationToken cancellation = default) =>
        tables.GetAsync<AgreedTaskBook>(AwardKeys.Partition(awardId), AgreedTaskBook.Row, cancellation);

    /// <summary>The version on whose copies a code is printed, the one that holds now or one before it.</summary>
    /// <returns>With whether it holds; null where it is none of the award's.</returns>
    public async Task<(AgreedTaskBook Book, bool Holds)?> TaskBookOfCodeAsync(
        string awardId, string code, CancellationToken cancellation = default)
    {
        if (await TaskBookAsync(awardId, cancellation) is not { } now) return null;
        if (now.Code == code) return (now, true);
        return await tables.EnumerateAsync<AgreedTaskBook>(
                AwardKeys.Partition(awardId), KeyRange.Prefix(AgreedTaskBook.Earlier), cancellation)
            .FirstOrDefaultAsync(row => row.Value.Code == code, cancellation) is { Value: var earlier } ? (earlier, false) : null;
    }

    /// <summary>What the reports of an award's duty said of each year, the latest filing of each; by target and year.</summary>
    /// <param name="duties">Of the reports that count.</param>
    public async Task<IReadOnlyDictionary<string, IReadOnlyDictionary<string, decimal>>> PastAsync(
        AwardHome award, IReadOnlyCollection<string> duties, CancellationToken cancellation = default)
    {
        var lines = new List<(string Target, string Year, decimal Actual)>();
        foreach (var duty in duties)
        {
            var latest = new SortedDictionary<string, FiledReport>(StringComparer.Ordinal);
            var prefix = $"{RoundKeys.StageRows}{duty}:";
            await foreach (var row in tables.EnumerateAsync(AwardKeys.Partition(award.Id), KeyRange.Prefix(prefix), cancellation))
            {
                var (occurrence, name) = row.Key[prefix.Length..].Split(':', 2) is [var o, var n] ? (o, n) : ("", "");
                // In the order of keys, so that a correction comes after what it corrects.
                if (FiledReport.IsRow(name)) latest[occurrence] = RowCodec.Read<FiledReport>(row);
            }

            lines.AddRange(latest.SelectMany(year => year.Value.Lines.Select(line => (line.Target, year.Key, line.Actual))));
        }

        return lines.GroupBy(l => l.Target).ToDictionary(
            of => of.Key,
            IReadOnlyDictionary<string, decimal> (of) => of.GroupBy(l => l.Year).ToDictionary(y => y.Key, y => y.Last().Actual));
    }
}
