namespace Funding.Pages.Tests.Apply;

/// <summary>What is on record of an organisation is told on its draft and with the verdict.</summary>
public sealed class RecordTests(RecordTests.RecordHost host, Chromium chromium)
    : IClassFixture<RecordTests.RecordHost>, IClassFixture<Chromium>, IAsyncDisposable
{
    private const string Email = "record@school.example";

    private static readonly string Code = CreditCode.Complete("12330000470000088").Value;

    private readonly PageTour tour = new(host, chromium);

    public ValueTask DisposeAsync() => tour.DisposeAsync();

    [Fact]
    public async Task A_withdrawal_is_told_before_anything_is_filled_in_and_the_verdict_says_what_was_found()
    {
        var round = await host.LaunchAsync();
        await TakeOverAsync();
        using var visitor = new Visitor(host);
        await visitor.SignInAsync(Email);
        var created = await visitor.SubmitAsync(await visitor.GetAsync($"/apply/{round.Id}/new"), new Dictionary<string, string>
        {
            ["creditCode"] = Code,
            ["organisationName"] = "之江职业技术学院",
            ["applicantKind"] = "school",
            ["desk"] = "hangzhou",
        });
        var draft = await visitor.GetAsync(created.Location!);
        Assert.Contains("按本单位已有的记录，目前不符合申报条件", draft.Main, StringComparison.Ordinal);
        Assert.Contains("2027年6月1日起方可再次申报", draft.Main, StringComparison.Ordinal);
        Assert.DoesNotContain("须持有有效的实践基地", draft.Main, StringComparison.Ordinal);
        var verdict = await visitor.GetAsync($"{created.Location}/eligibility");
        Assert.Contains("持有省级产教融合实践基地“织造基地”（证书或文号基地〔2023〕4号），有效期至2028年5月31日", verdict.Main, StringComparison.Ordinal);
        Assert.Contains("it may apply again from 1 June 2027", (await visitor.GetAsync($"{created.Location}/eligibility?lang=en")).Main,
            StringComparison.Ordinal);
        await (await tour.AsAsync(visitor)).LookAsync("record-", created.Location!, $"{created.Location}/eligibility");
        Assert.Empty(tour.Problems);
    }

    private async Task TakeOverAsync()
    {
        const string heading = "项目,获认定单位,统一社会信用代码,名称,文号,公布日期,证书编号,截止日期,状态,撤销文号,撤销日期\n";
        var list = heading
            + $"省级产教融合实践基地,之江职业技术学院,{Code},织造基地,教职成〔2023〕12号,2023-06-01,基地〔2023〕4号,2028-05-31,,,\n"
            + $"小额资助,之江职业技术学院,{Code},旧计划,教职成〔2024〕12号,2024-06-01,资2024-1-001,2026-05-31,撤销,教职成〔2025〕3号,2025-06-01\n";
        var imports = host.Services.GetRequiredService<EarlierImportCommands>();
        var report = await imports.CheckAsync(Cast.Administrator, "名单.csv", Encoding.UTF8.GetBytes(list));
        Assert.Empty(report.Plan.Problems);
        await imports.TakeOverAsync(Cast.Administrator, report.List!);
        await host.Services.GetRequiredService<Funding.Platform.Outbox.Dispatcher>().WhenIdleAsync(TestContext.Current.CancellationToken);
    }

    public sealed class RecordHost() : SmallGrantsTests.Host(SmallGrants.Text
        .Replace("subject: { kind: organisation,", "subject: { kind: organisation, barredYears: 2,", StringComparison.Ordinal)
        .Replace("parts:\n", """
            otherProgrammes: [{ id: practice-bases, name: { zh: 省级产教融合实践基地, en: Practice bases } }]
            parts:

            """, StringComparison.Ordinal)
        .Replace("rules: [] }", """
            rules: [
                    { id: base, expression: 'LiveAward("practice-bases")', citation: "authority's setting",
                      message: { zh: 须持有有效的实践基地, en: It holds a live base } },
                    { id: bar, expression: '!Barred()', citation: "authority's setting",
                      message: { zh: 不在撤销后的限制期内, en: No withdrawal bars it } } ] }
            """, StringComparison.Ordinal));
}
