namespace Funding.Local.Demo;

/// <summary>A member of a fictional group.</summary>
/// <param name="Kind">By the ids of the form.</param>
internal sealed record GroupMember(Group Group, int Number, string Name, string Kind)
{
    /// <summary>A valid code that no organisation has: district 000000.</summary>
    public string Code { get; } = CreditCode.Complete(string.Create(
        CultureInfo.InvariantCulture,
        $"{(Kind == "enterprise" ? "91" : Kind == "industry-body" ? "51" : "12")}000000GRP{Group.Number:D2}{Number:D4}")).Value;

    /// <summary>Whoever answers for it.</summary>
    public string Email { get; } = string.Create(CultureInfo.InvariantCulture, $"member{Number:D2}@group{Group.Number:D2}.example");
}

/// <summary>A fictional vocational education group that applies for cultivation, led by one organisation.</summary>
/// <param name="Place">By which its members are called.</param>
/// <param name="Form">Its legal form, by the ids of the form.</param>
/// <param name="Enterprises">How many of its members are enterprises.</param>
/// <param name="Quality">0 to 1: what its experts tend to score.</param>
internal sealed record Group(
    int Number, string Name, string Lead, string Kind, string Desk, string Chain, string Place, string Form, int Enterprises,
    double Quality)
{
    private const int Members = 15;

    public static IReadOnlyList<Group> All { get; } =
    [
        new(
            1, "良渚湖数字安防职业教育集团", "良渚湖职业技术学院", "higher-vocational-college", "hangzhou", "digital-security",
            "良渚湖", "private-non-enterprise", 10, 0.93),
        new(
            2, "湘湖湾智能装备职业教育集团", "湘湖湾智造职业技术大学", "vocational-university", "hangzhou", "intelligent-equipment",
            "湘湖湾", "alliance", 9, 0.84),
        new(
            3, "青山湖数字商贸职业教育集团", "青山湖职业技术学院", "higher-vocational-college", "hangzhou", "intelligent-computing",
            "青山湖", "company", 11, 0.71),
        new(
            4, "镇海湾绿色石化职业教育集团", "镇海湾绿色石化集团有限公司", "enterprise", "ningbo", "refining-new-materials",
            "镇海湾", "company", 10, 0.88),
        new(
            5, "会稽现代纺织职业教育集团", "会稽技师学院", "technician-college", "shaoxing", "modern-textiles",
            "会稽", "alliance", 8, 0.52),
    ];

    private static readonly string[] Companies =
    [
        "精密制造有限公司", "自动化设备股份有限公司", "检测技术有限公司", "信息系统有限公司", "供应链管理有限公司", "新材料科技有限公司", "能源装备有限公司", "工业设计有限公司",
        "电子科技股份有限公司", "物联网技术有限公司", "环境工程有限公司",
    ];

    private static readonly (string Name, string Kind)[] Others =
    [
        ("{0}职业技术学校", "secondary-vocational-school"), ("{0}中等专业学校", "secondary-vocational-school"), ("{0}行业协会", "industry-body"),
        ("{0}产业技术研究院", "research-institute"), ("{0}技工学校", "technician-college"), ("{0}开放大学", "higher-education"),
        ("{0}人才服务中心", "other"),
    ];

    /// <summary>Whose form is filled in on the pages, without scripts; the others send theirs through the HTTP API.</summary>
    public static Group ByPages => All[0];

    /// <summary>Too few of its members are enterprises: found ineligible.</summary>
    public static Group Ineligible => All.Single(g => g.Enterprises * 5 < 3 * Members);

    /// <summary>Declines first, and agrees once it is to bring less.</summary>
    public static GroupMember DeclinesFirst => All[3].FirstOf("secondary-vocational-school");

    /// <summary>An expert's employer, so that expert judges nothing of its group.</summary>
    public static GroupMember Employer => All[1].FirstOf("enterprise");

    /// <summary>Of the demonstration's experts the one whose employer it is.</summary>
    public const int EmployedExpert = 12;

    /// <summary>A valid code that no organisation has: district 000000.</summary>
    public string Code { get; } = CreditCode.Complete(string.Create(
        CultureInfo.InvariantCulture, $"{(Kind == "enterprise" ? "91" : "12")}000000GRP{Number:D2}0000")).Value;

    /// <summary>Whoever fills in the form.</summary>
    public string Email { get; } = string.Create(CultureInfo.InvariantCulture, $"office@group{Number:D2}.example");

    public string Application => $"{Code}-1";

    /// <summary>Joins once the group is under cultivation.</summary>
    public GroupMember Joins => new(this, Members + 1, $"{Place}检验检测研究院", "research-institute");

    /// <summary>Leads once the lead passes.</summary>
    public GroupMember Successor => Consortium.First(m => m.Kind == "secondary-vocational-school");

    /// <summary>The kind of its lead where it is a member, by the ids of the form.</summary>
    public string AsMember => Kind is "enterprise" or "technician-college" ? Kind : "higher-education";

    public IReadOnlyList<GroupMember> Consortium => [.. Enumerable.Range(1, Members).Select(MemberOf)];

    public static Group Of(string application) => All.Single(g => g.Application == application);

    public decimal Between(string of, decimal least, decimal most, int decimals = 0) =>
        Math.Round(least + (Scatter(of) * (most - least)), decimals);

    /// <summary>Between 0 and 1, the same in every run.</summary>
    private decimal Scatter(string of)
    {
        var hash = 2_166_136_261u;
        foreach (var part in $"group {Number}:{of}")
            hash = (hash ^ part) * 16_777_619;
        hash ^= hash >> 15;
        return hash * 2_246_822_519u % 100_003 / 100_003m;
    }

    private GroupMember MemberOf(int number)
    {
        if (number <= Enterprises)
            return new(this, number, CompanyOf(number), "enterprise");
        var (name, kind) = Others[number - Enterprises - 1];
        return new(this, number, string.Format(CultureInfo.InvariantCulture, name, Place), kind);
    }

    private GroupMember FirstOf(string kind) => Consortium.First(m => m.Kind == kind);

    // The second group's first enterprise is where an expert of the list works.
    private string CompanyOf(int number) => (Number, number) == (2, 1)
        ? ExpertList.EnterpriseOf(EmployedExpert) : $"{Place}{Companies[(number + Number) % Companies.Length]}";
}
