namespace Funding.Pages.Tests.Public;

/// <summary>The plan's progress as everybody reads it and takes it away.</summary>
public sealed class PlanProgressPagesTests(PortalHost host, Chromium chromium)
    : IClassFixture<PortalHost>, IClassFixture<Chromium>, IAsyncDisposable
{
    private static readonly (string Name, string Title, string Desk, string? Type, int Year)[] Bases =
    [
        ("杭州职业技术学院", "数字安防实训基地", "hangzhou", "campus", 2023),
        ("宁波职业技术学院", "绿色石化实训基地", "ningbo", "campus", 2023),
        ("嘉兴职业技术学院", "现代纺织实训基地", "jiaxing", "campus", 2024),
        ("浙江吉利控股集团有限公司", "新能源汽车实训基地", "ningbo", "industry", 2024),
        ("衢州市公共实训中心", "智能装备公共实训基地", "quzhou", "public", 2025),
        ("台州市技师学院", "模具制造实训基地", "taizhou", null, 2022),
    ];

    private readonly PageTour tour = new(host, chromium);

    public ValueTask DisposeAsync() => tour.DisposeAsync();

    [Fact]
    public async Task Each_target_shows_its_number_and_leads_to_the_list_and_the_files()
    {
        AwardSummary[] awards =
        [
            .. Bases.Select((b, i) =>
                Award("training-bases", i, b.Name, Cast.CodeOf(700 + i), b.Title, b.Desk, b.Year) with { Type = b.Type }),
            Award("training-bases", 9, "温州职业技术学院", Cast.CodeOf(709), "电气装备实训基地", "wenzhou", 2023) with
            {
                Standing = AwardStanding.Suspended, Cause = new(new(2026, 1, 12), "浙教职成〔2026〕3号"),
            },
            .. Enumerable.Range(1, 9).Select(n => Award(
                "mixed-ownership-colleges", n, $"浙江第{n}产业学院联合体", Cast.CodeOf(n), $"第{n}产业学院", "shaoxing", 2024) with
            {
                Granted = 600_000,
            }),
        ];
        await host.Services.GetRequiredService<ITableStore>().CommitAsync(
            AwardKeys.AwardsPartition, [.. awards.Select(a => RowCodec.Insert(a.Id, a))]);
        using var anyone = new Visitor(host);

        var page = await anyone.GetAsync("/progress");
        Assert.Equal(19 + 9, page.Page.QuerySelectorAll("main tbody tr").Length);
        Assert.Equal(["6个", "100个以上到2025年", "到期未达成"], Cells(page, "training-bases"));
        Assert.Equal(["9所", "10所左右", "已达到"], Cells(page, "mixed-ownership-colleges"));
        var bases = await anyone.GetAsync("/progress/training-bases");
        Assert.Contains("中止1项", bases.Main, StringComparison.Ordinal);
        Assert.Equal(6, bases.Page.QuerySelectorAll("main table")[^1].QuerySelectorAll("tbody tr").Length);
        Assert.DoesNotContain(Cast.CodeOf(700), bases.Main, StringComparison.Ordinal);
        Assert.Equal(1, (await anyone.GetAsync("/progress/training-bases?year=2022")).Page
            .QuerySelectorAll("main table")[^1].QuerySelectorAll("tbody tr").Length);
        Assert.Equal(HttpStatusCode.NotFound, (await anyone.GetAsync("/progress/no-such-target")).Status);

        Assert.Contains(
            "实习实训基地,6,个,100,以上,2025,到期未达成", (await anyone.GetAsync("/progress.csv")).Text, StringComparison.Ordinal);
        var list = await anyone.GetAsync("/progress/training-bases/awards.csv");
        Assert.Contains("模具制造实训基地", list.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("电气装备实训基地", list.Text, StringComparison.Ordinal);
        using var open = JsonDocument.Parse((await anyone.GetAsync("/progress.json")).Text);
        var grants = open.RootElement.GetProperty("grants").EnumerateArray().ToList();
        Assert.Equal(15, grants.Count);
        Assert.Equal(5_400_000, grants.Sum(g => g.GetProperty("amountAwarded").GetDecimal()));
        Assert.Contains(grants, g => g.GetProperty("recipientOrganization")[0].GetProperty("id").GetString() == $"CN-{Cast.CodeOf(700)}");
        using var sheets = await anyone.Http.GetAsync("/progress.xlsx");
        Assert.Equal(XlsxExport.ContentType, sheets.Content.Headers.ContentType!.MediaType);

        await (await tour.AsAsync(null)).LookAsync("plan-", "/progress", "/progress/training-bases", "/progress/online-courses");
        Assert.Empty(tour.Problems);
    }

    private static List<string> Cells(Answer page, string target) =>
    [
        .. page.Page.QuerySelector($"main a[href='/progress/{target}']")!.Closest("tr")!.QuerySelectorAll("td").Take(3)
            .Select(td => Regex.Replace(td.TextContent, @"\s+", " ").Trim()),
    ];

    private static AwardSummary Award(string programme, int number, string holder, string code, string title, string desk, int year) => new(
        $"{programme}-{year}-1-{number}", null, "base", AwardStanding.Live, code, holder, title, new(year + 5, 8, 31))
    {
        ProgrammeId = programme,
        ProgrammeName = ShippedCatalogue.Catalogue.Programme(programme).Name,
        DocumentNumber = $"浙教职成〔{year}〕27号",
        CertificateNumber = $"浙产教〔{year}〕1-{number:000}号",
        VerificationCode = $"7K3F9QXM2D{number:00}".Replace('0', '8').Replace('1', '7'),
        AwardedOn = new(year, 9, 1),
        Desk = desk,
    };
}
