namespace Funding.Pages.Tests.Played;

/// <summary>Answers as their pages' fields are named.</summary>
internal static class TypedAnswers
{
    public static IReadOnlyList<(string Field, string Value)> Of(Programme programme, Answers answers)
    {
        var single = programme.Parts.Where(p => p.Kind == PersonSettings.Kind).Select(p => p.Id).ToHashSet();
        return
        [
            .. answers.Fields.Select(f => (f.Key, f.Value)),
            .. answers.Rows.SelectMany(part => part.Value.SelectMany((row, i) => CellsOf(
                row, single.Contains(part.Key) ? part.Key : string.Create(CultureInfo.InvariantCulture, $"{part.Key}[{i}]")))),
        ];
    }

    private static IEnumerable<(string, string)> CellsOf(AnswerRow row, string at) =>
    [
        .. row.Cells.Select(c => ($"{at}.{c.Key}", c.Value)),
        .. row.Chosen.SelectMany(c => c.Value.Select(v => ($"{at}.{c.Key}", v))),
    ];
}
