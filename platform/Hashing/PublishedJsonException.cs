namespace Funding.Platform.Hashing;

/// <summary>A published file is not as it is written; the message is in both languages.</summary>
/// <param name="line">From 1.</param>
/// <param name="path">Where in the value, such as $.note.facts.</param>
public sealed class PublishedJsonException(long line, string path, string chinese, string english)
    : Exception(string.Create(CultureInfo.InvariantCulture, $"{path}: {chinese} / {english}"))
{
    public long Line { get; } = line;

    internal static PublishedJsonException Unknown(long line, string path) => new(line, path, "此格式没有这一成员", "is no member of this form");

    internal static PublishedJsonException Case(long line, string path, string name) =>
        new(line, path, $"成员名应写作“{name}”", $"the member is written '{name}'");

    internal static PublishedJsonException Twice(long line, string path) => new(line, path, "出现两次", "is given twice");

    internal static PublishedJsonException Missing(long line, string path) => new(line, path, "缺少这一成员", "is missing");

    internal static PublishedJsonException Null(long line, string path) => new(line, path, "不得为 null", "must not be null");

    internal static PublishedJsonException Notation(long line, string path) =>
        new(line, path, "值的写法与导出时不同", "the value is not written as it is exported");

    internal static PublishedJsonException Computed(long line, string path) =>
        new(line, path, "与其所在对象的其他内容不符", "is not what the rest of its object gives");

    internal static PublishedJsonException Form(long line, string path) => new(line, path, "格式不符", "is not of this form");
}
