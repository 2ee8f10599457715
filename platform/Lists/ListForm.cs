namespace Funding.Platform.Lists;

/// <summary>A column that a list may have.</summary>
/// <param name="Id">Its English name; the fields of refusals have it.</param>
/// <param name="Headings">By which it is known beside its id: the Chinese name first, then what else offices write.</param>
public sealed record ListColumn(string Id, bool Required, params IReadOnlyList<string> Headings)
{
    /// <summary>As refusals call it; the English name with the Chinese one, which most lists have.</summary>
    public Bilingual Name => new(Headings[0], $"{Id} ({Headings[0]})");

    /// <param name="texts">Have under the key the headings in each language, parted by |.</param>
    /// <param name="key">The column's id with a hyphen for each space.</param>
    public static ListColumn Of(Texts texts, string key, bool required)
    {
        var headings = texts.Of(key);
        return new(key.Replace('-', ' '), required, [.. headings.Zh.Split('|'), .. headings.En.Split('|')]);
    }

    /// <summary>As a list in that language is headed.</summary>
    public string Heading(bool inEnglish) => inEnglish ? Id : Headings[0];
}

/// <summary>A kind of list that people send: its columns, whatever their order and however they are called.</summary>
public sealed partial class ListForm
{
    private readonly Dictionary<string, ListColumn> byHeading;

    /// <param name="code">Begins the codes of refusals, such as "expert-list".</param>
    /// <exception cref="ArgumentException">Two columns have one heading.</exception>
    public ListForm(string code, params IReadOnlyList<ListColumn> columns)
    {
        (Code, Columns) = (code, columns);
        byHeading = columns.SelectMany(c => c.Headings.Append(c.Id).Select(FormOf).Distinct().Select(name => (Form: name, Column: c)))
            .ToDictionary(c => c.Form, c => c.Column, StringComparer.Ordinal);
    }

    public string Code { get; }

    public IReadOnlyList<ListColumn> Columns { get; }

    public IEnumerable<ListColumn> Required => Columns.Where(c => c.Required);

    /// <summary>The column of a heading; null when it is none of ours.</summary>
    public ListColumn? Find(string heading) => byHeading.GetValueOrDefault(FormOf(heading));

    /// <summary>A heading without white space, marks of duty and remarks in brackets: "＊邮 箱（必填）：" is 邮箱.</summary>
    private static string FormOf(string heading) =>
        Noise().Replace(Remarks().Replace(TextIdentity.Of(heading.Length <= 100 ? heading : ""), ""), "");

    [GeneratedRegex(@"\([^()]*\)|\[[^\[\]]*\]|【[^【】]*】")]
    private static partial Regex Remarks();

    [GeneratedRegex(@"[\s*_:.。、]")]
    private static partial Regex Noise();
}
