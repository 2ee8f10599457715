namespace Funding.Local.Demo;

/// <summary>
/// The plan's progress at the end of the year: awards of earlier years come by a list, an enterprise reports its figure, which its desk, an
/// officer and an administrator take to the public page, where it is put right later.
/// </summary>
internal static class PlanStage
{
    private const string Indicator = "enterprise-reports";

    // How a credit code begins: a public institution, an enterprise.
    private const string School = "12", Company = "91";

    private static readonly (string Programme, string Holder, string Title, string Desk, int Year, int Document)[] Earlier =
    [
        ("省级高水平高职院校", "之江交通职业技术学院", "之江交通职业技术学院", "杭州市", 2022, 17),
        ("省级高水平高职院校", "甬北职业技术学院", "甬北职业技术学院", "宁波市", 2022, 17),
        ("省级高水平高职院校", "瓯越职业技术学院", "瓯越职业技术学院", "温州市", 2022, 17),
        ("省级高水平高职院校", "秀川职业技术学院", "秀川职业技术学院", "嘉兴市", 2023, 24),
        ("省级高水平中职学校", "菱湖畔职业技术学校", "菱湖畔职业技术学校", "湖州市", 2023, 25),
        ("省级高水平中职学校", "义川职业技术学校", "义川职业技术学校", "金华市", 2023, 25),
        ("省级高水平中职学校", "慈明职业技术学校", "慈明职业技术学校", "宁波市", 2024, 13),
        ("省级高水平专业群", "椒北职业技术学院", "模具设计与制造专业群", "台州市", 2023, 26),
        ("省级高水平专业群", "烂柯职业技术学院", "应用化工技术专业群", "衢州市", 2023, 26),
        ("实习实训基地", "云栖职业技术学院", "视觉感知与智能安防实训基地", "杭州市", 2024, 31),
        ("实习实训基地", "鉴溪工商职业学院", "绿色印染产教融合实训基地", "绍兴市", 2024, 31),
        ("实习实训基地", "瓯源职业技术学校", "不锈钢管加工实训基地", "丽水市", 2025, 9),
        ("省级精品在线开放课程", "拱宸职业技术学院", "工业机器人现场编程", "杭州市", 2025, 14),
        ("省级精品在线开放课程", "越山职业技术学院", "药物制剂技术", "绍兴市", 2025, 14),
    ];

    private static Enterprise Reporting => Enterprise.All[13];

    public static async Task RunAsync(DemoYear year)
    {
        await year.Pace.GoToAsync(year.Services.GetRequiredService<OfficeHours>().Next(year.Pace.Now));
        var administrator = year.Visitor(Persons.Administrator);
        await administrator.SignInAsync();
        await administrator.OpenAsync(EarlierLinks.Lists);
        await administrator.SubmitAsync([], [new("file", "以前年度认定名单.csv", Encoding.UTF8.GetBytes(List()))]);
        year.Pace.Tick();
        await administrator.SubmitAsync();
        await year.Pace.SettleAsync();

        var of = YearOf(year);
        await administrator.OpenAsync(IndicatorLinks.OfficeList);
        await administrator.SubmitAsync(
            [("year", Text(of))], [new("file", "应报送国有企业.csv", Encoding.UTF8.GetBytes(Reporters()))]);
        year.Pace.Tick();
        var enterprise = year.Visitor(Reporting.Email);
        await enterprise.SignInAsync();
        await enterprise.OpenAsync(IndicatorLinks.Own(of, Indicator, Reporting.Code));
        await enterprise.SubmitAsync((IndicatorEntry.AmountField, "1"));
        year.Pace.Tick();
        await ConfirmAsync(year, Persons.Recommender(Reporting.Desk), ofDesk: true);
        await ConfirmAsync(year, Persons.Officers[0], ofDesk: false);
        await administrator.OpenAsync(IndicatorLinks.Figures(false, of, Indicator));
        await administrator.PressAsync(IndicatorLinks.Publish(of, Indicator));
        year.Pace.Tick();
        await administrator.OpenAsync(IndicatorLinks.Figure(false, of, Indicator, Code(Company, 1)));
        await administrator.SubmitAsync(
            (IndicatorEntry.AmountField, "1"), ("reason", "企业社会责任报告已载明职业教育情况，因报送渠道错误未计入。"),
            ("document", "甬国资函〔2026〕18号"));
        await year.Pace.SettleAsync();
    }

    public static async Task<IReadOnlyList<Check>> CheckAsync(DemoYear year)
    {
        var targets = await year.Services.GetRequiredService<PlanProgressQueries>().ReadAsync();
        var grants = JsonSerializer.Deserialize<JsonElement>(await year.PublicAsync(PublicLinks.ProgressOpenData))
            .GetProperty("grants").GetArrayLength();
        var published = (await year.Services.GetRequiredService<IndicatorStore>().FindPublishedAsync(YearOf(year), Indicator))?.Value;
        return
        [
            new(
                "规划进展含导入的认定 / the plan's progress counts earlier awards",
                targets.Sum(t => t.Counted.Count(a => a.Summary.Import is not null)) == Earlier.Length
                    && targets.Any(t => t.Counted.Any(a => a.Summary.RoundId is not null)),
                $"{targets.Sum(t => t.Count)}"),
            new("开放数据与进展一致 / open data say the same", grants == targets.Sum(t => t.Count), $"{grants}"),
            new(
                "年度指标公布并公开更正 / an indicator is published and corrected in public",
                published is { Figure: 66.67m, Corrections: [{ ProvinceOld: 33.33m }] }, $"{published?.Figure}"),
        ];
    }

    private static async Task ConfirmAsync(DemoYear year, string email, bool ofDesk)
    {
        var person = year.Visitor(email);
        await person.SignInAsync();
        await person.OpenAsync(IndicatorLinks.Figures(ofDesk, YearOf(year), Indicator));
        await person.SubmitAsync(("code", Reporting.Code));
        year.Pace.Tick();
    }

    // Its last day is over, whatever the day on which the year is played.
    private static int YearOf(DemoYear year) => year.Opens.Year - 2;

    private static string List() =>
        "项目,获认定单位,统一社会信用代码,名称,文号,公布日期,截止日期,推荐单位\n" + string.Concat(Earlier.Select((e, i) => string.Create(
            CultureInfo.InvariantCulture,
            $"{e.Programme},{e.Holder},{Code(School, i)},{e.Title},浙教职成〔{e.Year}〕{e.Document}号,"
                + $"{e.Year}-10-{12 + (e.Document % 5)},2030-12-31,{e.Desk}\n")));

    private static string Reporters() =>
        "单位名称,统一社会信用代码,单位类别,推荐单位\n"
        + $"{Reporting.Name},{Reporting.Code},国有企业,衢州市\n"
        + $"甬江港务集团有限公司,{Code(Company, 1)},国有企业,宁波市\n"
        + $"钱塘江水务集团有限公司,{Code(Company, 2)},国有企业,杭州市\n";

    private static string Code(string kind, int number) => CreditCode.Complete(
        string.Create(CultureInfo.InvariantCulture, $"{kind}330000{(470_318_263 + (number * 7_654_321L)) % 1_000_000_000:D9}")).Value;

    private static string Text(int year) => year.ToString(CultureInfo.InvariantCulture);
}
