namespace Funding.Local.Demo;

/// <summary>The sixty experts as the CSV that an administrator imports: twelve of each party, and of schools twice as many.</summary>
internal static class ExpertList
{
    public const int Count = 60;
    private static readonly string[] Parties = ["政府", "行业", "企业", "学校", "学校"];
    private static readonly string[] Fields = ["智能装备", "数字安防", "现代纺织", "生物医药", "新能源汽车", "职业教育"];

    /// <summary>An expert whose organisation is written as a part of an applicant: only the office can say that it is one.</summary>
    public static (int Expert, Institution Institution) Near { get; } = (39, Institutions.All[39]);

    /// <param name="count">So many of them.</param>
    public static string Csv(int count = Count)
    {
        var csv = new StringBuilder("姓名,邮箱,单位,所属方,专业领域,回避单位\r\n");
        for (var number = 1; number <= count; number++)
        {
            var party = Parties[number % Parties.Length];
            csv.Append(
                CultureInfo.InvariantCulture,
                $"{Persons.NameOf(number)},{Persons.ExpertEmail(number)},{Organisation(number, party)},{party},"
                    + $"{Fields[number % Fields.Length]};{Fields[number * 5 % Fields.Length]},{Conflict(number)}\r\n");
        }

        return csv.ToString();
    }

    private static string Organisation(int number, string party) => party switch
    {
        "政府" => string.Create(CultureInfo.InvariantCulture, $"省级机关第{number}处"),
        "行业" => string.Create(CultureInfo.InvariantCulture, $"省第{number}行业协会"),
        "企业" => EnterpriseOf(number),
        // Every third school expert works at an applicant: never on its panel.
        _ when number == Near.Expert => $"{Near.Institution.Name}先进制造学院",
        _ => number % 3 == 0
            ? Institutions.All[number % Institutions.All.Count].Name
            : string.Create(CultureInfo.InvariantCulture, $"外省第{number}职业学院"),
    };

    /// <summary>Where an expert of an enterprise works.</summary>
    public static string EnterpriseOf(int number) => string.Create(CultureInfo.InvariantCulture, $"省第{number}实业有限公司");

    private static string Conflict(int number) => number % 10 == 7 ? Institutions.All[number * 3 % Institutions.All.Count].Name : "";
}
