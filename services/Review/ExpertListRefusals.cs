using Funding.Workflows.Organisations;
using Funding.Workflows.Refusals;

namespace Funding.Services.Review;

internal static class ExpertListRefusals
{
    public static Refusal Empty() => new("expert-list-empty", "file", "文件中没有专家。", "The file has no experts.");

    public static Refusal TooLarge(int megabytes) => new("expert-list-too-large", "file", $"文件不得超过 {megabytes} MB。", $"The file has at most {megabytes} MB.") { Kind = RefusalKind.TooLarge };

    public static Refusal TooMany(int most) => new("expert-list-too-long", "file", $"一次最多导入 {most} 名专家，请分批导入。", $"At most {most} experts at a time: split the list.") { Kind = RefusalKind.TooLarge };

    public static Refusal NoList() => new("expert-list-unreadable", "file", "无法读取该文件：请使用 CSV（UTF-8 或 GBK）或 XLSX 格式。", "The file cannot be read: use CSV (UTF-8 or GBK) or XLSX.") { Kind = RefusalKind.UnsupportedType };

    public static Refusal MissingColumn(ExpertColumn c) => new("column-missing", $"columns.{c.English()}", $"缺少“{c.Chinese()}”列。", $"The column '{c.English()}' ({c.Chinese()}) is missing.");

    public static Refusal UnknownColumn(string header) => new("column-unknown", $"columns.{Short(header)}", $"无法识别的列“{Short(header)}”。", $"Unknown column '{Short(header)}'.");

    public static Refusal DoubleColumn(ExpertColumn c) => new("column-twice", $"columns.{c.English()}", $"“{c.Chinese()}”列出现了两次。", $"The column '{c.English()}' comes twice.");

    public static Refusal MissingCell(int row, ExpertColumn c) => At(row, c, "cell-empty", "未填写", "is empty");

    public static Refusal Formula(int row, ExpertColumn c) => At(row, c, "cell-formula", "是公式，请改为文本", "is a formula: enter text instead");

    public static Refusal TooLong(int row, ExpertColumn c, int most) => At(row, c, "cell-too-long", $"超过 {most} 字", $"has more than {most} characters");

    public static Refusal Character(int row, ExpertColumn c) => At(row, c, "cell-character", "含有控制字符", "has control characters");

    public static Refusal BadEmail(int row, string text) => At(row, ExpertColumn.Email, "email-invalid", $"“{Short(text)}”不是有效的邮箱地址", $"'{Short(text)}' is no e-mail address");

    public static Refusal DoubleEmail(int row, int first, string text) => At(row, ExpertColumn.Email, "email-twice", $"“{Short(text)}”与第 {first} 行重复", $"'{Short(text)}' is in row {first} already");

    public static Refusal UnknownParty(int row, string text) => At(row, ExpertColumn.Party, "party-unknown", $"“{Short(text)}”应为政府、行业、企业或学校", $"'{Short(text)}' is none of government, industry, enterprise, school");

    public static Refusal CreditCode(int row, CreditCodeProblem problem)
    {
        var refusal = CreditCodeRefusals.For(problem, Field(row, ExpertColumn.CreditCode));
        return refusal with { Chinese = $"第 {row} 行：{refusal.Chinese}", English = $"Row {row}: {refusal.English}" };
    }

    public static Refusal NoPreview() => new("import-unknown", "import", "没有找到该次导入预览，请重新上传。", "There is no such import: upload the file again.") { Kind = RefusalKind.NotFound };

    private static Refusal At(int row, ExpertColumn c, string code, string zh, string en) =>
        new(code, Field(row, c), $"第 {row} 行“{c.Chinese()}”{zh}。", $"Row {row}, {c.English()} ({c.Chinese()}): {en}.");

    private static string Field(int row, ExpertColumn c) => $"rows[{row}].{c.English()}";

    private static string Short(string text) => text.Length <= 60 ? text : text[..60] + "…";
}
