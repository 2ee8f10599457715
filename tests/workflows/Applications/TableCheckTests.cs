namespace Funding.Workflows.Tests.Applications;

/// <summary>What is wrong with a table is named by row and column, in both languages; what an answer leaves out is not asked.</summary>
public sealed class TableCheckTests
{
    private static readonly Programme Programme = Enterprises.Programme;
    private static readonly Answers Complete = Enterprises.Answered(SampleApplication.Answers(Programme));
    private static readonly Application Application = SampleApplication.Application(Programme);

    [Fact]
    public void A_complete_application_lacks_nothing_and_meets_every_rule()
    {
        Assert.Empty(SubmissionCheck.Check(Programme, Application, Complete).Select(r => $"{r.Field} {r.English}"));
        Assert.Empty(Verdict(Complete).Failed.Select(r => r.Id));
    }

    [Theory]
    [InlineData("amount", "12,5", "answer-not-a-number", "第2行金额", "Amount in row 2")]
    [InlineData("amount", "0", "answer-too-small", "第2行金额", "Amount in row 2")]
    [InlineData("amount", "1.005", "answer-decimals", "第2行金额", "Amount in row 2")]
    [InlineData("amount", "10000000.01", "answer-too-large", "第2行金额", "Amount in row 2")]
    [InlineData("amount", "-3", "answer-too-small", "第2行金额", "Amount in row 2")]
    [InlineData("amount", "", "answer-required", "第2行金额", "Amount in row 2")]
    [InlineData("kind", "donation", "answer-not-an-option", "第2行类别", "Kind in row 2")]
    [InlineData("item", "A", "answer-too-short", "第2行投入内容", "What for in row 2")]
    public void A_cell_is_named_by_row_and_column(string column, string typed, string code, string zh, string en)
    {
        var rows = Investments("100", "200");
        var bent = Complete.With("investment", [rows[0], With(rows[1], column, typed), rows[0]]);
        var refusal = Assert.Single(SubmissionCheck.Check(Programme, Application, bent));
        Assert.Equal((code, $"investment[1].{column}"), (refusal.Code, refusal.Field));
        Assert.Contains(zh, refusal.Chinese, StringComparison.Ordinal);
        Assert.Contains(en, refusal.English, StringComparison.Ordinal);
    }

    [Fact]
    public void Too_few_and_too_many_rows_are_named_with_their_number()
    {
        var few = Assert.Single(SubmissionCheck.Check(Programme, Application, Complete.With("investment", [])));
        Assert.Equal(("table-too-few-rows", "investment"), (few.Code, few.Field));
        var many = Assert.Single(SubmissionCheck.Check(
            Programme, Application, Complete.With("investment", [.. Enumerable.Repeat(Investments("1")[0], 61)])));
        Assert.Equal("table-too-many-rows", many.Code);
        Assert.Contains("60", many.English, StringComparison.Ordinal);
        Assert.Contains("61", many.English, StringComparison.Ordinal);
    }

    [Fact]
    public void What_no_column_asks_for_is_not_stored()
    {
        var stranger = Complete.With("investment", [With(Investments("1")[0], "bribe", "1")]);
        Assert.Equal(("answer-unknown-field", "investment[0].bribe"), Code(Assert.Single(AnswersCheck.Unstorable(Programme, stranger))));
        var control = Complete.With("investment", [With(Investments("1")[0], "item", "设\u0007备")]);
        Assert.Equal("investment[0].item", Assert.Single(AnswersCheck.Unstorable(Programme, control)).Field);
        Assert.Empty(AnswersCheck.Unstorable(Programme, Complete.With("investment", Investments("zwölf"))));
    }

    [Fact]
    public void Rules_ask_for_the_sum_and_what_cannot_be_read_counts_as_nothing()
    {
        Assert.Empty(Verdict(Complete.With("investment", Investments("0.01"))).Failed);
        Assert.Equal(["invests"], Verdict(Complete.With("investment", Investments("zwölf", ""))).Failed.Select(r => r.Id));
        Assert.Equal(["invests"], Verdict(Complete.With("investment", [])).Failed.Select(r => r.Id));
    }

    [Fact]
    public void One_of_the_ways_to_take_part_is_enough_and_none_is_not()
    {
        string[] ways = ["runs-school", "leads-group", "apprenticeship", "certificates", "long-cooperation"];
        foreach (var way in ways)
        {
            Assert.Empty(Verdict(Only(way)).Failed.Select(r => r.Id));
        }

        Assert.Equal(["takes-part"], Verdict(Only("")).Failed.Select(r => r.Id));
        Assert.Equal(["takes-part"], Verdict(With(Only("long-cooperation"), "trained-students", "49")).Failed.Select(r => r.Id));
        Assert.Equal(["takes-part"], Verdict(With(Only("long-cooperation"), "cooperation-years", "1")).Failed.Select(r => r.Id));

        Answers Only(string only) => ways.Aggregate(Complete, (answers, way) => With(answers, way, way == only ? "yes" : "no"));
    }

    [Fact]
    public void What_an_answer_leaves_out_is_neither_missing_nor_told_to_rules_nor_written()
    {
        var without = With(With(Complete, "runs-school", "no"), "long-cooperation", "no");
        var left = without with
        {
            Fields = without.Fields.Where(f => f.Key is not ("school-run" or "cooperation-years" or "trained-students")).ToDictionary(),
        };
        var papers = Application with { Documents = [.. Application.Documents.Where(d => d.Slot != "school-licence")] };
        Assert.Empty(SubmissionCheck.Check(Programme, papers, left));
        Assert.Equal(
            ["documents.school-licence", "school-run"],
            SubmissionCheck.Check(Programme, papers, With(left, "runs-school", "yes")).Select(r => r.Field).Order(StringComparer.Ordinal));
        var (kind, part) = Programme.EachPart().Single(p => p.Part.Id == "cooperation");
        Assert.DoesNotContain("trained-students", kind.RuleFacts(part, Application, without).Numbers.Keys);
        Assert.DoesNotContain(kind.Written(part, Application, without).Rows, r => r.Name.Zh == "举办的职业院校");
        Assert.Equal(kind.Columns(part).Count, kind.Cells(part, without, "zh").Count());
    }

    [Fact]
    public void A_table_is_written_and_exported_row_by_row_with_its_sum()
    {
        var (kind, part) = Programme.EachPart().Single(p => p.Part.Id == "investment");
        var answers = Complete.With("investment", Investments("186.35", "42"));
        var rows = kind.Written(part, Application, answers).Rows;
        Assert.Equal(["第1行", "第2行", "金额合计"], rows.Select(r => r.Name.Zh));
        Assert.Contains("金额：186.35万元", rows[0].Text.Zh, StringComparison.Ordinal);
        Assert.Equal("228.35万元", rows[^1].Text.Zh);
        Assert.Equal([null, 228.35m], kind.Cells(part, answers, "en").Select(c => c as decimal?));
        Assert.Contains("Investment in running a school", (string)kind.Cells(part, answers, "en").First()!, StringComparison.Ordinal);
        Assert.NotEqual(FormCode.Of(Application, Complete), FormCode.Of(Application, answers));
    }

    [Fact]
    public void Rows_of_another_year_are_taken_over_unless_they_are_asked_anew()
    {
        var carried = CarryOver.Of(Programme, Complete, Programme, Answers.Empty);
        Assert.Equal(CarriedAs.Taken, carried.Lines.Single(l => l.Field == "agreements").As);
        Assert.Equal(CarriedAs.Yearly, carried.Lines.Single(l => l.Field == "investment").As);
        Assert.Equal(Complete.RowsOf("agreements").Count, carried.Draft.RowsOf("agreements").Count);
        Assert.Empty(carried.Draft.RowsOf("investment"));
        Assert.Contains(CarryOver.Unseen(Programme, carried.Draft), r => r.Field == "agreements");
    }

    private static EligibilityVerdict Verdict(Answers answers) => EligibilityCheck.Run(
        EligibilitySettings.Find(Programme), Programme, Application, answers, ShippedCatalogue.Catalogue.Desk("hangzhou"),
        new(2026, 3, 30));

    private static IReadOnlyList<AnswerRow> Investments(params string[] amounts) =>
        [.. amounts.Select(amount => With(Complete.RowsOf("investment")[0], "amount", amount))];

    private static AnswerRow With(AnswerRow row, string column, string typed) =>
        row with { Cells = new Dictionary<string, string>(row.Cells) { [column] = typed } };

    private static Answers With(Answers answers, string field, string typed) =>
        answers with { Fields = new Dictionary<string, string>(answers.Fields) { [field] = typed } };

    private static (string, string?) Code(Refusal refusal) => (refusal.Code, refusal.Field);
}
