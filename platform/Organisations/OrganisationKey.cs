namespace Funding.Platform.Organisations;

/// <summary>What all spellings of one organisation's code or name have in common; conflicts are compared by it.</summary>
public static partial class OrganisationKey
{
    /// <summary>
    /// <see cref="TextIdentity.Of"/> of the institution alone: a department, branch or campus named behind it is split off, and
    /// 有限责任公司 is 有限公司. Codes and ids pass as they are.
    /// </summary>
    public static string Of(string codeOrName)
    {
        var text = TextIdentity.Of(codeOrName).Replace("有限责任公司", "有限公司", StringComparison.Ordinal);
        text = EnglishUnit().Replace(text, "");
        while (Unit().Match(text) is { Success: true } match) text = match.Groups["institution"].Value;
        return text;
    }

    // An institution's kind, then a unit that no institution's own name ends with. 学院 behind 大学 may be an institution of its own.
    [GeneratedRegex(
        "^(?<institution>.{1,60}(大学|学院|学校|中学|公司|集团|研究院|研究所|设计院|科学院|医院|厅|局|委员会|协会|学会|商会|联合会|联盟|银行|厂))" +
        @"[-/\\|,，、·:;(\[〔【]{0,2}(?<unit>(?!.*(大学|学校|医院|研究院|集团|协会|学会|委员会)).{1,30}?" +
        @"(系|部|处|科|室|办|办公室|教研室|实验室|研究室|车间|课题组|项目组|工会|团委|党委|图书馆|校区|分校|分公司|支行|分行|秘书处|总部))[)\]〕】]?$")]
    private static partial Regex Unit();

    [GeneratedRegex("(?<=.{3})[-/,(]{1,2}(department|dept|division|office)(of|\\.).*$")]
    private static partial Regex EnglishUnit();
}
