namespace Funding.Local.Demo;

/// <summary>
/// A rolling round of incentives: two enterprises under cultivation claim their tax line, one of them on pages, one its interest, and one
/// that is not under cultivation is turned down by the rules.
/// </summary>
internal static class IncentiveStages
{
    /// <summary>Whose tax claim is so large that a second officer confirms it.</summary>
    public static Enterprise Large => Enterprise.All[3];

    /// <summary>Fills in its claim on pages and reads its computation sheet there; the others send theirs through the HTTP API.</summary>
    public static Enterprise Small => Enterprise.All[10];

    public static Enterprise Borrower => Enterprise.All[6];

    /// <summary>Was below the threshold.</summary>
    public static Enterprise Outside => Enterprise.All[7];

    public static IReadOnlyList<(Enterprise Enterprise, string Line)> Claims { get; } =
        [(Large, "tax"), (Small, "tax"), (Borrower, "finance"), (Outside, "tax")];

    public static async Task LaunchAsync(DemoYear year)
    {
        await year.Pace.GoToAsync(year.Opens, 9);
        await (await year.AdministratorAsync()).PostAsync("/rounds", new
        {
            programme = year.ProgrammeId,
            year = year.Opens.Year,
            batch = 1,
            noticeNumber = string.Create(CultureInfo.InvariantCulture, $"发改社会〔{year.Opens.Year}〕41号"),
            committee = new[] { Persons.FirstMember, Persons.SecondMember },
        });
        await year.Pace.SettleAsync();
    }

    public static async Task ClaimAsync(DemoYear year)
    {
        foreach (var (index, (enterprise, line)) in Claims.Index())
        {
            await year.Pace.GoToAsync(year.Opens.AddDays(2 + (index * 3)), 10);
            await ClaimAsync(year, enterprise, line);
        }
    }

    public static async Task DecideAsync(DemoYear year)
    {
        await year.Pace.GoToAsync(year.Pace.Today.AddDays(2), 10);
        var officer = year.Visitor(year.Officers[0]);
        await officer.SignInAsync();
        foreach (var (enterprise, _) in Claims.Where(c => c.Enterprise != Outside))
        {
            year.Pace.Tick();
            await officer.OpenAsync(OfficeLinks.Application(year.Round, enterprise.Application));
            await officer.SubmitAsync(("decision", "grant"), ("reason", "审计报告、完税证明和申报数据核对一致，按计算表核定。"));
        }

        await year.Pace.SettleAsync();
        year.Pace.Tick();
        var second = year.Visitor(year.Officers[1]);
        await second.SignInAsync();
        await second.OpenAsync(OfficeLinks.Application(year.Round, Large.Application));
        await second.SubmitAsync(("confirmation", UsedBy(Large, year).ToString("0.00", CultureInfo.InvariantCulture)));
        await year.Pace.SettleAsync();
        await year.Pace.GoToAsync(year.Services.GetRequiredService<OfficeHours>().Next(year.Pace.Now));
        await ReadSheetAsync(year);
    }

    private static async Task ReadSheetAsync(DemoYear year)
    {
        var holder = year.Visitor(Small.Email);
        await holder.SignInAsync();
        await holder.OpenAsync(
            BenefitLinks.Sheet(BenefitKeys.AwardId(year.ProgrammeId, Small.Code, "tax"), year.Opens.Year, office: false));
        year.Cast["computation sheet"] = holder.TextOf("main");
    }

    /// <summary>What the tax claim of an enterprise is to offset: the smaller of credit and surcharges.</summary>
    public static decimal UsedBy(Enterprise enterprise, DemoYear year) => Math.Min(
        Math.Round(Investments(enterprise).Sum(i => i.Amount) * 0.3m, 2, MidpointRounding.AwayFromZero),
        EducationDue(enterprise) + LocalDue(enterprise));

    private static async Task ClaimAsync(DemoYear year, Enterprise enterprise, string line)
    {
        var claim = await EnterpriseApplication.BeginAsync(year, enterprise);
        var form = new EnterpriseForm(Fields(year, enterprise, line), Tables(enterprise, line));
        if (enterprise == Small)
            await EnterpriseStages.FillInAsync(year, enterprise, form);
        else
            await claim.AnswerAsync(form.Body);
        foreach (var slot in DocumentsSettings.Of(year.Programme).Where(s => s.Required && s.When.Counts(form.Fields)))
            await claim.UploadAsync(slot.Id, "Incentives");
        await claim.SubmitAsync();
        await year.Pace.SettleAsync();
    }

    private static Dictionary<string, string> Fields(DemoYear year, Enterprise enterprise, string line)
    {
        var fields = new Dictionary<string, string>
        {
            ["claim-name"] = $"{year.Opens.Year}年度{(line == "tax" ? "税收抵免" : "贷款贴息")}",
            ["line"] = line,
            ["benefit-year"] = Plain(year.Opens.Year),
            ["explanation"] = "本年度投入与产教融合规划一致，数据与审计报告和完税证明相符。",
            ["evidence-number"] = string.Create(
                CultureInfo.InvariantCulture, $"浙会专审〔{year.Opens.Year}〕{enterprise.Number * 37 % 900 + 100}号"),
            ["contact-name"] = Persons.NameOf(enterprise.Number + 500),
            ["contact-phone"] = string.Create(CultureInfo.InvariantCulture, $"0571-8{(int)(enterprise.Scatter("phone") * 10_000_000):D7}"),
        };
        if (line == "tax")
        {
            fields["education-due"] = Plain(EducationDue(enterprise));
            fields["local-due"] = Plain(LocalDue(enterprise));
        }
        else
        {
            fields["principal"] = Plain(enterprise.Between("principal", 2_000_000, 9_000_000, 2));
            fields["interest-rate"] = Plain(enterprise.Between("rate", 1.2m, 3.4m, 2));
            fields["interest-days"] = Plain(enterprise.Between("days", 120, 340));
        }

        return fields;
    }

    private static Dictionary<string, IReadOnlyList<IReadOnlyDictionary<string, string>>> Tables(Enterprise enterprise, string line) =>
        line != "tax" ? [] : new()
        {
            ["eligible"] =
            [
                .. Investments(enterprise).Select(i => new Dictionary<string, string>
                {
                    ["kind"] = i.Kind,
                    ["item"] = i.Item,
                    ["amount"] = Plain(i.Amount),
                }),
            ],
        };

    private static List<(string Kind, string Item, decimal Amount)> Investments(Enterprise enterprise)
    {
        var scale = enterprise == Large ? 1_000_000m : 90_000m;
        return
        [
            ("base-building", "智能产线教学版设备", Math.Round(scale * (1 + enterprise.Scatter("building")), 2)),
            ("school-running", "兼职教师课酬和教学耗材", Math.Round(scale * (0.4m + enterprise.Scatter("running")), 2)),
            ("base-running", "实训基地运行维护", Math.Round(scale * (0.2m + enterprise.Scatter("upkeep")), 2)),
        ];
    }

    // The large one owes more than it may offset, the small one less: it carries the rest forward.
    private static decimal EducationDue(Enterprise enterprise) =>
        enterprise.Between("education due", enterprise == Large ? 1_500_000 : 12_000, enterprise == Large ? 1_900_000 : 16_000, 2);

    private static decimal LocalDue(Enterprise enterprise) => Math.Round(EducationDue(enterprise) * 2 / 3, 2);

    private static string Plain(decimal number) => number.ToString("0.##", CultureInfo.InvariantCulture);
}
