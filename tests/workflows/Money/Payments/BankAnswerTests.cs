namespace Funding.Workflows.Tests.Money.Payments;

/// <summary>What the bank sends back: taken whole, or refused by line and rule.</summary>
public sealed class BankAnswerTests
{
    private const string Heading = "企业流水号,收款账号,金额,指令状态,银行反馈信息,交易日期";
    private static readonly DateOnly Today = new(2026, 3, 5);
    private static readonly Encoding Gb18030 = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!;

    [Theory]
    [InlineData("gb18030"), InlineData("utf-8"), InlineData("bom"), InlineData("xlsx")]
    public async Task An_answer_says_of_each_payment_what_became_of_it_in_any_encoding_that_banks_write(string form)
    {
        string[] rows = [Row(1, state: "处理成功"), Row(2, state: "银行拒绝", reason: "账号户名不符"), Row(3, state: "已退汇", reason: "户名有误")];
        var lines = Read(form switch
        {
            "gb18030" => Gb18030.GetBytes(Text(rows)),
            "utf-8" => Encoding.UTF8.GetBytes(Text(rows)),
            "bom" => [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Text(rows))],
            _ => await SheetAsync(rows),
        });
        Assert.Equal(
            [
                new(1, ItemOutcome.Paid, "", new(2026, 3, 4)), new(2, ItemOutcome.Failed, "账号户名不符", new(2026, 3, 4)),
                new AnswerLine(3, ItemOutcome.Returned, "户名有误", new(2026, 3, 4)),
            ],
            lines);
    }

    [Theory]
    [InlineData("ABCDEF00070001", 1, "bank-answer-other-run")]
    [InlineData("20260304-11", 1, "bank-answer-foreign")]
    [InlineData("0009", 1, "bank-answer-foreign")]
    public void A_foreign_line_or_another_runs_is_named_and_nothing_is_taken(string reference, int item, string code)
    {
        var whole = reference.Length == 4 ? Sample.Sent.ReferencePrefix + reference : reference;
        Assert.Equal([code], Codes([Row(2), Row(item, reference: whole)]));
    }

    [Fact]
    public void What_is_wrong_with_each_line_is_named_by_line_and_rule()
    {
        var refused = Assert.Throws<RefusedException>(() => Read(Encoding.UTF8.GetBytes(Text(
        [
            Row(1, account: "1202020719800012346"), Row(2, amount: "4500.36"), Row(3, state: "处理中"), Row(1), Row(1),
            Row(2, on: "2026-03-06"), Row(3, on: "2026-03-01"), Row(2, amount: ""),
        ])))).Refusals;
        Assert.Equal(
            ["other-account", "other-amount", "unknown-state", "twice", "twice", "twice", "twice"],
            refused.Where(r => r.Code.StartsWith("bank-answer-", StringComparison.Ordinal)).Select(r => r.Code["bank-answer-".Length..]));
        Assert.Contains(refused, r => r.Code == "cell-empty");
        Assert.StartsWith("第 2 行", refused[0].Chinese, StringComparison.Ordinal);
        Assert.Equal(["bank-answer-day"], Codes([Row(2, on: "2026-03-06")]));
        Assert.Equal(["bank-answer-day"], Codes([Row(2, on: "2026-03-01")]));
    }

    [Theory]
    [InlineData("1204500.37", null)]
    [InlineData("1204500.38", "bank-answer-sum")]
    public void A_closing_line_has_the_sum_of_those_above(string sum, string? code) =>
        Assert.Equal(code is null ? [] : [code], Codes([Row(1), Row(2), Row(3), $"合计,3,{sum},,,"]));

    [Fact]
    public void A_masked_number_fits_by_its_ends()
    {
        Assert.Empty(Codes([Row(1, account: "120202*********2345")]));
        Assert.Equal(["bank-answer-other-account"], Codes([Row(1, account: "120202*********2346")]));
        Assert.Equal(["bank-answer-other-account"], Codes([Row(1, account: "*5")]));
    }

    [Fact]
    public void What_was_known_adds_nothing_what_was_paid_may_come_back_and_nothing_else_changes()
    {
        var known = Sample.Items.Select(i => i with
        {
            Outcome = i.Number switch { 1 => ItemOutcome.Paid, 2 => ItemOutcome.Failed, _ => ItemOutcome.Returned },
        }).ToList();
        Assert.Empty(Read(Text([Row(1), Row(2, state: "处理失败"), Row(3, state: "已退汇")]), known));
        Assert.Empty(Read(Text([Row(3)]), known));
        Assert.Equal(ItemOutcome.Returned, Read(Text([Row(1, state: "已退汇")]), known).Single().Outcome);
        Assert.All([Row(1, state: "处理失败"), Row(2), Row(2, state: "已退汇"), Row(3, state: "处理失败")], row =>
            Assert.Equal(
                "bank-answer-contradicts", Assert.Throws<RefusedException>(() => Read(Text([row]), known)).Refusals.Single().Code));
        var stopped = Sample.Items.Select(i => i with { Outcome = ItemOutcome.Stopped }).ToList();
        Assert.Equal("bank-answer-foreign", Assert.Throws<RefusedException>(() => Read(Text([Row(1)]), stopped)).Refusals.Single().Code);
    }

    [Fact]
    public void What_is_no_list_at_all_is_refused_by_name()
    {
        Assert.Equal("bank-answer-unreadable", Code([0x00, 0x81, 0xFF]));
        Assert.Equal("workbook-format", Code("%PDF-1.7"u8.ToArray()));
        Assert.Equal("workbook-encrypted", Code([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]));
        Assert.Equal("column-missing", Code(Encoding.UTF8.GetBytes("企业流水号,收款账号,金额\nA,B,1\n")));
    }

    /// <summary>Each outcome moves ledger and payable as it should, and once more moves nothing.</summary>
    [Theory]
    [InlineData(null, ItemOutcome.Paid, "Pay", PayableState.Paid)]
    [InlineData(null, ItemOutcome.Failed, "", PayableState.Failed)]
    [InlineData(null, ItemOutcome.Returned, "Pay Return Commit", PayableState.Returned)]
    [InlineData(ItemOutcome.Paid, ItemOutcome.Returned, "Return Commit", PayableState.Returned)]
    public void An_outcome_posts_what_it_is(ItemOutcome? before, ItemOutcome now, string purposes, PayableState state)
    {
        var item = Sample.Items[1] with { Outcome = before };
        var payable = Sample.PayableOf(item, before is null ? PayableState.Sent : PayableState.Paid);
        var said = new AnswerLine(2, now, "原因", new(2026, 3, 4));
        var settled = SettleDecision.Of(Sample.Sent, item, payable, said)!;
        Assert.Equal(purposes, string.Join(' ', settled.Drafts.Select(d => d.Key.Purpose)));
        Assert.All(settled.Drafts, d =>
            Assert.Equal((70_002, 4_500.37m, Sample.Sent.ReferenceOf(2)), (d.Key.Pass, d.Amount.Value, d.Document)));
        Assert.All(settled.Drafts, d => Assert.True(PostingRules.Allow(d.Key.Purpose, d.From, d.To)));
        Assert.Equal((state, now), (settled.Payable.State, settled.Item.Outcome));
        Assert.Null(SettleDecision.Of(Sample.Sent, settled.Item, settled.Payable, said));
        Assert.Equal($"{now}", $"{settled.Told.Outcome}");
    }

    [Fact]
    public void A_run_is_settled_when_each_payment_has_an_outcome()
    {
        var run = Sample.Sent;
        foreach (var (item, outcome) in Sample.Items.Zip([ItemOutcome.Paid, ItemOutcome.Failed, ItemOutcome.Returned]))
        {
            Assert.Equal(RunState.Sent, run.State);
            run = SettleDecision.After(run, [(item, item with { Outcome = outcome })]);
        }

        Assert.Equal((RunState.Settled, new RunFigures(1, 1, 1, new(600_000))), (run.State, run.Settled));
        var paid = Sample.Items[0] with { Outcome = ItemOutcome.Paid };
        Assert.Equal(
            new RunFigures(0, 1, 2, Yuan.Zero), SettleDecision.After(run, [(paid, paid with { Outcome = ItemOutcome.Returned })]).Settled);
    }

    private static string Row(
        int item, string? reference = null, string? account = null, string? amount = null, string state = "处理成功", string reason = "",
        string on = "2026-03-04")
    {
        var of = Sample.Items[item - 1];
        return string.Join(
            ',', reference ?? Sample.Sent.ReferenceOf(item), account ?? of.Account.Number, amount ?? $"{of.Amount}", state, reason, on);
    }

    private static string Text(IEnumerable<string> rows) => string.Join("\r\n", rows.Prepend(Heading)) + "\r\n";

    private static async Task<byte[]> SheetAsync(IEnumerable<string> rows)
    {
        using var sheet = new MemoryStream();
        await XlsxExport.WriteAsync(
            new ExportTable([.. Heading.Split(',')], rows.Select(IReadOnlyList<object?> (r) => [.. r.Split(',')]).ToAsyncEnumerable()),
            sheet);
        return sheet.ToArray();
    }

    private static IReadOnlyList<AnswerLine> Read(byte[] content, IReadOnlyList<RunItem>? items = null)
    {
        var columns = new AnswerColumns(Sample.Icbc.Answer);
        return AnswerDecision.Read(
            columns, Sample.Sent, (items ?? Sample.Items).ToDictionary(i => i.Number), ListContent.Read(columns.Form, content, 100),
            item => item.Account.Number, Today);
    }

    private static IReadOnlyList<AnswerLine> Read(string text, IReadOnlyList<RunItem> items) => Read(Encoding.UTF8.GetBytes(text), items);

    private static IReadOnlyList<string> Codes(IEnumerable<string> rows)
    {
        try
        {
            Read(Encoding.UTF8.GetBytes(Text(rows)));
            return [];
        }
        catch (RefusedException refused)
        {
            return [.. refused.Refusals.Select(r => r.Code)];
        }
    }

    private static string Code(byte[] content) => Assert.Throws<RefusedException>(() => Read(content)).Refusals[0].Code;
}
