namespace Funding.Platform.Web;

/// <summary>What the shell itself refuses before a command is asked.</summary>
public static class ShellRefusals
{
    public static Refusal NotWhole(string field) => new("not-a-whole-number", field, "请输入整数，例如 12。", "Enter a whole number, such as 12.");

    public static Refusal NotADay(string field) => new("not-a-day", field, "请输入日期，格式为 2026-03-01。", "Enter a day in the form 2026-03-01.");

    public static Refusal NotAChoice(string field) => new("not-a-choice", field, "请选择一项。", "Choose one of the options.");

    public static Refusal UnknownEncoding() =>
        new("media-type", null, "不支持该字符编码（charset）；请使用 UTF-8。", "That encoding (charset) is not known: use UTF-8.")
        {
            Kind = RefusalKind.UnsupportedType
        };

    public static Refusal NoDocument() =>
        new("document-not-found", "document", "没有找到这份材料。", "There is no such document.") { Kind = RefusalKind.NotFound };

    public static Refusal LostDocument() =>
        new(
            "document-lost",
            "document",
            "这份材料的内容在存储中缺失，请联系管理员从备份恢复。",
            "The content of this document is missing from the storage: ask an administrator to restore it from a backup.")
        { Kind = RefusalKind.NotFound };

    public static Refusal InfectedDocument() =>
        new("document-infected", "document", "这份材料中发现病毒，不提供下载。", "A virus was found in this document: it is not offered.")
        {
            Kind = RefusalKind.Forbidden
        };
}
