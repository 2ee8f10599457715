namespace Funding.Pages.Tests.Browser;

/// <summary>Every mail as a phone shows it, in both languages, with values as long as they get.</summary>
public sealed class MailsTests(Browsers browsers) : IClassFixture<Browsers>
{
    private static readonly MailOptions Options = new()
    {
        Transport = MailTransportKind.Mailbox,
        Environment = MailEnvironment.Development,
        FromAddress = "funding@edu.example",
        FromName = "省教育厅遴选办公室",
        FromNameEnglish = "Provincial Department of Education, Selection Office",
        PublicBaseUrl = new Uri("http://127.0.0.1:5080"),
        ListenUrls = ["http://127.0.0.1:5080"],
    };

    [Theory]
    [InlineData("zh", 390)]
    [InlineData("en", 390)]
    [InlineData("zh", 1024)]
    public async Task Every_mail_fits_the_window_and_can_be_read_by_everybody(string language, int width)
    {
        await using var house = new RoundHouse(engineInMemory: true);
        var templates = house.Get<MailTemplateSet>();
        var renderer = new MailRenderer(Options, templates);
        var page = await browsers.OpenAsync(width, scripts: true);
        foreach (var (index, template) in templates.All.OrderBy(t => t.Name, StringComparer.Ordinal).Index())
        {
            var request = template.To(
                "person",
                template.Placeholders.SelectMany(placeholder => Values(template, placeholder)).ToDictionary(v => v.Name, v => v.Value),
                template.HasButton ? new LinkRef { Path = "/link" } : null);
            var address = template.HasButton
                ? new Uri(
                    $"https://funding.example{Paths.Link(LinkPurpose.ReviewDesk)}/{new string('A', 22)}.{new string('b', 43)}"
                        + "?return=%2Freview%2Fmixed-ownership-colleges-2026-1")
                : null;
            var mail = renderer.Render(
                request,
                new MailRecipient("zhang@college.example", language == "en" ? "Zhang San" : "张三", language),
                address,
                template.HasButton ? new DateTimeOffset(2026, 6, 26, 15, 59, 59, TimeSpan.Zero) : null);

            Assert.DoesNotContain(language == "en" ? "省教育厅" : "Department", mail.Html, StringComparison.Ordinal);
            await page.SetContentAsync(mail.Html);
            // Wide, a mail is the same but for its margins; axe, which costs most, looks at each once, by turns in either language.
            Assert.Empty(await page.ExamineHereAsync(
                $"mail-{template.Name}-{language}-{width}", axe: width == 390 && language == (index % 2 == 0 ? "zh" : "en")));
        }
    }

    private static IEnumerable<(string Name, string Value)> Values(MailTemplate template, string placeholder)
    {
        var written = string.Concat(new[] { "Subject", "Body", "Why" }.Select(part => template.Texts($"{template.Name}.{part}", false)));
        yield return (placeholder, placeholder switch
        {
            _ when written.Contains($"{{{placeholder}|date}}", StringComparison.Ordinal) => "2026-07-01",
            _ when written.Contains($"{{{placeholder}|time}}", StringComparison.Ordinal) => "2026-05-31T15:59:59+00:00",
            "RoundName" => "2026 年省级混合所有制产业特色学院遴选",
            "ApplicationName" => "之江职业技术学院智能装备产业学院（智能制造方向）",
            "OrganisationName" => "之江职业技术学院",
            "ApplicationNumber" => "123300000000000011-1",
            "NoticeNumber" or "AnnouncementNumber" => "教申〔2026〕1号-公示",
            "CertificateNumber" => "教产院〔2026〕001号",
            "ObjectionNumber" => "YY0A1B2C3D4E",
            "Hash" or "RankingHash" or "Head" or "Commitment" => "7d865e959b2466918c9863afca942d0fb89d7c9ac0c99bafc3749504ded97730",
            "Count" or "Limit" or "Recommended" or "Remaining" or "Places" or "Waiting" => "12",
            "Outcome" => "综合得分：86.2500\n综合排序：第12名\n\n各项得分：\n产教融合：8.50（满分10）\n技能水平：9.00（满分10）\n\n专家意见：\n产教融合：合作基础扎实。",
            "Comments" or "Items" or "Changes" or "Names" or "Missing" or "Grounds" or "Reason" =>
                "合作基础扎实，治理结构清晰；建议进一步明确退出机制。\n第二条：请补充出资证明。",
            _ => "杭州市教育局",
        });
        if (placeholder is "RoundName")
            yield return ("RoundName.en", "Provincial mixed-ownership industry colleges, 2026 round");
    }
}
