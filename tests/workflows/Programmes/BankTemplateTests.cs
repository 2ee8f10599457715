namespace Funding.Workflows.Tests.Programmes;

/// <summary>Files of banks: the shipped ones, and what is wrong with others, by line and setting.</summary>
public sealed class BankTemplateTests
{
    private const string Icbc = "banks/icbc.yaml";

    [Fact]
    public void The_shipped_ones_can_be_paid_by_and_read_back()
    {
        var banks = ShippedCatalogue.Catalogue.Banks;
        Assert.Equal(["icbc", "zjrcu"], banks.Select(b => b.Id));
        Assert.Equal(["gb18030", "utf-8"], banks.Select(b => b.Csv.Encoding));
        Assert.All(banks, b =>
        {
            Assert.InRange(b.Most, 1, 1_000);
            Assert.Empty(BankTemplate.Needed.Except(b.Columns.Select(c => c.Value)));
            Assert.Equal(6, new AnswerColumns(b.Answer).Form.Columns.Count);
        });
    }

    [Theory]
    [InlineData("{ value: amount, heading: 金额 }", "{ value: amount, heading: 用途 }", "the heading '用途' is given twice")]
    [InlineData("  - { value: reference, heading: 企业流水号 }\n", "", "no column has the reference")]
    [InlineData(", text: 人民币 }", " }", "a fixed column has a text")]
    [InlineData("most: 500", "most: 5000", "'5000' is out of range")]
    [InlineData("encoding: gb18030", "encoding: big5", "'big5' is not allowed; allowed: gb18030, utf-8")]
    [InlineData("returned: [已退汇]", "returned: [处理成功]", "the state '处理成功' is given twice")]
    [InlineData("  on: 交易日期\n", "", "missing; the setting is required")]
    public void What_is_wrong_with_one_is_named(string old, string broken, string message)
    {
        using var folder = new ProgrammesFolder();
        folder.Change(Icbc, old, broken);
        var problem = Assert.Single(folder.Problems());
        Assert.Equal(Icbc, problem.File);
        Assert.StartsWith(message, problem.Message, StringComparison.Ordinal);
    }
}
