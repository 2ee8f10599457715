namespace Funding.Local.Demo;

/// <summary>A fictional enterprise of the province that applies for cultivation.</summary>
/// <param name="School">With which it trains students.</param>
/// <param name="Ways">How it takes part, by the ids of the form's questions.</param>
/// <param name="Quality">0 to 1: what its experts tend to score.</param>
internal sealed record Enterprise(
    int Number, string Name, string Kind, string Desk, string Chain, string School, IReadOnlyList<string> Ways, double Quality)
{
    private static readonly (string Desk, string Name, string Kind, string Chain, string School, string Ways, double Quality)[] Known =
    [
        ("hangzhou", "钱江源智能视讯股份有限公司", "private-enterprise", "digital-security", "云栖职业技术学院", "apprenticeship long-cooperation", 0.91),
        ("hangzhou", "余杭塘河工业软件有限公司", "private-enterprise", "intelligent-computing", "拱宸职业技术学院", "certificates", 0.62),
        ("hangzhou", "萧山湘湖精密传动股份有限公司", "private-enterprise", "intelligent-equipment", "清河工商职业学院", "long-cooperation", 0.74),
        ("ningbo", "甬江口新材料集团有限公司", "private-enterprise", "refining-new-materials", "甬北职业技术学院", "runs-school leads-group", 0.95),
        ("ningbo", "北仑港注塑装备股份有限公司", "private-enterprise", "intelligent-equipment", "东钱技师学院", "apprenticeship", 0.69),
        ("ningbo", "慈溪杭州湾家电制造有限公司", "foreign-enterprise", "smart-home", "慈明职业技术学校", "certificates long-cooperation", 0.47),
        ("wenzhou", "瓯江潮电气股份有限公司", "private-enterprise", "intelligent-equipment", "瓯越职业技术学院", "apprenticeship certificates", 0.83),
        ("wenzhou", "雁荡泵阀科技有限公司", "private-enterprise", "intelligent-equipment", "雁山工商职业学院", "long-cooperation", 0.31),
        ("jiaxing", "南湖光伏材料股份有限公司", "private-enterprise", "network-communications", "秀川职业技术学院", "leads-group", 0.78),
        ("huzhou", "太湖南岸动力电池有限公司", "private-enterprise", "new-energy-vehicles", "菱湖畔职业技术学校", "apprenticeship long-cooperation", 0.71),
        ("shaoxing", "鉴湖印染集团有限公司", "private-enterprise", "modern-textiles", "鉴溪工商职业学院", "runs-school long-cooperation", 0.88),
        ("shaoxing", "上虞杭甬生物制药股份有限公司", "private-enterprise", "biomedicine", "越山职业技术学院", "certificates", 0.55),
        ("jinhua", "婺江五金工具有限公司", "private-enterprise", "other", "义川职业技术学校", "", 0.40),
        ("quzhou", "衢江化工集团有限公司", "state-enterprise", "refining-new-materials", "烂柯职业技术学院", "runs-school apprenticeship", 0.80),
        ("taizhou", "椒江湾缝制设备股份有限公司", "private-enterprise", "intelligent-equipment", "椒北职业技术学院", "long-cooperation certificates", 0.66),
        ("lishui", "瓯江源不锈钢管业有限公司", "private-enterprise", "other", "瓯源职业技术学校", "apprenticeship", 0.36),
    ];

    public static IReadOnlyList<Enterprise> All { get; } = [.. Known.Index().Select(e => new Enterprise(
        e.Index + 1, e.Item.Name, e.Item.Kind, e.Item.Desk, e.Item.Chain, e.Item.School, e.Item.Ways.Split(' '), e.Item.Quality))];

    /// <summary>Takes part in no way that the rules name: found ineligible.</summary>
    public static Enterprise Ineligible => All.Single(e => e.Ways is [""]);

    /// <summary>Whose form is filled in on the pages, without scripts; the others send theirs through the HTTP API.</summary>
    public static Enterprise ByPages => All[0];

    /// <summary>A valid code that no enterprise has: district 000000.</summary>
    public string Code { get; } = CreditCode.Complete(string.Create(CultureInfo.InvariantCulture, $"91000000FRM0{Number:D5}")).Value;

    /// <summary>Whoever fills in the form.</summary>
    public string Email { get; } = string.Create(CultureInfo.InvariantCulture, $"plan{Number:D2}@enterprise{Number:D2}.example");

    public string Application => $"{Code}-1";

    public static Enterprise Of(string application) => All.Single(e => e.Application == application);

    /// <summary>Between 0 and 1, the same in every run.</summary>
    public decimal Scatter(string of)
    {
        var hash = 2_166_136_261u;
        foreach (var part in $"enterprise {Number}:{of}")
            hash = (hash ^ part) * 16_777_619;
        hash ^= hash >> 15;
        return hash * 2_246_822_519u % 100_003 / 100_003m;
    }

    public decimal Between(string of, decimal least, decimal most, int decimals = 0) =>
        Math.Round(least + (Scatter(of) * (most - least)), decimals);
}
