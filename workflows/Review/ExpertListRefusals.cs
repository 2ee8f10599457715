namespace Funding.Workflows.Review;

internal static class ExpertListRefusals
{
    public static Refusal Empty() => new("expert-list-empty", "file", "文件中没有专家。", "The file has no experts.");

    public static Refusal TooLarge(int megabytes) =>
        new("expert-list-too-large", "file", $"文件不得超过 {megabytes} MB。", $"The file has at most {megabytes} MB.")
        {
            Kind = RefusalKind.TooLarge
        };

    public static Refusal TooMany(int most) =>
        new("expert-list-too-long", "file", $"一次最多导入 {most} 名专家，请分批导入。", $"At most {most} experts at a time: split the list.")
        {
            Kind = RefusalKind.TooLarge
        };

    public static Refusal NoList() =>
        new(
            "expert-list-unreadable",
            "file",
            "无法读取该文件：请使用 CSV（UTF-8 或 GBK）或 XLSX 格式。",
            "The file cannot be read: use CSV (UTF-8 or GBK) or XLSX.")
        { Kind = RefusalKind.UnsupportedType };

    public static Refusal BadCsv(int line) => new("expert-list-unreadable", "file", $"该 CSV 文件在第 {line} 行附近无法读取：引号不成对，或一行过长。",
        $"The CSV cannot be read near line {line}: quotes without their pair, or a line too long.")
    { Kind = RefusalKind.UnsupportedType };

    public static Refusal NoHeading(int rows) => new("heading-missing", "file", $"前 {rows} 行中没有找到表头。",
        $"No row of headings was found in the first {rows} rows.");

    public static Refusal MissingColumn(ExpertColumn c) =>
        new("column-missing", $"columns.{c.English()}", $"缺少“{c.Chinese()}”列。", $"The column '{c.English()}' ({c.Chinese()}) is missing.");

    public static Refusal DoubleColumn(ExpertColumn c) =>
        new("column-twice", $"columns.{c.English()}", $"“{c.Chinese()}”列出现了两次。", $"The column '{c.English()}' comes twice.");

    public static Refusal MissingCell(int row, ExpertColumn c) => At(row, c, "cell-empty", "未填写", "is empty");

    public static Refusal Formula(int row, ExpertColumn c) => At(row, c, "cell-formula", "是公式，请改为文本", "is a formula: enter text instead");

    public static Refusal TooLong(int row, ExpertColumn c, int most) =>
        At(row, c, "cell-too-long", $"超过 {most} 字", $"has more than {most} characters");

    public static Refusal Character(int row, ExpertColumn c) => At(row, c, "cell-character", "含有控制字符", "has control characters");

    public static Refusal BadEmail(int row, string text) =>
        At(row, ExpertColumn.Email, "email-invalid", $"“{Short(text)}”不是有效的邮箱地址", $"'{Short(text)}' is no e-mail address");

    /// <param name="place">Of the character in the cell, from 1.</param>
    /// <param name="without">The address without characters that cannot be seen; null when that is none either.</param>
    public static Refusal HiddenInEmail(int row, int place, Rune character, string? without) =>
        At(row, ExpertColumn.Email, "email-invisible-character",
        $"第 {place} 个字符是看不见的字符 U+{character.Value:X4}" + (without is null ? "，请删除" : $"；去掉后的邮箱为：{without}"),
        $"character {place} is U+{character.Value:X4}, which cannot be seen" + (without is null ? ": remove it"
            : $"; the address without it: {without}"));

    public static Refusal NoName(int row, ExpertColumn c, string text) =>
        At(row, c, c == ExpertColumn.Name ? "person-no-name" : "organisation-no-name",
        $"“{Short(text)}”不是{(c == ExpertColumn.Name ? "姓名" : "单位名称")}",
            $"'{Short(text)}' is no name of {(c == ExpertColumn.Name ? "a person" : "an organisation")}");

    public static Refusal CodeAsNumber(int row, string text) => At(row, ExpertColumn.CreditCode, "credit-code-number",
        $"“{Short(text)}”已被电子表格转成数字，末尾几位已丢失：请将该列设为“文本”格式后重新填写",
        $"the spreadsheet made a number of it ('{Short(text)}') and its last digits are lost: "
        + "format the column as text and enter the code again");

    public static Refusal DoubleEmail(int row, int first, string text) =>
        At(row, ExpertColumn.Email, "email-twice", $"“{Short(text)}”与第 {first} 行重复", $"'{Short(text)}' is in row {first} already");

    public static Refusal UnknownParty(int row, string text) =>
        At(
            row,
            ExpertColumn.Party,
            "party-unknown",
            $"“{Short(text)}”应为政府、行业、企业或学校",
            $"'{Short(text)}' is none of government, industry, enterprise, school");

    public static Refusal CreditCode(int row, CreditCodeProblem problem)
    {
        var refusal = CreditCodeRefusals.For(problem, Field(row, ExpertColumn.CreditCode));
        return refusal with { Chinese = $"第 {row} 行：{refusal.Chinese}", English = $"Row {row}: {refusal.English}" };
    }

    public static Refusal NoPreview() =>
        new("import-unknown", "import", "没有找到该次导入预览，请重新上传。", "There is no such import: upload the file again.")
        {
            Kind = RefusalKind.NotFound
        };

    private static Refusal At(int row, ExpertColumn c, string code, string zh, string en) =>
        new(code, Field(row, c), $"第 {row} 行“{c.Chinese()}”{zh}。", $"Row {row}, {c.English()} ({c.Chinese()}): {en}.");

    private static string Field(int row, ExpertColumn c) => $"rows[{row}].{c.English()}";

    private static string Short(string text) => text.Length <= 60 ? text : text[..60] + "…";
}
