namespace Funding.Local.Demo;

/// <summary>A studio's answers.</summary>
internal static class StudioForm
{
    private static readonly (string Honour, string Level, string By)[] Honours =
    [
        ("全国技术能手", "national", "人力资源和社会保障部"), ("浙江工匠", "provincial", "浙江省总工会"), ("浙江省首席技师", "provincial", "省人力社保厅"),
        ("市级劳动模范", "city", "市人民政府"), ("市技能竞赛一等奖", "city", "市人力社保局"), ("省技能大赛二等奖", "provincial", "省人力社保厅"),
    ];

    /// <summary>As a script sends it.</summary>
    /// <param name="master">Whose master it names.</param>
    public static object Of(Studio studio, Studio master, DateOnly opens) => new
    {
        fields = Fields(studio, opens),
        rows = new
        {
            master = new[] { new { cells = Master(studio, master, opens) } },
            honours = HonoursOf(studio, opens).Select(cells => new { cells }),
            owners = Owners(studio).Select(o => new { cells = o.Cells, chosen = new { contributions = o.Brings } }),
        },
    };

    private static Dictionary<string, string> Fields(Studio studio, DateOnly opens) => new()
    {
        ["studio-name"] = studio.Name,
        ["founded-on"] = Iso(new(opens.Year - 6 + (studio.Number % 5), 1 + studio.Number, 4 + (studio.Number * 2))),
        ["site-area"] = Plain(studio.Between("area", 96, 740)),
        ["equipment-value"] = Plain(studio.Between("equipment", 68, 925, 2)),
        ["team"] = Plain(studio.Between("team", 4, 19)),
        ["own-money"] = Plain(studio.Between("money", 8, 55, 1)),
        ["joint-value"] = Plain(studio.Between("value", 110, 1_380, 2)),
        ["national-studio"] = "no",
        ["overview"] = Prose(studio, "双方签有共建协议，场地、设备和课时分工明确，大师每学期到校授课，学生按班组到车间实训。"),
        ["apprentices"] = Plain(studio.Between("apprentices", 3, 16, 1)),
        ["problems-solved"] = Plain(studio.Between("problems", 2, 13, 1)),
        ["integration"] = Prose(studio, "工作站开发了活页式教材和岗位操作视频，教师下企业跟岗，企业骨干进课堂，竞赛和培训面向周边企业职工开放。"),
        ["plan"] = Prose(studio, "三年内每年新带徒弟并逐人制定成长计划，围绕本职业的关键工序立项攻关，成果在同类企业推广。"),
        ["contact-name"] = Persons.NameOf(studio.Number + 700),
        ["contact-phone"] = string.Create(
            CultureInfo.InvariantCulture, $"{AreaCode(studio)}-8{(int)studio.Between("phone", 1_000_000, 9_999_999):D7}"),
        ["contact-email"] = studio.Email,
    };

    private static Dictionary<string, string> Master(Studio studio, Studio master, DateOnly opens) => new()
    {
        ["name"] = master.Master,
        ["bornIn"] = $"{master.Born.Year}",
        ["mailbox"] = studio.MasterEmail,
        ["skill-level"] = studio.Level,
        ["honour-level"] = studio == Studio.Ineligible ? "other" : Honours[studio.Number % 3].Level,
        ["occupation"] = studio.Occupation,
        ["years-of-practice"] = $"{opens.Year - master.Born.Year - 20 - (studio.Number % 4)}",
        ["employed-on-site"] = "yes",
    };

    private static IEnumerable<Dictionary<string, string>> HonoursOf(Studio studio, DateOnly opens) =>
        Enumerable.Range(0, studio == Studio.Ineligible ? 1 : 2 + (studio.Number % 2)).Select(n =>
        {
            var (honour, level, by) = Honours[studio == Studio.Ineligible ? 4 : (studio.Number + (n * 3)) % Honours.Length];
            return new Dictionary<string, string>
            {
                ["honour"] = honour,
                ["level"] = level,
                ["year"] = $"{opens.Year - 2 - n - (studio.Number % 6)}",
                ["granted-by"] = by,
            };
        });

    private static IEnumerable<(Dictionary<string, string> Cells, string[] Brings)> Owners(Studio studio)
    {
        var outside = studio.Between("outside", 22, 61, 2);
        yield return (
            Owner(studio.Lead, studio.IsOfSchool, 100 - outside, studio.Code, ""),
            studio.IsOfSchool ? ["equipment", "management"] : ["capital", "equipment"]);
        yield return (
            Owner(studio.Partner, !studio.IsOfSchool, outside, studio.PartnerCode, studio.PartnerEmail),
            studio.IsOfSchool ? ["capital", "technology"] : ["management", "equipment"]);
    }

    private static Dictionary<string, string> Owner(string name, bool school, decimal share, string code, string mailbox) => new()
    {
        ["name"] = name,
        ["kind"] = school ? "school" : "enterprise",
        ["sharePercent"] = share.ToString("0.00", CultureInfo.InvariantCulture),
        ["creditCode"] = code,
        ["mailbox"] = mailbox,
    };

    private static string AreaCode(Studio studio) => studio.Desk switch
    {
        "jinhua" => "0579",
        "ningbo" => "0574",
        "shaoxing" => "0575",
        "taizhou" => "0576",
        _ => "0571",
    };

    private static string Prose(Studio studio, string more)
    {
        var text = $"{studio.Name}由{studio.Lead}与{studio.Partner}共建，{studio.Master}领衔，面向{studio.Trade}职业。{more}";
        return text.Length >= 50 ? text : text + "各项安排写入共建协议，按年检查。";
    }

    private static string Plain(decimal number) => number.ToString("0.##", CultureInfo.InvariantCulture);

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
