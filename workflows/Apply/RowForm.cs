namespace Funding.Workflows.Apply;

/// <summary>A page of the form that is filled in row by row: rows come and go by its buttons, without scripts.</summary>
internal static class RowForm
{
    private const string Add = "add";
    private const string Remove = "remove-";

    /// <summary>Takes out the row whose button was pressed.</summary>
    public static void Take<T>(List<T> typed, string act)
    {
        if (act.StartsWith(Remove, StringComparison.Ordinal)
            && int.TryParse(act[Remove.Length..], NumberStyles.None, CultureInfo.InvariantCulture, out var gone)
            && gone < typed.Count)
            typed.RemoveAt(gone);
    }

    /// <summary>Empty rows at the end are only room to type.</summary>
    public static List<T> Filled<T>(List<T> typed, Predicate<T> isEmpty) => typed[..(typed.FindLastIndex(row => !isEmpty(row)) + 1)];

    /// <summary>The page once more with the rows that are wanted, at the new one.</summary>
    /// <param name="count">Rows that were typed.</param>
    /// <param name="rows">The name of the rows.</param>
    /// <param name="first">The first column.</param>
    /// <returns>Null where no button for rows was pressed.</returns>
    public static string? Again(string act, string page, int count, int most, string rows, string first)
    {
        var adds = act == Add;
        if (!adds && !act.StartsWith(Remove, StringComparison.Ordinal)) return null;
        var wanted = Math.Min(adds ? count + 1 : count, most);
        return page.With("rows", wanted.ToString(CultureInfo.InvariantCulture))
            + (adds ? $"#{FieldPart.IdOf($"{rows}[{wanted - 1}].{first}")}" : $"#{rows}");
    }

    /// <summary>The rows that the page shows: those that were refused as they were typed, else those stored and room for more.</summary>
    /// <param name="isTyped">Whether the form that was refused has a row of this number.</param>
    /// <param name="asked">Rows that a button asked for.</param>
    public static IReadOnlyList<T> Shown<T>(IReadOnlyList<T> stored, Func<int, bool> isTyped, int asked, int least, int most, T empty)
    {
        var typed = Enumerable.Range(0, most).TakeWhile(isTyped).Count();
        var count = typed > 0 ? typed : Math.Min(Math.Max(Math.Max(asked, stored.Count), least), most);
        return [.. stored.Concat(Enumerable.Repeat(empty, Math.Max(0, count - stored.Count))).Take(count)];
    }
}
