namespace Funding.Pages.Tests.Office;

/// <summary>The money of the year, a line and its changes as the office meets them, and the ledger it takes away.</summary>
public sealed class MoneyPagesTests(StageHost host, Chromium chromium)
    : IClassFixture<StageHost>, IClassFixture<Chromium>, IAsyncDisposable
{
    private const string Money = "/office/money";
    private const string Line = "/office/money/mixed-ownership-colleges/2026/provincial";
    private const string Next = "/office/money/mixed-ownership-colleges/2027/central";

    private readonly PageTour tour = new(host, chromium);

    public ValueTask DisposeAsync() => tour.DisposeAsync();

    [Fact]
    public async Task Two_administrators_set_lines_up_give_money_to_an_award_and_an_auditor_recomputes_it()
    {
        var round = await host.StaffedAsync();
        using var administrator = await host.OfficeAsync(round, Cast.Administrator.Name);
        using var second = await host.OfficeAsync(round, Cast.SecondAdministrator.Name);
        using var officer = await host.OfficeAsync(round, Cast.Officer.Name);
        var award = await AwardAsync(round);

        Assert.Contains("还没有预算线", (await officer.GetAsync(Money)).Main, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await officer.GetAsync($"{Money}/new")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await administrator.GetAsync(Line)).Status);
        var refused = await SetUpAsync(administrator, new() { ["amount"] = "-5", ["reason"] = "" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("金额不能为负", refused.Main, StringComparison.Ordinal);
        Assert.Contains("2026", refused.Page.QuerySelector("#year")!.GetAttribute("value"), StringComparison.Ordinal);
        await (await tour.AsAsync(administrator)).LookAsync("money-empty-", Money, $"{Money}/new");

        Assert.Equal(Line, (await SetUpAsync(administrator, [])).Location);
        var next = new Dictionary<string, string> { ["year"] = "2027", ["source"] = "Central", ["amount"] = "800000" };
        Assert.Equal(Next, (await SetUpAsync(administrator, next)).Location);
        await tour.LookAsync("money-own-", Line);
        await (await tour.AsAsync(second)).LookAsync("money-waits-", Money, Line);
        var wrong = await DecideAsync(second, Line, 1, "12600");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.NotNull(wrong.Page.QuerySelector("#confirmation-1-error"));
        Assert.Equal(Line, (await DecideAsync(second, Line, 1, "12600000")).Location);
        Assert.Equal(Next, (await DecideAsync(second, Next, 1, "800,000.00")).Location);

        var beyond = await ProposeAsync(administrator, "awards", BudgetChangeKind.Award, "12600000.01", ("award", award.CertificateNumber));
        Assert.Equal(HttpStatusCode.Conflict, beyond.Status);
        Assert.Contains("超过预算线可用的 12,600,000.00 元", beyond.Main, StringComparison.Ordinal);
        Assert.True(beyond.Page.QuerySelector($"main form[action='{Line}/awards']")!.ParentElement!.HasAttribute("open"));
        Assert.Equal(Line, (await ProposeAsync(
            administrator, "awards", BudgetChangeKind.Award, "600000.50", ("award", award.CertificateNumber))).Location);
        Assert.Equal(Line, (await ProposeAsync(
            administrator, "transfers", BudgetChangeKind.Transfer, "1000000", ("to", "mixed-ownership-colleges:2027:central"))).Location);
        Assert.Equal(Line, (await ProposeAsync(administrator, "amounts", BudgetChangeKind.Plan, "40000")).Location);
        await tour.LookAsync("money-many-", Line);
        await DecideAsync(second, Line, 2, "600000.5");
        await DecideAsync(second, Line, 3, "1000000");
        await DecideAsync(second, Line, 4, "", "decline");
        await round.SettleAsync();

        var page = await officer.GetAsync(Line);
        Assert.Contains("10,999,999.50 元", page.Main, StringComparison.Ordinal);
        Assert.Null(page.Page.QuerySelector("main form[method=post]"));
        Assert.NotNull(page.Page.QuerySelector($"main a[href='/office/awards/{award.Id}']"));
        var ofAward = await officer.GetAsync($"{Line}?case={Uri.EscapeDataString(award.Id)}");
        Assert.Equal(2, ofAward.Page.QuerySelectorAll("main tbody tr").Length);
        var year = await officer.GetAsync($"{Money}?year=2027");
        Assert.Contains("1,800,000.00", year.Main, StringComparison.Ordinal);
        Assert.Contains("1,000,000.00", year.Main, StringComparison.Ordinal);
        await (await tour.AsAsync(officer)).LookAsync("money-", Money, $"{Money}?year=2027", Line, Next, "/office");
        await (await tour.AsAsync(second)).LookAsync("money-decided-", Line);
        Assert.Equal(HttpStatusCode.NotFound, (await officer.GetAsync($"{Money}/mixed-ownership-colleges/2026/elsewhere")).Status);

        var file = await officer.GetAsync($"{Line}/ledger.ndjson");
        var verified = LedgerVerifier.Verify(file.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(l => PublishedJson.Read<LedgerFileLine>(Encoding.UTF8.GetBytes(l))));
        Assert.Empty(verified.Faults);
        Assert.Equal("10999999.50", $"{verified.Lines["mixed-ownership-colleges:2026:provincial"].Balances.Available}");
        Assert.Equal(file.Text, (await officer.GetAsync($"{Money}/ledger.ndjson?year=2026")).Text);
        Assert.Contains($"{award.Id}:commit:2", (await officer.GetAsync($"{Money}/ledger.csv?year=2026")).Text, StringComparison.Ordinal);
        Assert.Contains("安排", (await officer.GetAsync($"{Line}/ledger.csv")).Text, StringComparison.Ordinal);
        // The session's own read, and the list; the line, its postings and its changes.
        Assert.Equal(2, await host.CostAsync(officer, Money));
        Assert.Equal(4, await host.CostAsync(officer, Line));
        Assert.Empty(tour.Problems);
    }

    private static async Task<Answer> SetUpAsync(Visitor visitor, Dictionary<string, string> other)
    {
        var typed = new Dictionary<string, string>
        {
            ["programme"] = "mixed-ownership-colleges",
            ["year"] = "2026",
            ["source"] = "Provincial",
            ["document"] = "财教〔2026〕12号",
            ["amount"] = "12,600,000",
            ["reason"] = "下达本年度建设资金。",
        };
        foreach (var (field, value) in other)
            typed[field] = value;
        return await visitor.SubmitAsync(await visitor.GetAsync($"{Money}/new"), typed);
    }

    private static async Task<Answer> ProposeAsync(
        Visitor visitor, string act, BudgetChangeKind kind, string amount, params (string Field, string Value)[] more)
    {
        var typed = more.Append(("amount", amount)).Append(("document", "财教〔2026〕30号")).Append(("reason", "按年度计划安排。"))
            .ToDictionary(f => $"{kind}-{f.Item1}", f => f.Item2);
        return await visitor.SubmitAsync(await visitor.GetAsync(Line), typed, $"main form[action='{Line}/{act}']");
    }

    private static async Task<Answer> DecideAsync(
        Visitor visitor, string line, int change, string typed, string decision = LineModel.Accept) => await visitor.SubmitAsync(
            await visitor.GetAsync(line),
            new Dictionary<string, string> { [$"confirmation-{change}"] = typed, ["decision"] = decision },
            $"main form[action='{line}/changes/{change}']");

    private static async Task<AwardHome> AwardAsync(RoundPlayer round)
    {
        var imports = round.Get<EarlierImportCommands>();
        var report = await imports.CheckAsync(Cast.Administrator, "名单.csv", Encoding.UTF8.GetBytes(
            "项目,获认定单位,统一社会信用代码,名称,文号,公布日期,证书编号,截止日期\n"
            + $"省级混合所有制产业特色学院,杭州云栖职业学院,{Cast.CodeOf(501)},云栖产业学院,教职成〔2023〕12号,2023-06-01,学院〔2023〕501号,2028-05-31\n"));
        await imports.TakeOverAsync(Cast.Administrator, report.List!);
        await round.SettleAsync();
        return (await round.Get<AwardStore>().GetAsync((await round.Get<AwardRollStore>().ReadAsync())[0].Summary.Id)).Home;
    }
}
