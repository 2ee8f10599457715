namespace Funding.Platform.Tests.Letters;

internal static class Letters
{
    public static readonly Letter Call = new()
    {
        Issuer = "省教育厅",
        Number = "教申〔2026〕1号",
        Title = "关于组织申报2026年省级混合所有制产业特色学院的通知",
        Addressees = "各设区市教育局，省级有关单位",
        Body = LetterText.Read("现就有关事项通知如下。\n# 申报范围\n高职院校。\n# 申报方式\n## 在线填报\n### 登录。\n#### 提交。\n## 推荐\n特此通知。"),
        Attachments =
        [
            new("工作安排", ["环节", "时间"], [["申报", "2026年3月1日至2026年3月30日"], ["推荐", "2026年4月14日"]]),
            new("名单", ["序号", "单位"], [.. Enumerable.Range(1, 80).Select(IReadOnlyList<string> (i) => [$"{i}", $"第{i}职业技术学院"])]),
        ],
        Signature = "省教育厅",
        Date = new(2026, 3, 1),
        Note = "联系电话：0571-00000000；监督电话：0571-00000001",
        CopiedTo = "省发展改革委、省经信厅",
        PrintedBy = "省教育厅办公室",
        PrintedOn = new(2026, 3, 2),
    };

    /// <summary>As if a Latin letter were half as wide as a Chinese one.</summary>
    public static double Measure(LetterFace face, double size, string text) => LetterLayout.Characters(text) * size;
}
