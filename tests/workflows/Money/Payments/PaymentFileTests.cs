namespace Funding.Workflows.Tests.Money.Payments;

/// <summary>A run's file by the two shipped templates.</summary>
public sealed class PaymentFileTests
{
    private static readonly Encoding Gb18030 = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!;

    [Fact]
    public void One_bank_reads_GB18030_with_bars_and_a_closing_line()
    {
        var bytes = PaymentFile.Csv(Sample.Icbc, Sample.Lines);
        var reference = Sample.Sent.ReferencePrefix;
        Assert.Equal(
            $"""
            序号|收款账号|收款户名|收款行名称|收款行行号|币种|金额|用途|企业流水号
            1|1202020719800012345|之江职业技术学院|中国工商银行杭州下沙支行|102331002071|人民币|600000.00|专项资金|{reference}0001
            2|3901110009201043218|宁波港航职业学院|中国工商银行杭州下沙支行|102331002071|人民币|4500.37|专项资金|{reference}0002
            3|201000178236911|湖州莫干山职业技术学院|中国工商银行杭州下沙支行|102331002071|人民币|600000.00|专项资金|{reference}0003
            合计|3|1204500.37

            """.ReplaceLineEndings("\r\n"),
            Gb18030.GetString(bytes));
        Assert.Throws<DecoderFallbackException>(() => new UTF8Encoding(false, true).GetString(bytes));
    }

    [Fact]
    public void The_other_reads_UTF_8_with_commas_in_an_order_of_its_own()
    {
        var lines = PaymentFile.Csv(Sample.Zjrcu, Sample.Lines);
        Assert.Equal(Encoding.UTF8.Preamble.ToArray(), lines[..3]);
        var rows = Encoding.UTF8.GetString(lines[3..]).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("业务参考号,收款人名称,收款人账号,收款人开户行联行号,收款人开户行名称,交易金额,附言", rows[0]);
        Assert.Equal(4, rows.Length);
        Assert.StartsWith($"{Sample.Sent.ReferenceOf(2)},宁波港航职业学院,3901110009201043218,", rows[2], StringComparison.Ordinal);
    }

    [Fact]
    public void A_separator_in_a_name_breaks_no_line_and_a_rare_character_goes_to_the_bank_as_it_is()
    {
        var odd = Sample.Lines[0] with { Account = Sample.Lines[0].Account with { Name = "䶮城|“东”\"院" } };
        Assert.Contains("|\"䶮城|“东”\"\"院\"|", Gb18030.GetString(PaymentFile.Csv(Sample.Icbc, [odd])), StringComparison.Ordinal);
    }

    [Fact]
    public void The_code_is_of_what_is_paid_to_whom_in_which_order()
    {
        var code = PaymentFile.CodeOf(Sample.Lines);
        Assert.Matches("^[0-9A-F]{16}$", code);
        Assert.Equal(code, PaymentFile.CodeOf(Sample.Lines));
        Assert.All<IReadOnlyList<PaymentLine>>(
            [
                [.. Sample.Lines.Reverse()], [.. Sample.Lines.Take(2)],
                [Sample.Lines[0] with { Amount = new(600_000.01m) }, .. Sample.Lines.Skip(1)],
                [Sample.Lines[0] with { Number = "1202020719800012346" }, .. Sample.Lines.Skip(1)],
            ],
            other => Assert.NotEqual(code, PaymentFile.CodeOf(other)));
    }

    [Fact]
    public void A_reference_tells_line_run_and_payment()
    {
        var other = Sample.Sent with { Line = Sample.Line with { Year = 2027 } };
        Assert.Matches("^[0-9A-F]{6}00070002$", Sample.Sent.ReferenceOf(2));
        Assert.NotEqual(Sample.Sent.ReferenceOf(2), other.ReferenceOf(2));
        Assert.NotEqual(Sample.Sent.ReferenceOf(2), (Sample.Sent with { Number = 8 }).ReferenceOf(2));
    }
}
