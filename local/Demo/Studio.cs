namespace Funding.Local.Demo;

/// <summary>A fictional skill-master studio, led by a named master, of a school and an enterprise.</summary>
/// <param name="Kind">Of the one that applies, by the ids of the form.</param>
/// <param name="Partner">The other side: an enterprise where a school applies.</param>
/// <param name="Trade">What the studio is called by.</param>
/// <param name="Occupation">Its code, an answer of the form.</param>
/// <param name="Level">The master's skill level, an answer of the form.</param>
/// <param name="Born">The master's day of birth.</param>
/// <param name="Quality">0 to 1: what its experts tend to score.</param>
internal sealed record Studio(
    int Number, string Lead, string Kind, string Desk, string Partner, string Master, string Trade, string Occupation, string Level,
    DateOnly Born, double Quality)
{
    public static IReadOnlyList<Studio> All { get; } =
    [
        new(
            1, "婺江技师学院", "technician-college", "jinhua", "婺城金磐模具有限公司", "陈国梁", "模具", "6-18-04-01", "chief-technician",
            new(1968, 3, 14), 0.92),
        new(
            2, "东白山木雕职业技术学校", "secondary-vocational-school", "jinhua", "东阳江木雕艺术有限公司", "卢仲文", "木雕", "6-09-03-02",
            "special-technician", new(1972, 11, 2), 0.86),
        new(
            3, "甬东技师学院", "technician-college", "ningbo", "北仑河塑料机械股份有限公司", "周海涛", "装配钳工", "6-20-01-01", "senior-technician",
            new(1979, 6, 27), 0.81),
        new(
            4, "象山港船舶焊接股份有限公司", "enterprise", "ningbo", "象山港职业技术学校", "郑立峰", "焊接", "6-18-02-04", "special-technician",
            new(1975, 1, 19), 0.77),
        new(
            5, "柯北纺织职业技术学院", "higher-vocational-college", "shaoxing", "鉴水印染股份有限公司", "沈玉兰", "印染", "6-04-06-00",
            "senior-technician", new(1981, 9, 8), 0.72),
        new(
            6, "曹娥江电气有限公司", "enterprise", "shaoxing", "曹娥江技工学校", "王建平", "电工", "6-31-01-03", "other", new(1984, 4, 30), 0.5),
        new(
            7, "椒江湾汽车职业学院", "higher-vocational-college", "taizhou", "椒北汽车服务连锁有限公司", "林志远", "汽车维修", "4-12-01-01",
            "senior-technician", new(1983, 12, 12), 0.66),
        new(
            8, "富春山职业技术学院", "higher-vocational-college", "hangzhou", "富春江数控机床有限公司", "徐明亮", "车工", "6-18-01-01",
            "chief-technician", new(1967, 7, 5), 0.83),
        new(
            9, "湖滨烹饪职业学校", "secondary-vocational-school", "hangzhou", "湖滨楼餐饮有限公司", "胡庆荣", "中式烹调", "4-03-02-01",
            "senior-technician", new(1977, 2, 21), 0.58),
    ];

    /// <summary>Its master has neither the level nor the honour: found ineligible.</summary>
    public static Studio Ineligible => All.Single(s => s.Level == "other");

    /// <summary>Names the master of another studio first, which the submission refuses.</summary>
    public static Studio Mistaken => All[6];

    /// <summary>Whose master that is.</summary>
    public static Studio Earlier => All[2];

    public bool IsOfSchool => Kind != "enterprise";

    public string Name => $"{Master}{Trade}技能大师工作站";

    /// <summary>A valid code that no organisation has: district 000000.</summary>
    public string Code { get; } = CodeOf(Kind != "enterprise", Number, 0);

    public string PartnerCode { get; } = CodeOf(Kind == "enterprise", Number, 1);

    /// <summary>Whoever fills in the form.</summary>
    public string Email { get; } = string.Create(CultureInfo.InvariantCulture, $"office@studio{Number:D2}.example");

    public string PartnerEmail { get; } = string.Create(CultureInfo.InvariantCulture, $"partner@studio{Number:D2}.example");

    public string MasterEmail { get; } = string.Create(CultureInfo.InvariantCulture, $"master@studio{Number:D2}.example");

    /// <summary>An identity number that is right by its form; its district is nobody's.</summary>
    public string Identity
    {
        get
        {
            var digits = string.Create(CultureInfo.InvariantCulture, $"330199{Born:yyyyMMdd}{200 + (Number * 37):000}");
            return digits + IdentityNumber.CheckOf(digits);
        }
    }

    public string Application => $"{Code}-1";

    public static Studio Of(string application) => All.Single(s => s.Application == application);

    public decimal Between(string of, decimal least, decimal most, int decimals = 0) =>
        Math.Round(least + (Scatter(of) * (most - least)), decimals);

    /// <summary>Between 0 and 1, the same in every run.</summary>
    private decimal Scatter(string of)
    {
        var hash = 2_166_136_261u;
        foreach (var part in $"studio {Number}:{of}")
            hash = (hash ^ part) * 16_777_619;
        hash ^= hash >> 15;
        return hash * 2_246_822_519u % 100_003 / 100_003m;
    }

    private static string CodeOf(bool school, int number, int side) => CreditCode.Complete(string.Create(
        CultureInfo.InvariantCulture, $"{(school ? "12" : "91")}000000CRF{number:D2}{side:D4}")).Value;
}
