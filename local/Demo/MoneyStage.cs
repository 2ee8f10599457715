namespace Funding.Local.Demo;

/// <summary>
/// A document gives the programme money before it is ranked, one administrator asks and another confirms; the ranking shares it out, and
/// each award has its tranches.
/// </summary>
internal static class MoneyStage
{
    public static string LineOf(DemoYear year) => MoneyLinks.Line(IdOf(year));

    /// <param name="given">Yuan.</param>
    /// <param name="document">Number of the document in its year.</param>
    public static async Task RunAsync(DemoYear year, int given, int document)
    {
        var line = LineOf(year);
        var first = year.Visitor(Persons.Administrator);
        await first.SignInAsync();
        await first.OpenAsync(MoneyLinks.New);
        await first.SubmitAsync(
            ("programme", year.ProgrammeId), ("year", $"{IdOf(year).Year}"), ("source", $"{MoneySource.Provincial}"),
            ("document", $"财教〔{IdOf(year).Year}〕{document}号"),
            ("amount", given.ToString("#,0", CultureInfo.InvariantCulture)), ("reason", "下达本年度专项资金。"));
        await ConfirmAsync(year, line, 1, $"{given}");
        year.Cast["money given"] = $"{given}.00";
    }

    public static async Task<Check> CheckAsync(DemoYear year, DemoRows rows)
    {
        var of = (await year.Services.GetRequiredService<BudgetStore>().FindAsync(IdOf(year)))?.Value.Balances;
        var payments = year.Services.GetRequiredService<PaymentQueries>();
        var amounts = new List<AwardMoney>();
        foreach (var award in rows.Awards)
        {
            if (await payments.MoneyAsync(AwardHome.IdOf(year.Round, award.Number)) is { } money) amounts.Add(money);
        }

        var sum = amounts.Sum(money => money.Amount);
        var round = (await year.Services.GetRequiredService<RoundStore>().GetAsync(year.Round)).Value;
        var file = await year.Services.GetRequiredService<GrantActs>().FileAsync(round);
        return new(
            "经费由两人入账，按规则分配并分期 / money posted by two, shared out by rule in tranches",
            of is not null && $"{of.Planned}" == year.Cast["money given"] && of.Reserved == Yuan.Zero
                && of.Committed + of.Paid + of.Receivable + of.Returned == sum
                && amounts.Count == rows.Awards.Count && amounts.TrueForAll(m => m.Tranches.Count == year.Programme.Money!.Tranches.Count)
                && file is not null && AllocationVerifier.Verify(file).Holds,
            $"{of?.Committed} / {of?.Planned}");
    }

    internal static LineId IdOf(DemoYear year) => new(year.ProgrammeId, year.Opens.Year, MoneySource.Provincial);

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
