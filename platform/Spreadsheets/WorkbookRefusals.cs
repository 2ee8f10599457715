namespace Funding.Platform.Spreadsheets;

/// <summary>What can be wrong with a workbook's file; each names the part of it.</summary>
public static class WorkbookRefusals
{
    private const string Damaged = "workbook-damaged";

    /// <param name="kind">Such as ".xls".</param>
    public static Refusal OtherFormat(string kind) => new("workbook-format", "file", $"这是 {kind} 文件：请在电子表格软件中另存为 .xlsx（Excel 工作簿）后上传。",
        $"This is a {kind} file: save it as .xlsx (Excel workbook) and upload that.")
    { Kind = RefusalKind.UnsupportedType };

    public static Refusal Encrypted() => new("workbook-encrypted", "file", "该文件是旧版 .xls 或设有打开密码：请去掉密码，另存为 .xlsx 后上传。",
        "This file is an old .xls or has a password: remove the password and save it as .xlsx.")
    { Kind = RefusalKind.UnsupportedType };

    public static Refusal TooLarge(int megabytes) => new("workbook-too-large", "file", $"该文件解压后超过 {megabytes} MB，不予读取。",
        $"The file unpacks to more than {megabytes} MB and is not read.")
    { Kind = RefusalKind.TooLarge };

    public static Refusal TooManyParts(int most) => new("workbook-too-large", "file", $"该文件由超过 {most} 个部分组成，不予读取。",
        $"The file has more than {most} parts and is not read.")
    { Kind = RefusalKind.TooLarge };

    public static Refusal Broken(string part) => Fault($"“{part}”无法解压", $"'{part}' cannot be unpacked");

    public static Refusal NoXml(string part, int line) =>
        Fault($"“{part}”第 {line} 行不是正确的 XML", $"'{part}' is no correct XML at line {line}");

    public static Refusal PartMissing(string part) => Fault($"缺少“{Short(part)}”", $"'{Short(part)}' is missing");

    public static Refusal NoRelationship(string sheet, string id) =>
        Fault($"工作表“{Short(sheet)}”指向不存在的关系“{Short(id)}”",
        $"the sheet '{Short(sheet)}' points to the relationship '{Short(id)}', which is not there");

    public static Refusal NoSheets() => Fault("没有工作表", "it has no worksheet");

    public static Refusal RowNumber(string part, string found) =>
        Fault($"“{part}”中的行号“{Short(found)}”不是 1 至 1048576 之间依次增大的整数",
        $"the row number '{Short(found)}' in '{part}' is no whole number from 1 to 1048576 above the one before");

    public static Refusal CellReference(string part, string found) =>
        Fault($"“{part}”中的单元格位置“{Short(found)}”不正确", $"the cell reference '{Short(found)}' in '{part}' is none");

    public static Refusal CellType(string part, string cell, string found) =>
        Fault($"“{part}”中单元格 {Short(cell)} 的类型“{Short(found)}”不存在",
        $"cell {Short(cell)} in '{part}' is of the type '{Short(found)}', which does not exist");

    public static Refusal SharedText(string part, string cell, string found) =>
        Fault($"“{part}”中单元格 {Short(cell)} 指向不存在的共享文本“{Short(found)}”",
        $"cell {Short(cell)} in '{part}' points to the shared text '{Short(found)}', which is not there");

    private static Refusal Fault(string zh, string en) =>
        new(Damaged, "file", $"文件已损坏：{zh}。请在电子表格软件中打开并另存为新的 .xlsx 后上传。",
            $"The file is damaged: {en}. Open it in a spreadsheet program, save it as a new .xlsx and upload that.");

    private static string Short(string text) => text.Length <= 60 ? text : text[..60] + "…";
}
