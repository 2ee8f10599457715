namespace Funding.Platform.Lists;

/// <summary>What can be wrong with a list, whatever is in it.</summary>
public static class ListRefusals
{
    private static readonly Texts Texts = new(typeof(ListRefusals));

    public static Refusal Empty(ListForm form) => new($"{form.Code}-empty", "file", Texts.Of("empty"));

    public static Refusal TooLarge(ListForm form, int megabytes) =>
        new($"{form.Code}-too-large", "file", Texts.Of("too-large", megabytes)) { Kind = RefusalKind.TooLarge };

    public static Refusal TooMany(ListForm form, int most) =>
        new($"{form.Code}-too-long", "file", Texts.Of("too-many", Texts.Number(most))) { Kind = RefusalKind.TooLarge };

    public static Refusal NoList(ListForm form) =>
        new($"{form.Code}-unreadable", "file", Texts.Of("no-list")) { Kind = RefusalKind.UnsupportedType };

    public static Refusal BadCsv(ListForm form, int line) =>
        new($"{form.Code}-unreadable", "file", Texts.Of("bad-csv", line)) { Kind = RefusalKind.UnsupportedType };

    public static Refusal NoHeading(int rows) => new("heading-missing", "file", Texts.Of("no-heading", rows));

    public static Refusal MissingColumn(ListColumn c) => new("column-missing", $"columns.{c.Id}", Texts.Of("missing-column", c.Name));

    public static Refusal DoubleColumn(ListColumn c) => new("column-twice", $"columns.{c.Id}", Texts.Of("double-column", c.Name));

    public static Refusal MissingCell(int row, ListColumn c) => At(row, c, "cell-empty", Texts.Of("missing-cell"));

    public static Refusal Formula(int row, ListColumn c) => At(row, c, "cell-formula", Texts.Of("formula"));

    public static Refusal TooLong(int row, ListColumn c, int most) => At(row, c, "cell-too-long", Texts.Of("too-long", most));

    public static Refusal Character(int row, ListColumn c) => At(row, c, "cell-character", Texts.Of("character"));

    /// <summary>What is wrong with one cell.</summary>
    /// <param name="what">The end of a sentence about it.</param>
    public static Refusal At(int row, ListColumn c, string code, Bilingual what) =>
        new(code, Field(row, c), Texts.Of("at", row, c.Name, what));

    /// <summary>A sentence about a cell, with its row before it.</summary>
    public static Refusal InRow(int row, ListColumn c, Refusal refusal)
    {
        var text = Texts.Of("row", row, new Bilingual(refusal.Chinese, refusal.English));
        return refusal with { Field = Field(row, c), Chinese = text.Zh, English = text.En };
    }

    private static string Field(int row, ListColumn c) => $"rows[{row}].{c.Id}";
}
