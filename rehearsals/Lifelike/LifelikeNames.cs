namespace Funding.Rehearsals.Lifelike;

/// <summary>Invented names that read like real ones, by a number: another one from 0 to 1,499 is another name of the same kind.</summary>
public static class LifelikeNames
{
    private static readonly string[] Places =
    [
        "云栖", "拱宸", "龙坞", "甬北", "东钱湖", "望海", "瓯越", "雁山", "楠水", "秀川", "南泖", "平桐", "莫干", "菱湖", "鉴溪", "柯岸", "婺州", "义川",
        "永康江", "烂柯", "常江", "普岛", "岱洋", "椒北", "天台麓", "瓯源", "龙泉溪", "临澜", "象湾", "钱塘源",
    ];

    private static readonly string[] Trades =
    [
        "机电", "数字安防", "新能源汽车", "现代纺织", "生物医药", "集成电路", "智能家居", "石化", "建设", "交通", "旅游商贸", "信息", "轻工", "水利", "农林", "卫生护理",
        "航空装备", "模具", "电子商务", "工业机器人", "绿色建材", "港航物流", "泵阀", "电气", "食品", "光伏", "软件", "精密仪器", "文创设计", "海洋工程",
        "冶金", "包装印刷", "通信", "环保", "家具", "皮革", "缝制设备", "紧固件", "磁性材料", "低空经济", "康养", "茶业", "陶瓷", "丝绸", "眼镜", "轴承",
        "阀门", "船舶", "铸造", "农机",
    ];

    private const string Surnames = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜";
    private const string Given = "明华建国文军丽敏静强磊洋艳勇杰娟涛超霞平刚桂英玉兰佳宁晓东海燕志";

    public static string Place(int number) => Places[number % Places.Length];

    public static string Trade(int number) => Trades[(number + (number / Places.Length)) % Trades.Length];

    public static string Company(int number) => $"{Place(number)}{Trade(number)}{Of(number, "股份有限公司", "科技有限公司", "集团有限公司")}";

    /// <param name="kind">Of the applicant or member, as a programme names it.</param>
    public static string Organisation(string kind, int number) => $"{Place(number)}{Trade(number)}" + kind switch
    {
        _ when Has(kind, "enterprise", "manufacturer") => Of(number, "股份有限公司", "科技有限公司", "集团有限公司"),
        _ when Has(kind, "technician", "technical-school") => "技师学院",
        _ when Has(kind, "secondary") => Of(number, "职业技术学校", "中等专业学校"),
        _ when Has(kind, "university", "higher-education") => Of(number, "学院", "职业技术大学"),
        _ when Has(kind, "industry-body") => "行业协会",
        _ when Has(kind, "institute") => "研究院",
        _ when Has(kind, "park") => "产业园管理有限公司",
        _ when Has(kind, "training", "base", "host") => "公共实训中心",
        _ when Has(kind, "venue") => "体验馆",
        _ => Of(number, "职业技术学院", "职业学院"),
    };

    public static string Person(int number) => string.Concat(
        Surnames.AsSpan(number * 7 % Surnames.Length, 1), Given.AsSpan(number * 5 % Given.Length, 1),
        number % 4 == 3 ? "" : Given.AsSpan(number * 11 % Given.Length, 1));

    private static bool Has(string kind, params IReadOnlyList<string> words) =>
        words.Any(word => kind.Contains(word, StringComparison.Ordinal));

    private static string Of(int number, params IReadOnlyList<string> choices) => choices[number / 3 % choices.Count];
}
