namespace Funding.Local.Demo;

/// <summary>Everybody of the fictional year who is no applicant; reserved domains, invented names.</summary>
internal static class Persons
{
    public const string Administrator = "admin.lin@authority.example";
    public const string SecondAdministrator = "admin.he@authority.example";
    public const string ThirdAdministrator = "admin.gao@authority.example";
    public const string FirstMember = "committee.zhou@authority.example";
    public const string SecondMember = "committee.wu@authority.example";
    public const string Deputy = "committee.deputy@authority.example";

    /// <summary>The third takes no decision on eligibility, so that somebody is free to decide on objections.</summary>
    public static readonly IReadOnlyList<string> Officers = [
        "officer.qian@authority.example", "officer.sun@authority.example", "officer.li@authority.example"
    ];

    /// <param name="department">That leads a programme; null for the authority itself.</param>
    public static IReadOnlyList<string> OfficersOf(string? department) => department is null
        ? Officers : [$"officer.zhu@{department}.example", $"officer.xu@{department}.example", $"officer.he@{department}.example"];

    public static readonly IReadOnlyList<string> Objectors = ["citizen.ma@mail.example", "citizen.tang@mail.example"];

    private const string Surnames = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏";
    private const string Given = "明华建国文军丽敏静强磊洋艳勇杰娟涛超霞平刚桂英玉兰佳宁";

    public static string Recommender(string desk) => $"desk.{desk}@city.example";

    public static string Department(string id) => $"sign.{id}@department.example";

    public static string NameOf(int number) =>
        string.Concat(
            Surnames.AsSpan(number * 7 % Surnames.Length, 1),
            Given.AsSpan(number * 5 % Given.Length, 1),
            Given.AsSpan(number * 11 % Given.Length, 1));

    public static string ExpertEmail(int number) => string.Create(CultureInfo.InvariantCulture, $"expert{number:D2}@review.example");
}
