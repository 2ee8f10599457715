namespace Funding.Local.Demo;

/// <summary>A group's answers.</summary>
internal sealed record GroupForm(IReadOnlyDictionary<string, string> Fields, IReadOnlyList<IReadOnlyDictionary<string, string>> Members)
{
    private static readonly Dictionary<string, string[]> Roles = new()
    {
        ["enterprise"] = ["接收学徒和实习学生，选派企业导师", "共建生产性实训车间并承担设备维护", "开设订单班，提供岗位标准和题库", "承担教师企业实践和职工培训"],
        ["secondary-vocational-school"] = ["承担中高职一体化培养的前三年", "共享实训基地和专业教师"],
        ["industry-body"] = ["发布岗位需求，组织技能评价和竞赛"],
        ["research-institute"] = ["联合开展工艺改进和成果转化"],
        ["technician-college"] = ["承担高级工、预备技师培养"],
        ["higher-education"] = ["面向成员单位职工开展学历提升"],
        ["other"] = ["对接就业岗位，跟踪毕业生去向"],
    };

    /// <param name="less">What the member that declined first brings less, in 万元.</param>
    public static GroupForm Of(Group group, DateOnly opens, decimal less = 0) => new(
        new Dictionary<string, string>
        {
            ["group-name"] = group.Name,
            ["founded-on"] = Iso(new(opens.Year - 3 - (int)group.Between("founded", 0, 7), 1 + (group.Number * 2), 6 + group.Number)),
            ["legal-form"] = group.Form,
            ["industry-chain"] = group.Chain,
            ["overview"] = Prose(group, "集团以产业链为纽带，统筹成员单位的专业、师资和实训资源，按年度任务清单推进，理事会每半年检查一次。"),
            ["charter-on"] = Iso(new(opens.Year - 3 - (int)group.Between("founded", 0, 7), 2 + (group.Number * 2), 9)),
            ["council-established"] = "yes",
            ["council-meetings"] = Plain(group.Between("meetings", 2, 5)),
            ["shared-staff"] = Plain(group.Between("staff", 23, 168)),
            ["joint-income"] = Plain(group.Between("income", 86, 1_740, 2)),
            ["report-published"] = "yes",
            ["governance"] = Prose(group, "理事会下设秘书处和三个专门委员会，人员互聘、设备共享和收益分配均有办法，成员加入和退出须经理事会表决。"),
            ["interns"] = Plain(group.Between("interns", 312, 2_960)),
            ["employment-rate"] = Plain(group.Between("employment", 94, 99.2m, 1)),
            ["training-person-days"] = Plain(group.Between("training", 6_400, 58_900)),
            ["integration"] = Prose(group, "共建专业群和活页式教材，企业技师每学期到校授课，学生按生产班次轮岗；现代学徒制和订单班覆盖主干专业。"),
            ["service-contribution"] = Prose(group, "面向产业集群开展技术服务和职工培训，成员院校的检测设备向中小企业开放，年度服务清单向社会公布。"),
            ["skills"] = Prose(group, "学生取得职业技能等级证书的比例逐年提高，近三年在省级以上技能竞赛中获奖；毕业生对口就业，起薪高于当地平均水平。"),
            ["no-breach"] = "yes",
            ["credit-clean"] = "yes",
            ["no-double-funding"] = "yes",
            ["contact-name"] = Persons.NameOf(group.Number + 600),
            ["contact-phone"] = string.Create(
                CultureInfo.InvariantCulture, $"0571-8{(int)group.Between("phone", 1_000_000, 9_999_999):D7}"),
            ["contact-email"] = group.Email,
        }.Concat(group.Form == "alliance"
            ? [] : new[] { KeyValuePair.Create("registered-capital", Plain(group.Between("capital", 50, 800))) }).ToDictionary(),
        [.. group.Consortium.Select(m => Row(group, m, m == Group.DeclinesFirst ? less : 0))]);

    /// <summary>As a script sends it.</summary>
    public object Body => new { fields = Fields, rows = new { members = Members.Select(cells => new { cells }) } };

    /// <summary>As the page of the members names its cells.</summary>
    public IEnumerable<(string Field, string Typed)> Cells =>
        Members.Index().SelectMany(row => row.Item.Select(c => ($"{MemberRows.Field}[{row.Index}].{c.Key}", c.Value)));

    private static Dictionary<string, string> Row(Group group, GroupMember member, decimal less)
    {
        var roles = Roles[member.Kind];
        var (least, most) = member.Kind == "enterprise" ? (28, 460) : (6, 85);
        return new()
        {
            ["name"] = member.Name,
            ["creditCode"] = member.Code,
            ["kind"] = member.Kind,
            ["role"] = roles[(group.Number + member.Number) % roles.Length],
            ["pledge"] = Plain(group.Between($"pledge {member.Number}", least, most, 1) - less),
            ["mailbox"] = member.Email,
        };
    }

    private static string Prose(Group group, string more)
    {
        var text = $"{group.Name}由{group.Lead}牵头，{group.Consortium.Count}家成员单位参加。{more}";
        while (text.Length < 110)
            text += "今后三年将在人员互聘、共同收入和法人治理上逐项提高，并按年公布。";
        return text;
    }

    private static string Plain(decimal number) => number.ToString("0.##", CultureInfo.InvariantCulture);

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
