namespace Funding.Workflows.Tests.Money;

public sealed class MoneyYearTests
{
    [Fact]
    public void Lines_stand_by_programme_with_its_sum_where_it_has_several_and_the_years_last()
    {
        var year = MoneyYear.Of(2026, [Line("b", 2026, MoneySource.Central, 5), Line("a", 2026, MoneySource.Central, 1),
            Line("b", 2026, MoneySource.Provincial, 3), Line("a", 2025, MoneySource.Central, 9) with { Waiting = 1 }]);
        Assert.Equal([2026, 2025], year.Years);
        Assert.Equal(
            [("a:2026:central", 1m), ("b:2026:provincial", 3m), ("b:2026:central", 5m), ("b", 8m), ("", 9m)],
            year.Rows.Select(r => (r.Line is { } line ? $"{line.Id}" : r.Programme?.Zh ?? "", r.Balances.Planned.Value)));
        Assert.Equal("a:2025:central", $"{year.Waiting.Single().Id}");
        Assert.Empty(MoneyYear.Of(2024, []).Rows);
    }

    [Fact]
    public void A_line_is_named_by_its_address_and_nothing_else_is() =>
        Gen.Select(Gen.Int[2000, 2099], Gen.Enum<MoneySource>()).Sample((year, source) =>
        {
            var line = new LineId("a-b", year, source);
            Assert.Equal(line, LineId.Of($"{line}"));
            Assert.Null(LineId.Of($"{line}x"));
            Assert.Null(LineId.Of($"a-b:{year - 100}:{line.SourceId}"));
        });

    private static BudgetLine Line(string programme, int year, MoneySource source, decimal planned) =>
        new(new(programme, year, source), Bilingual.Same(programme))
        {
            Balances = Balances.Zero with { Planned = new(planned), Available = new(planned) },
        };
}
