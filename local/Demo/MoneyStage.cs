namespace Funding.Local.Demo;

/// <summary>A document gives the programme money, and an award gets some; one administrator asks, another confirms.</summary>
internal static class MoneyStage
{
    private const string Given = "12600000";
    private const string Awarded = "600000.50";

    public static string LineOf(DemoYear year) => MoneyLinks.Line(IdOf(year));

    public static async Task RunAsync(DemoYear year)
    {
        var line = LineOf(year);
        var award = (await DemoRows.ReadAsync(year.Services, year.Round)).Awards[0];
        var first = year.Visitor(Persons.Administrator);
        await first.SignInAsync();
        await first.OpenAsync(MoneyLinks.New);
        await first.SubmitAsync(
            ("programme", DemoYear.ProgrammeId), ("year", $"{IdOf(year).Year}"), ("source", $"{MoneySource.Provincial}"),
            ("document", $"财教〔{IdOf(year).Year}〕12号"), ("amount", "12,600,000"), ("reason", "下达本年度建设资金。"));
        await ConfirmAsync(year, line, 1, Given);
        year.Pace.Tick();
        await first.OpenAsync(line);
        await first.SubmitAsync(
            (LineModel.Field(BudgetChangeKind.Award, "award"), award.CertificateNumber),
            (LineModel.Field(BudgetChangeKind.Award, "amount"), Awarded),
            (LineModel.Field(BudgetChangeKind.Award, "document"), $"财教〔{IdOf(year).Year}〕30号"),
            (LineModel.Field(BudgetChangeKind.Award, "reason"), "首期建设经费。"));
        await ConfirmAsync(year, line, 2, Awarded);
    }

    public static async Task<Check> CheckAsync(DemoYear year)
    {
        var of = (await year.Services.GetRequiredService<BudgetStore>().FindAsync(IdOf(year)))?.Value.Balances;
        return new(
            "经费由两人入账 / money posted by two", of is not null && $"{of.Planned}" == $"{Given}.00" && $"{of.Committed}" == Awarded,
            $"{of?.Committed} / {of?.Planned}");
    }

    private static LineId IdOf(DemoYear year) => new(DemoYear.ProgrammeId, year.Opens.Year, MoneySource.Provincial);

    private static async Task ConfirmAsync(DemoYear year, string line, int change, string amount)
    {
        year.Pace.Tick();
        var second = year.Visitor(Persons.SecondAdministrator);
        if (change == 1)
            await second.SignInAsync();
        await second.OpenAsync(line);
        await second.SubmitAsync((LineModel.Confirmation(change), amount), ("decision", LineModel.Accept));
    }
}
