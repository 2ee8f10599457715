namespace Funding.Platform.Organisations;

/// <summary>Tells a name from what stands where a name is not known: #N/A, a dash, 无, 同上.</summary>
public static class NameCheck
{
    private static readonly Texts Texts = new(typeof(NameCheck));

    private const int CodeCharacters = 15;

    private static readonly FrozenSet<string> Nothing = new[]
    {
        "n/a", "na", "n.a", "n.a.", "nan", "null", "(null)", "nil", "none", "nothing", "no", "undefined", "unknown", "tbd", "test", "x",
            "xx", "xxx",
        "无", "无单位", "没有", "暂无", "暂缺", "不详", "未知", "未填", "未填写", "待定", "待补", "待补充", "空", "空白", "略", "否", "同上", "同前", "测试",
        "true", "false",
    }.ToFrozenSet(StringComparer.Ordinal);

    // What spreadsheets and databases write where a value is missing.
    private static readonly FrozenSet<string> Failed = new[]
    {
        "n/a", "ref!", "value!", "name?", "null!", "num!", "div/0!", "spill!", "calc!", "field!", "gettingdata", "gettingdata...",
            "busy!", "blocked!", "unknown!", "connect!", "python!",
    }.Select(e => "#" + e).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether the text names an organisation: two letters or ideographs at least, and no word for "none".</summary>
    public static bool IsOrganisation(string? text) => TextIdentity.Of(text) is var form && !IsNothing(form) && form.EnumerateRunes()
        .Count(Rune.IsLetter) >= 2;

    /// <summary>The same for a list where codes may stand instead of names: credit codes and ids of applications.</summary>
    public static bool IsOrganisationOrCode(string? text) =>
        IsOrganisation(text) || (TextIdentity.Of(text) is { Length: >= CodeCharacters } form
            && form.All(c => char.IsAsciiLetterOrDigit(c) || c == '-'));

    /// <summary>Whether the text names a person: a letter or ideograph at least, and no word for "none".</summary>
    public static bool IsPerson(string? text) => TextIdentity.Of(text) is var form && !IsNothing(form) && form.EnumerateRunes()
        .Any(Rune.IsLetter);

    /// <summary>Whether somebody said in a cell that there is none: empty, a dash, 无. An error of a spreadsheet says nothing.</summary>
    public static bool SaysNone(string? text) =>
        TextIdentity.Of(text) is var form && !Failed.Contains(form)
        && (form.EnumerateRunes().All(r => !Rune.IsLetterOrDigit(r))
            || form is "n/a" or "na" or "none" or "nil" or "no" or "无" or "没有" or "暂无");

    public static Refusal NoOrganisation(string field, string text) =>
        new("organisation-no-name", field, Texts.Of("no-organisation", Excerpt.Of(text)));

    public static Refusal NoPerson(string field, string text) => new("person-no-name", field, Texts.Of("no-person", Excerpt.Of(text)));

    private static bool IsNothing(string form) => Nothing.Contains(form) || Failed.Contains(form);
}
