namespace Funding.Platform.Lists;

/// <summary>An empty list to fill in: a sheet with the headings, and one that explains them.</summary>
public static class ListTemplate
{
    private static readonly Texts Texts = new(typeof(ListTemplate));

    /// <param name="sheet">What the list is called.</param>
    /// <param name="about">What belongs into a column, in both languages; null for nothing to say.</param>
    public static IReadOnlyList<ExportTable> Of(ListForm form, Bilingual sheet, Func<ListColumn, Bilingual?> about, bool inEnglish)
    {
        string In(Bilingual text) => inEnglish ? text.En : text.Zh;
        string Yes(ListColumn column) => In(Texts.Of(column.Required ? "required" : "optional"));
        return
        [
            new([.. form.Columns.Select(c => c.Heading(inEnglish))], Rows([])) { Sheet = In(sheet) },
            new([In(Texts.Of("column")), In(Texts.Of("needed")), In(Texts.Of("meaning"))],
                Rows([.. form.Columns.Select(c => (IReadOnlyList<object?>)[In(c.Name), Yes(c), about(c) is { } text ? In(text) : ""])]))
            {
                Sheet = In(Texts.Of("notes")),
            },
        ];
    }

    public static IAsyncEnumerable<IReadOnlyList<object?>> Rows(IReadOnlyList<IReadOnlyList<object?>> rows) => rows.ToAsyncEnumerable();
}
