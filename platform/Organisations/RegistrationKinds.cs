namespace Funding.Platform.Organisations;

/// <summary>
/// The first two characters of a 统一社会信用代码, GB 32100-2015 with its amendment 1: which authority registered it (登记管理部门) and
/// as what (机构类别). Villagers' and residents' committees have 54 by the civil affairs authorities' own allocation.
/// </summary>
public static class RegistrationKinds
{
    private static readonly Dictionary<char, string> ByAuthority = new()
    {
        // 机构编制: 机关, 事业单位, 群众团体, 其他.
        ['1'] = "1239",

        // 外交: 外国常驻新闻机构, 其他.
        ['2'] = "19",

        // 司法行政: 律师执业机构, 公证处, 基层法律服务所, 司法鉴定机构, 仲裁委员会, 其他.
        ['3'] = "123459",

        // 文化: 外国在华文化中心, 其他.
        ['4'] = "19",

        // 民政: 社会团体, 民办非企业单位, 基金会, 基层群众性自治组织, 其他.
        ['5'] = "12349",

        // 旅游: 外国的, 港澳台的常驻代表机构, 其他.
        ['6'] = "129",

        // 宗教: 宗教活动场所, 宗教院校, 其他.
        ['7'] = "129",

        // 工会: 基层工会, 其他.
        ['8'] = "19",

        // 工商（市场监管）: 企业, 个体工商户, 农民专业合作社.
        ['9'] = "123",

        // 军委改革和编制: 军队事业单位, 其他.
        ['A'] = "19",

        // 农业: 组级, 村级, 乡镇级集体经济组织, 其他.
        ['N'] = "1239",

        // 其他.
        ['Y'] = "1",
    };

    public static bool Has(char authority, char kind) =>
        ByAuthority.TryGetValue(authority, out var kinds) && kinds.Contains(kind, StringComparison.Ordinal);
}
