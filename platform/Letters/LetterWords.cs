namespace Funding.Platform.Letters;

/// <summary>What the layout itself puts into a document. A document is in Chinese, whoever reads it.</summary>
public static class LetterWords
{
    public const string Ten = "十";
    public const string Pause = "、";
    public const string Document = "文件";
    public const string Attachment = "附件";
    public const string Colon = "：";
    public const string CopiedTo = "抄送：";
    public const string FullStop = "。";
    public const string Printed = "印发";

    /// <summary>By the digit; 0 is not written.</summary>
    public static readonly IReadOnlyList<string> Digits = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];

    /// <summary>Without leading zeros, as the layout demands.</summary>
    public static string Date(DateOnly day) => DayText.Of(day).Zh;

    /// <summary>What the body names of the attachments, a line each: a single one has no number.</summary>
    public static IReadOnlyList<string> Named(IReadOnlyList<LetterAttachment> attachments) => attachments.Count == 1
        ? [$"{Attachment}{Colon}{attachments[0].Title}"]
        : [.. attachments.Select((a, i) => string.Create(
            CultureInfo.InvariantCulture, $"{(i == 0 ? Attachment + Colon : "")}{i + 1}. {a.Title}"))];

    /// <summary>What stands at the head of an attachment's first page.</summary>
    public static string Heading(IReadOnlyList<LetterAttachment> attachments, int index) => attachments.Count == 1
        ? Attachment
        : string.Create(CultureInfo.InvariantCulture, $"{Attachment}{index + 1}");
}
