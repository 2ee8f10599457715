namespace Funding.Platform.Tests.Lists;

/// <summary>Sheets as text: a line each row, cells parted by |.</summary>
internal static class Sheets
{
    public static readonly ListColumn Name = new("name", true, "姓名", "名字");
    public static readonly ListColumn Email = new("email", true, "邮箱", "电子邮箱");
    public static readonly ListColumn Kind = new("kind", false, "类别");
    public static readonly ListForm Form = new("people-list", Name, Email, Kind);

    public static SpreadsheetSheet Of(string rows, params MergedCells[] merged) => Named("名单", rows, merged);

    public static SpreadsheetSheet Named(string name, string rows, params MergedCells[] merged) =>
        new(name, name.StartsWith('.'), Rows(rows)) { Merged = () => merged };

    public static SheetRow[] Rows(string rows) =>
        [.. rows.Split('\n').Select((line, i) => new SheetRow(i + 1, line.Split('|'), new HashSet<int>(), new HashSet<int>()))];

    public static ListContent Read(params SpreadsheetSheet[] sheets) => ListContent.Of(Form, sheets, 100);
}
