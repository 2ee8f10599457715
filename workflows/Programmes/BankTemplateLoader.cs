namespace Funding.Workflows.Programmes;

/// <summary>banks/&lt;id&gt;.yaml: a bank's file of payments and its answer.</summary>
internal static class BankTemplateLoader
{
    private static readonly SchemaCheck Schema = SchemaCheck.Named("bank");

    /// <summary>Null, with its problems noted, when the file cannot be used.</summary>
    public static BankTemplate? Load(YamlFile file)
    {
        if (!Schema.Check(file)) return null;
        var written = file.Read<WrittenBank>();
        foreach (var needed in BankTemplate.Needed.Where(n => written.Columns.All(c => c.Value != n)))
            file.Fault("columns", $"no column has the {needed}; the bank could not pay by the file");
        Unique.Check(file, "columns", written.Columns.Select(c => c.Heading), "heading");
        for (var i = 0; i < written.Columns.Count; i++)
            if (written.Columns[i] is var column && column.Value == BankColumn.Fixed != column.Text is not null)
                file.Fault($"columns[{i}]", "a fixed column has a text, and no other has one");
        var answer = written.Answer;
        Unique.Check(
            file, "answer", [answer.Reference, answer.Number, answer.Amount, answer.State, answer.Reason, answer.On], "heading");
        Unique.Check(file, "answer", [.. answer.Paid, .. answer.Failed, .. answer.Returned], "state");
        return file.Problems.Count > 0 ? null : new(
            Path.GetFileNameWithoutExtension(file.Name), written.Name, written.Most, written.Csv, written.Columns, answer);
    }

    private sealed record WrittenBank(
        Bilingual Name, int Most, BankCsv Csv, IReadOnlyList<BankColumn> Columns, BankAnswerForm Answer);
}
