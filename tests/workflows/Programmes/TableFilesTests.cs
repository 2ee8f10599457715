namespace Funding.Workflows.Tests.Programmes;

/// <summary>What a file may say of tables, of conditions and of a threshold, and how it is told of what it may not.</summary>
public sealed class TableFilesTests : IDisposable
{
    private const string Name = "small-grants.yaml";
    private const string Enterprises = "integration-enterprises.yaml";

    private static readonly string Text = SmallGrants.WithParts(
        "{ part: fields, id: plan, title: { zh: 计划, en: Plan }, fields: [ "
            + "{ id: name, label: { zh: 名称, en: Name }, type: text, maxLength: 60, means: title }, "
            + "{ id: shared, label: { zh: 共建, en: Shared }, type: yesNo }, "
            + "{ id: line, label: { zh: 类别, en: Line }, type: choice, options: [ { value: tax, label: { zh: 税, en: T } }, "
            + "{ value: land, label: { zh: 地, en: L } } ] } ] }",
        "{ part: fields, id: more, title: { zh: 补充, en: More }, fields: [ "
            + "{ id: partner, when: { field: shared, is: [yes] }, label: { zh: 伙伴, en: Partner }, type: text, maxLength: 60 } ] }",
        "{ part: table, id: budget, title: { zh: 预算, en: Budget }, minRows: 1, maxRows: 9, sums: [amount], "
            + "when: { field: line, is: [tax] }, columns: [ "
            + "{ id: item, label: { zh: 项目, en: Item }, type: text, maxLength: 60 }, "
            + "{ id: amount, label: { zh: 金额, en: Amount }, type: number, decimals: 2 } ] }")
        .Replace("rules: []", """
            rules: [
                { id: money, expression: 'Rows("budget").Sum("amount") >= 10 && Rows("budget").Count() < 9', citation: 四（五）,
                  when: { field: line, is: [tax] }, message: { zh: 有预算, en: There is a budget } } ]
            """, StringComparison.Ordinal);

    private readonly ProgrammesFolder folder = new("integration-enterprises");

    [Fact]
    public void A_file_with_a_table_and_conditions_is_read_and_its_snapshot_says_the_same()
    {
        folder.Write(Name, Text);
        var programme = Funding.Workflows.Programmes.Catalogue.Load(folder.Path).Programme("small-grants");
        var table = programme.Parts[2].As<TableSettings>();
        Assert.Equal((1, 9, "amount", "line"), (table.MinRows, table.MaxRows, Assert.Single(table.Sums), table.When!.Field));
        Assert.Equal("shared", programme.Parts[1].As<FieldsSettings>().Fields[0].When!.Field);
        var kept = ProgrammeSnapshot.Of(programme);
        Assert.Equal(kept, ProgrammeSnapshot.Of(kept.Programme()));
    }

    [Theory]
    [InlineData("field: shared, is", "field: name, is", "parts[1].fields[0].when.field",
        "'name' is no choice and no yes-or-no, always asked, of an earlier page; allowed: shared, line")]
    [InlineData("field: shared, is: [yes]", "field: shared, is: [ja]", "parts[1].fields[0].when.is[0]",
        "'shared' has no answer 'ja'; allowed: yes, no")]
    [InlineData("[amount], when: { field: line, is: [tax] }", "[amount], when: { field: line, is: [taxes] }",
        "parts[2].when.is[0]", "'line' has no answer 'taxes'; allowed: tax, land")]
    [InlineData("sums: [amount]", "sums: [item]", "parts[2].sums[0]", "'item' is no column of numbers; allowed: amount")]
    [InlineData("minRows: 1", "minRows: 10", "parts[2].minRows", "at most maxRows, 9")]
    [InlineData("id: amount", "id: item", "parts[2].columns[1].id", "the column 'item' is given twice; the first is columns[0]")]
    [InlineData("id: budget", "id: partner", "parts[2].id", "'partner' is the name of other answers of the application; choose another id")]
    [InlineData("type: number, decimals: 2 }", "type: number, maxLength: 2 }", "parts[2].columns[1].maxLength",
        "only text and longText have a length")]
    [InlineData("type: text, maxLength: 60 }, { id: amount", "type: longText, maxLength: 60 }, { id: amount", "parts[2].columns[0].type",
        "'longText' is not allowed; allowed: text, number, date, choice, yesNo")]
    [InlineData("Sum(\"amount\") >= 10", "Sum(\"item\") >= 10", "stages[1].rules[0].expression",
        "the table 'budget' has no column of numbers 'item'; it has amount")]
    [InlineData("'Rows(\"budget\").Sum", "'Rows(\"budgets\").Sum", "stages[1].rules[0].expression",
        "the programme has no table 'budgets'; it has budget")]
    [InlineData("Count() < 9', citation: 四（五）,\n      when: { field: line", "Count() < 9', citation: 四（五）,\n      when: { field: partner",
        "stages[1].rules[0].when.field", "'partner' is no choice and no yes-or-no, always asked, of the form; allowed: shared, line")]
    public void What_is_wrong_is_named_by_its_setting(string old, string other, string setting, string message)
    {
        folder.Write(Name, Text);
        folder.Change(Name, old, other);
        var problem = folder.Problems().FirstOrDefault(p => p.Message == message);
        Assert.True(problem is not null, string.Join(Environment.NewLine, folder.Problems()));
        Assert.Equal((Name, setting), (problem.File, problem.Path));
    }

    [Theory]
    [InlineData("          minimumScore: 75\n", "", "steps.entry.stages[6].selection.minimumScore", "missing; the setting is required")]
    [InlineData("          minimumScore: 75\n", "          minimumScore: 75\n          places: 30\n",
        "steps.entry.stages[6].selection.places",
        "goes with the shape rank: at a threshold everybody who reaches it is selected")]
    [InlineData("          shape: threshold\n          minimumScore: 75\n", "          minimumScore: 75\n",
        "steps.entry.stages[6].selection.places", "missing; the setting is required")]
    [InlineData("          shape: threshold\n          minimumScore: 75\n", "          shape: lottery\n          minimumScore: 75\n",
        "steps.entry.stages[6].selection.shape",
        "'lottery' is not allowed; allowed: rank, threshold, strata, budget, price-quality")]
    public void A_threshold_has_a_score_and_no_places(string old, string other, string setting, string message)
    {
        folder.Change(Enterprises, old, other);
        Assert.Contains(folder.Problems(), p => p.File == Enterprises && p.Path == setting && p.Message == message && p.Line > 1);
    }

    public void Dispose() => folder.Dispose();
}
