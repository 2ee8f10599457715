namespace Funding.Local.Demo;

/// <summary>The forty applicants: eleven cities and two departments, every name invented, the same in every run.</summary>
internal static class Institutions
{
    private static readonly (string Desk, string[] Places)[] Desks =
    [
        ("hangzhou", ["云栖", "清河", "拱宸", "龙坞", "凤鸣", "临澜"]),
        ("ningbo", ["甬北", "东钱", "望海", "慈明", "象湾"]),
        ("wenzhou", ["瓯越", "雁山", "楠水", "鹿桥"]),
        ("jiaxing", ["秀川", "南泖", "平桐"]),
        ("huzhou", ["菱湖畔", "莫干", "安竹"]),
        ("shaoxing", ["鉴溪", "越山", "柯岸"]),
        ("jinhua", ["婺州湾", "义川", "永康江"]),
        ("quzhou", ["烂柯", "常江"]),
        ("zhoushan", ["普岛", "岱洋"]),
        ("taizhou", ["椒北", "天台麓", "温岭湾"]),
        ("lishui", ["瓯源", "龙泉溪"]),
        ("education", ["之江东", "浙海"]),
        ("human-resources", ["钱塘源", "越工"]),
    ];

    private static readonly (string Suffix, string Kind)[] Schools =
    [
        ("职业技术学院", "higher-vocational-college"), ("工商职业学院", "higher-vocational-college"), ("职业技术学校", "secondary-vocational-school"),
        ("技师学院", "technician-college"), ("信息职业技术大学", "vocational-university"),
    ];

    private static readonly (string Chain, string Field, string Company)[] Chains =
    [
        ("digital-security", "数字安防", "智视科技有限公司"),
        ("intelligent-equipment", "智能装备", "精机装备股份有限公司"),
        ("new-energy-vehicles", "新能源汽车", "绿行汽车部件有限公司"),
        ("modern-textiles", "现代纺织", "锦织纺织集团有限公司"), ("biomedicine", "生物医药", "康源生物医药有限公司"), ("integrated-circuits", "集成电路", "芯桥半导体有限公司"),
        ("smart-home", "智能家居", "宜居智能科技有限公司"), ("refining-new-materials", "绿色石化", "海石新材料有限公司"),
    ];

    public static IReadOnlyList<Institution> All { get; } = [.. Make()];

    /// <summary>Whose application it is.</summary>
    public static Institution Of(string application) => All.Single(i => i.Application == application);

    private static IEnumerable<Institution> Make()
    {
        var number = 0;
        foreach (var (desk, places) in Desks)
        {
            foreach (var place in places)
            {
                var (suffix, kind) = desk == "human-resources"
                    ? Schools[3]
                    : Schools[number % 3 == 2 ? 2 : number % 5 == 4 ? 4 : number % 2];
                var (chain, field, company) = Chains[number * 3 % Chains.Length];
                var partnerKind = number % 9 == 4 ? "industrial-park" : number % 11 == 7 ? "industry-body" : "enterprise";
                var partner = partnerKind switch
                {
                    "industrial-park" => $"{place}{field}产业园管理有限公司",
                    "industry-body" => $"{place}{field}行业协会",
                    _ => $"{place}{company}",
                };
                yield return new Institution(
                    ++number, $"{place}{suffix}", kind, desk, partner, partnerKind, $"{place}{field}产业学院", chain, Quality(number));
            }
        }
    }

    // A fixed scatter: neighbours differ, and no two applications are alike.
    private static double Quality(int number) => number * 0.6180339887 % 1;
}
