using Microsoft.Playwright;

namespace Funding.Pages.Tests.Apply;

/// <summary>
/// A table is filled in row by row without scripts: rows come by a button, nothing that was typed is lost, and what is wrong is named by
/// row and column in the reader's language; what hangs on an answer is asked with it alone.
/// </summary>
public sealed class TablePagesTests(TablePagesTests.Host host, Chromium chromium) : IClassFixture<TablePagesTests.Host>
{
    [Fact]
    public async Task Rows_are_added_by_a_button_and_a_wrong_cell_is_named_and_kept()
    {
        using var visitor = new Visitor(host);
        var address = await ApplyAsync(visitor, 1);
        var page = await visitor.GetAsync($"{address}/table/investment");
        Assert.Contains("至少1行，最多60行", page.Main, StringComparison.Ordinal);
        Assert.Single(page.Page.QuerySelectorAll("fieldset.group > legend"));

        var added = await visitor.SubmitAsync(page, With(Row(0, "办学场地改造", "186.35"), ("go", "add")));
        Assert.Equal($"{address}/table/investment?rows=2#investment-1--paid-on", added.Location);
        page = await visitor.GetAsync(added.Location!.Split('#')[0]);
        Assert.Equal(2, page.Page.QuerySelectorAll("fieldset.group > legend").Length);
        Assert.Contains("金额合计（按已保存的各行）：186.35万元", page.Main, StringComparison.Ordinal);

        var refused = await visitor.SubmitAsync(page, With(Both("42,5万"), ("go", "next")));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("“第2行金额”应为数字", refused.Main, StringComparison.Ordinal);
        Assert.NotNull(refused.Page.QuerySelector(".errors a[href='#investment-1--amount']"));
        Assert.Equal("42,5万", refused.Page.QuerySelector("input[name='investment[1].amount']")!.GetAttribute("value"));
        var english = await visitor.GetAsync($"{address}/table/investment?check=1&lang=en");
        Assert.Contains("Amount in row 2", english.Main, StringComparison.Ordinal);

        page = await visitor.GetAsync($"{address}/table/investment?lang=zh");
        Assert.Equal("42,5万", page.Page.QuerySelector("input[name='investment[1].amount']")!.GetAttribute("value"));
        Assert.Equal("数控实训设备", page.Page.QuerySelector("input[name='investment[1].item']")!.GetAttribute("value"));
        var saved = await visitor.SubmitAsync(page, With(Both("42.5"), ("go", "next")));
        Assert.Equal($"{address}/form/commitments", saved.Location);

        foreach (var path in new[] { $"{address}/submit", $"{address}/print" })
        {
            var read = await visitor.GetAsync(path);
            Assert.Contains("金额合计：228.85万元", read.Main, StringComparison.Ordinal);
            Assert.Contains("重大实训基地建设", read.Main, StringComparison.Ordinal);
        }

        page = await visitor.GetAsync($"{address}/table/investment");
        var removed = await visitor.SubmitAsync(page, With(Both("42.5"), ("go", "remove-0")));
        page = await visitor.GetAsync(removed.Location!.Split('#')[0]);
        Assert.Equal("数控实训设备", Assert.Single(page.Page.QuerySelectorAll("input[name$='.item']")).GetAttribute("value"));
    }

    [Fact]
    public async Task Somebody_elses_change_is_not_overwritten_and_another_ones_table_not_shown()
    {
        using var visitor = new Visitor(host);
        var address = await ApplyAsync(visitor, 2);
        var first = await visitor.GetAsync($"{address}/table/agreements");
        var second = await visitor.GetAsync($"{address}/table/agreements");
        await visitor.SubmitAsync(first, new Dictionary<string, string> { ["agreements[0].school"] = "云栖职业技术学院", ["go"] = "stay" });
        var late = await visitor.SubmitAsync(
            second, new Dictionary<string, string> { ["agreements[0].school"] = "拱宸职业技术学院", ["go"] = "stay" });
        Assert.Equal(HttpStatusCode.Conflict, late.Status);
        Assert.Equal("拱宸职业技术学院", late.Page.QuerySelector("input[name='agreements[0].school']")!.GetAttribute("value"));

        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync($"{address}/table/nothing")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync($"{address}/table/enterprise")).Status);
        using var stranger = new Visitor(host);
        await stranger.SignInAsync("stranger@enterprise.example");
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync($"{address}/table/agreements")).Status);
    }

    [Fact]
    public async Task What_hangs_on_an_answer_is_asked_with_it_and_stays_in_the_draft_without_it()
    {
        using var visitor = new Visitor(host);
        var address = await ApplyAsync(visitor, 3);
        Assert.Empty(await AskedAsync());
        Assert.DoesNotContain("办学许可证", (await visitor.GetAsync($"{address}/documents")).Main, StringComparison.Ordinal);

        await AnswerAsync("yes");
        Assert.Equal(["school-run"], await AskedAsync());
        Assert.Contains("办学许可证", (await visitor.GetAsync($"{address}/documents")).Main, StringComparison.Ordinal);
        await visitor.SubmitAsync(
            await visitor.GetAsync($"{address}/form/cooperation"),
            new Dictionary<string, string> { ["school-run"] = "之江数字职业学院", ["go"] = "stay" });

        await AnswerAsync("no");
        Assert.Empty(await AskedAsync());
        Assert.DoesNotContain("之江数字职业学院", (await visitor.GetAsync($"{address}/submit")).Main, StringComparison.Ordinal);
        await visitor.SubmitAsync(
            await visitor.GetAsync($"{address}/form/cooperation"),
            new Dictionary<string, string> { ["order-classes"] = "4", ["go"] = "stay" });

        await AnswerAsync("yes");
        Assert.Contains("之江数字职业学院", (await visitor.GetAsync($"{address}/submit")).Main, StringComparison.Ordinal);

        async Task AnswerAsync(string answer) => Assert.Equal(HttpStatusCode.SeeOther, (await visitor.SubmitAsync(
            await visitor.GetAsync($"{address}/form/alternatives"),
            new Dictionary<string, string> { ["runs-school"] = answer, ["go"] = "stay" })).Status);

        async Task<IEnumerable<string?>> AskedAsync() => (await visitor.GetAsync($"{address}/form/cooperation")).Page
            .QuerySelectorAll("main input[name='school-run'], main input[name='trained-students']").Select(i => i.GetAttribute("name"));
    }

    [Fact]
    public async Task Its_pages_hold_up_at_both_widths_in_both_languages()
    {
        using var visitor = new Visitor(host);
        var address = await ApplyAsync(visitor, 4);
        var programme = Enterprises.Programme;
        var sample = Enterprises.Answered(SampleApplication.Answers(programme));
        await host.Services.GetRequiredService<ApplicationCommands>().SaveAnswersAsync(
            Cast.ActorOf(EmailOf(4), Role.Applicant), address.Split('/')[2], address.Split('/')[3],
            sample.With("investment", [Cells("办学场地改造", "186.35"), Cells("数控实训设备", "42,5万")]));
        await using var tour = new PageTour(host, chromium);
        await (await tour.AsAsync(visitor)).LookAsync(
            "tables-", $"{address}/table/investment", $"{address}/table/investment?check=1", $"{address}/table/operations",
            $"{address}/form/cooperation", $"{address}/submit", $"{address}/print");
        await (await tour.AsAsync(null)).LookAsync("tables-", $"/programmes/{programme.Id}", $"/rounds/{address.Split('/')[2]}");
        Assert.Empty(tour.Problems);

        static AnswerRow Cells(string item, string amount) => new(
            new Dictionary<string, string>
            {
                ["paid-on"] = "2025-06-18",
                ["kind"] = "base-building",
                ["item"] = item,
                ["amount"] = amount,
                ["audit-page"] = "7",
            },
            new Dictionary<string, IReadOnlyList<string>>());
    }

    private static string EmailOf(int number) => $"tables{number}@enterprise.example";

    private static Dictionary<string, string> Row(int index, string item, string amount) => new()
    {
        [$"investment[{index}].paid-on"] = "2025-06-18",
        [$"investment[{index}].kind"] = "base-building",
        [$"investment[{index}].item"] = item,
        [$"investment[{index}].amount"] = amount,
        [$"investment[{index}].audit-page"] = "7",
    };

    private static Dictionary<string, string> Both(string amount) =>
        Row(0, "办学场地改造", "186.35").Concat(Row(1, "数控实训设备", amount)).ToDictionary();

    private static Dictionary<string, string> With(Dictionary<string, string> row, params (string Field, string Typed)[] more) =>
        row.Concat(more.Select(m => KeyValuePair.Create(m.Field, m.Typed))).ToDictionary();

    private async Task<string> ApplyAsync(Visitor visitor, int number) => await CallsHost.ApplyAsync(
        visitor, (await host.LaunchAsync()).Id, EmailOf(number), CreditCode.Complete($"913300004700{number:D5}").Value,
        $"第{number}智能装备股份有限公司", "private-enterprise");

    public sealed class Host() : CallsHost(Enterprises.Programme.Id, "发改社会");
}
