namespace Funding.Local.Demo;

/// <summary>An enterprise's answers.</summary>
internal sealed record EnterpriseForm(
    IReadOnlyDictionary<string, string> Fields, IReadOnlyDictionary<string, IReadOnlyList<IReadOnlyDictionary<string, string>>> Tables)
{
    private static readonly (string Kind, string[] Items)[] Investments =
    [
        ("school-capital", ["产业学院实训楼土建", "股权出资设立职业院校", "校区食堂与宿舍改造"]),
        ("school-running", ["兼职教师课酬", "订单班教学耗材", "学生奖助学金", "师资企业实践津贴"]),
        ("base-building", ["数控加工单元", "机器人装调工作站", "检测中心仪器", "智能产线教学版"]),
        ("base-running", ["实训基地水电与耗材", "设备维保", "实训指导人员薪酬"]),
    ];

    /// <param name="opens">First day of the call.</param>
    public static EnterpriseForm Of(Enterprise enterprise, DateOnly opens)
    {
        string Yes(string way) => enterprise.Ways.Contains(way) ? "yes" : "no";
        var fields = new Dictionary<string, string>
        {
            ["plan-name"] = $"{ShortOf(enterprise.Name)}产教融合三年规划",
            ["founded-on"] = Iso(new(
                1998 + (int)enterprise.Between("founded", 0, 19), 1 + (enterprise.Number * 5 % 12), 3 + enterprise.Number)),
            ["registered-here"] = "yes",
            ["central-enterprise"] = "no",
            ["main-business-education"] = "no",
            ["industry-chain"] = enterprise.Chain,
            ["employees"] = Plain(enterprise.Between("employees", 186, 5_940)),
            ["overview"] = Prose(enterprise, "企业主导产品在国内细分市场居前列，近年新增自动化产线，一线操作、装调和检测岗位常年需要技术技能人才。"),
            ["runs-school"] = Yes("runs-school"),
            ["leads-group"] = Yes("leads-group"),
            ["apprenticeship"] = Yes("apprenticeship"),
            ["certificates"] = Yes("certificates"),
            ["long-cooperation"] = Yes("long-cooperation"),
            ["students-hosted"] = Plain(enterprise.Between("hosted", 38, 610)),
            ["order-classes"] = Plain(enterprise.Between("classes", 1, 9)),
            ["joint-bases"] = Plain(enterprise.Between("bases", 1, 5)),
            ["results"] = Prose(enterprise, "企业技师每学期到校授课，学生按生产班次轮岗实训，毕业后留用率逐年提高；校企共同开发了活页式教材和检测标准。"),
            ["no-accident"] = "yes",
            ["no-tax-breach"] = "yes",
            ["credit-clean"] = "yes",
            ["no-double-funding"] = "yes",
            ["contact-name"] = Persons.NameOf(enterprise.Number + 500),
            ["contact-phone"] = string.Create(CultureInfo.InvariantCulture, $"0571-8{(int)(enterprise.Scatter("phone") * 10_000_000):D7}"),
            ["contact-email"] = enterprise.Email,
        };
        if (fields["runs-school"] == "yes")
            fields["school-run"] = enterprise.School;
        if (fields["long-cooperation"] == "yes")
        {
            fields["cooperation-years"] = Plain(enterprise.Between("years", 2, 11));
            fields["trained-students"] = Plain(enterprise.Between("trained", 63, 1_870));
        }

        return new(fields, new Dictionary<string, IReadOnlyList<IReadOnlyDictionary<string, string>>>
        {
            ["operations"] = [.. Enumerable.Range(opens.Year - 3, 3).Select(year => Operation(enterprise, year))],
            ["agreements"] = [.. Enumerable.Range(1, 1 + (enterprise.Number % 3)).Select(n => Agreement(enterprise, n, opens))],
            ["investment"] = [.. Enumerable.Range(1, 3 + (enterprise.Number % 4)).Select(n => Investment(enterprise, n, opens))],
        });
    }

    /// <summary>As a script sends it.</summary>
    public object Body => new
    {
        fields = Fields,
        rows = Tables.ToDictionary(t => t.Key, t => t.Value.Select(row => new { cells = row })),
    };

    /// <summary>As a page of the form names its cells.</summary>
    public IEnumerable<(string Field, string Typed)> CellsOf(string table) =>
        Tables[table].Index().SelectMany(row => row.Item.Select(c => ($"{table}[{row.Index}].{c.Key}", c.Value)));

    private static Dictionary<string, string> Operation(Enterprise enterprise, int year)
    {
        var revenue = enterprise.Between($"revenue {year}", 6_200, 418_000, 2);
        var payroll = Math.Round(revenue * enterprise.Between($"payroll {year}", 0.07m, 0.16m, 4), 2);
        return new()
        {
            ["year"] = Plain(year),
            ["revenue"] = Plain(revenue),
            ["payroll"] = Plain(payroll),
            ["education-fund"] = Plain(Math.Round(payroll * enterprise.Between($"fund {year}", 0.011m, 0.026m, 4), 2)),
        };
    }

    private static Dictionary<string, string> Agreement(Enterprise enterprise, int number, DateOnly opens) => new()
    {
        ["school"] = number == 1 ? enterprise.School : Enterprise.All[(enterprise.Number + (number * 5)) % Enterprise.All.Count].School,
        ["subject"] = ((string[])["现代学徒制联合培养", "共建实训基地", "订单班培养与就业"])[(enterprise.Number + number) % 3],
        ["signed-on"] = Iso(opens.AddDays(-(int)enterprise.Between($"signed {number}", 320, 1_900))),
        ["valid-until"] = Iso(opens.AddDays((int)enterprise.Between($"valid {number}", 200, 1_500))),
    };

    private static Dictionary<string, string> Investment(Enterprise enterprise, int number, DateOnly opens)
    {
        // Who runs no school invests in none.
        var kinds = enterprise.Ways.Contains("runs-school") ? Investments : Investments[1..];
        var (kind, items) = kinds[(enterprise.Number + number) % kinds.Length];
        return new()
        {
            ["paid-on"] = Iso(new(opens.Year - 3 + (number % 3), 1 + (int)enterprise.Between($"month {number}", 0, 11), 8 + number)),
            ["kind"] = kind,
            ["item"] = items[((enterprise.Number * 3) + number) % items.Length],
            ["amount"] = Plain(enterprise.Between($"invested {number}", 6.8m, kind is "school-capital" or "base-building" ? 963 : 148, 2)),
            ["audit-page"] = Plain(3 + (number * 2)),
        };
    }

    private static string Prose(Enterprise enterprise, string more)
    {
        var text = $"{enterprise.Name}与{enterprise.School}等院校长期合作，面向本地产业共同培养技术技能人才。{more}";
        while (text.Length < 110)
            text += "今后三年将按规划增加实训投入，扩大学徒岗位，并定期向社会公布成效。";
        return text;
    }

    private static string ShortOf(string name) =>
        name.Replace("股份有限公司", "", StringComparison.Ordinal).Replace("有限公司", "", StringComparison.Ordinal);

    private static string Plain(decimal number) => number.ToString("0.##", CultureInfo.InvariantCulture);

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
