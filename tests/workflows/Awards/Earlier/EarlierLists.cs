namespace Funding.Workflows.Tests.Awards.Earlier;

/// <summary>Lists of awards made before, as offices would send them.</summary>
internal static class EarlierLists
{
    public const string Heading = "项目,获认定单位,统一社会信用代码,名称,文号,公布日期,证书编号,截止日期,状态,撤销文号,撤销日期,推荐单位,成员单位";

    public static readonly DateOnly Today = new(2026, 3, 2);

    /// <summary>A sound line; each holder has one college.</summary>
    public static string Line(
        int number, string? programme = null, string? code = null, string? title = null, string document = "教职成〔2023〕12号",
        string on = "2023-06-01", string? certificate = null, string until = "2028年5月31日", string standing = "", string causeDocument = "",
        string causeOn = "", string desk = "杭州市教育局", string members = "") => string.Join(
        ',', programme ?? "省级混合所有制产业特色学院", Cast.OrganisationOf(number), code ?? Cast.CodeOf(number), title ?? $"第{number}产业学院",
        document, on, certificate ?? $"学院〔2023〕{number:000}号", until, standing, causeDocument, causeOn, desk, members);

    public static byte[] Csv(params IEnumerable<string> lines) =>
        Encoding.UTF8.GetBytes(string.Join('\n', lines.Prepend(Heading)));

    public static EarlierList Read(params IEnumerable<string> lines) => EarlierList.Of(
        ListContent.Read(EarlierColumns.Form, Csv(lines), EarlierList.Most), ShippedCatalogue.Catalogue.Programmes,
        ShippedCatalogue.Catalogue.Desks, Today);

    public static EarlierPlan Plan(EarlierList list, params IEnumerable<EarlierAward> known) => EarlierPlan.Of(
        list, [.. known.Select(a => new RolledAward(AwardSummary.Of(a.Home("batch", Today))))], ShippedCatalogue.Catalogue.Programmes,
        Today);

    public static string Codes(this IEnumerable<Refusal> problems) => string.Join(' ', problems.Select(p => $"{p.Code}@{p.Field}"));
}
