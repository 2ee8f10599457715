namespace Funding.Workflows.Tests.Programmes;

/// <summary>What a file may say of an award's money, and how it is told of what it may not.</summary>
public sealed class MoneyFilesTests : IDisposable
{
    private const string File = ProgrammesFolder.College;

    private readonly ProgrammesFolder folder = new();

    [Fact]
    public void The_shipped_file_shares_money_out_and_pays_it_in_tranches()
    {
        var programme = Catalogue.Load(folder.Path).Programme("mixed-ownership-colleges");
        var money = programme.Money!;
        Assert.Equal((AllocationKind.Proportional, 1_500_000m), (money.Allocation.Kind, money.Allocation.Cap));
        Assert.Equal(
            ["start 40 task-book ", "interim 40 yearly 2", "final 20 acceptance "],
            money.Tranches.Select(t => $"{t.Id} {t.Share} {t.On} {t.Year}"));
        var kept = ProgrammeSnapshot.Of(programme);
        Assert.Equal(kept, ProgrammeSnapshot.Of(kept.Programme()));
        Assert.Contains("awards.college.money", programme.AuthoritySettings);
    }

    [Fact]
    public void A_programme_without_money_has_the_snapshot_it_had()
    {
        folder.Write("small-grants.yaml", SmallGrants.Text);
        Assert.DoesNotContain(
            "\"money\"", ProgrammeSnapshot.Of(Catalogue.Load(folder.Path).Programme("small-grants")).Json, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("share: 40, on: task-book", "share: 41, on: task-book", ".tranches", "the shares are 101 % together; needed: 100")]
    [InlineData("share: 40, on: task-book", "share: 40, on: tomorrow", ".tranches[0].on",
        "'tomorrow' is not known; allowed: award, end-of-term, a day such as 09-01, task-book, yearly, acceptance")]
    [InlineData("share: 40, on: task-book", "share: 40, on: payment", ".tranches[0].on",
        "'payment' is not known; allowed: award, end-of-term, a day such as 09-01, task-book, yearly, acceptance")]
    [InlineData("on: yearly, year: 2", "on: yearly", ".tranches[1].year", "missing; 'yearly' comes every year; allowed: 1 to 5")]
    [InlineData("on: yearly, year: 2", "on: yearly, year: 6", ".tranches[1].year", "6 lies beyond the term; allowed: 1 to 5")]
    [InlineData("on: yearly, year: 2", "on: acceptance, year: 2", ".tranches[1].year",
        "stands with a duty that comes every year, and with a day")]
    [InlineData("on: yearly, year: 2", "on: award, months: -1", ".tranches[1].months", "at least 0 after the award")]
    [InlineData("on: yearly, year: 2", "on: task-book, months: 3", ".tranches[1].months", "counted from award and end-of-term alone")]
    [InlineData("on: yearly, year: 2", "on: award, heldBack: 10", ".tranches[1].heldBack", "heldBack and heldUntil stand together")]
    [InlineData("on: yearly, year: 2", "on: award, heldBack: 10, heldUntil: end", ".tranches[1].heldUntil",
        "'end' is no duty of the award; allowed: task-book, yearly, acceptance")]
    [InlineData("{ id: final, name", "{ id: start, name", ".tranches[2].id",
        "the tranche 'start' is given twice; the first is awards.college.money.tranches[0]")]
    [InlineData("{ id: final, name", "{ id: start-held, name", ".tranches[2].id", "'start-held' is called like what a tranche holds back")]
    [InlineData("cap: 1500000", "cap: 1500000\n        each: 5", ".allocation.each", "'proportional' has no each; allowed with: fixed")]
    [InlineData("cap: 1500000", "cap: 1500000\n        floor: 1500001", ".allocation.floor", "at most cap, 1500000")]
    [InlineData("cap: 1500000", "cap: 1500000.005", ".allocation.cap", "1500000.005 has more than two decimals")]
    [InlineData("kind: proportional", "kind: per-unit", ".allocation.cap", "'per-unit' has no cap; allowed with: proportional")]
    [InlineData("source: provincial", "source: city", ".source", "'city' is not allowed; allowed: provincial, central")]
    public void What_is_wrong_is_named_by_its_setting(string old, string other, string setting, string message)
    {
        folder.Change(File, old, other);
        var problems = folder.Problems();
        Assert.True(
            problems.Any(p => p.Path == $"awards.college.money{setting}" && p.Message.StartsWith(message, StringComparison.Ordinal)),
            string.Join(Environment.NewLine, problems));
    }

    [Theory]
    [InlineData("Number(\"valued-total\") *", "Number(\"valued\") *", "the programme has no number field 'valued'")]
    [InlineData("Number(\"valued-total\") *", "Founded *", "at character")]
    public void A_figure_is_checked_as_rules_are(string old, string other, string message)
    {
        var line = folder.Change(File, old, other);
        var problem = Assert.Single(folder.Problems());
        Assert.Equal((line, "awards.college.money.allocation.figure"), (problem.Line, problem.Path));
        Assert.Contains(message, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Money_needs_the_duty_that_pays_it_and_the_duty_its_money()
    {
        folder.Change(File, "        every: tranche", "        on: award");
        Assert.Contains(folder.Problems(), p => $"{p}".Contains("needs one duty that pays it", StringComparison.Ordinal));
    }

    public void Dispose() => folder.Dispose();
}
