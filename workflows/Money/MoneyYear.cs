namespace Funding.Workflows.Money;

/// <summary>A row of the money of a year.</summary>
/// <param name="Line">Null for a sum.</param>
/// <param name="Programme">Null for the sum of the year.</param>
public sealed record MoneyRow(BudgetLine? Line, Bilingual? Programme, Balances Balances);

/// <summary>The money of a year by programme, with its sums. Pure.</summary>
/// <param name="Rows">Lines by programme, a programme's sum behind its lines where it has several, the year's last.</param>
public sealed record MoneyYear(int Year, IReadOnlyList<int> Years, IReadOnlyList<MoneyRow> Rows, IReadOnlyList<BudgetLine> Waiting)
{
    /// <param name="all">Lines of every year.</param>
    public static MoneyYear Of(int year, IReadOnlyList<BudgetLine> all)
    {
        var lines = all.Where(l => l.Id.Year == year)
            .OrderBy(l => l.Id.Programme, StringComparer.Ordinal).ThenBy(l => l.Id.Source).ToList();
        var rows = lines.GroupBy(l => l.Id.Programme).SelectMany(programme =>
        {
            IEnumerable<MoneyRow> own = programme.Select(l => new MoneyRow(l, l.ProgrammeName, l.Balances));
            return programme.Count() > 1 ? own.Append(new(null, programme.First().ProgrammeName, Sum(programme))) : own;
        });
        return new(
            year, [.. all.Select(l => l.Id.Year).Append(year).Distinct().OrderDescending()],
            lines.Count == 0 ? [] : [.. rows, new(null, null, Sum(lines))],
            [.. all.Where(l => l.Waiting > 0)]);
    }

    private static Balances Sum(IEnumerable<BudgetLine> lines) => lines.Aggregate(Balances.Zero, (sum, l) => sum + l.Balances);
}
