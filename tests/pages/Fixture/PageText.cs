using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Funding.Pages.Tests.Fixture;

/// <summary>A page as it was sent: what is wrong with its elements and texts, and of which pieces it is made.</summary>
internal static partial class PageText
{
    private const string Fields = "input:not([type=hidden]), select, textarea";

    // Names of applicants, of persons and of files stay Chinese; so do documents, and what only screen readers hear, which names the row.
    private const string Frame = "main label.label, main legend, main thead th, main button, main dt, main figcaption, main .empty-title, "
        + "main .tag, .nav a, .tabs a, .foot a";

    public static IDocument Read(string html) => new HtmlParser().ParseDocument(html);

    /// <param name="fetched">False for a mail, whose title is its subject.</param>
    /// <param name="english">Its own texts have to be in English.</param>
    public static IEnumerable<string> Problems(IDocument page, bool fetched, bool english)
    {
        if (english)
            foreach (var text in ChineseInTheFrame(page))
                yield return $"not in English: {text}";
        foreach (var text in page.QuerySelectorAll("main *"))
            if (text.ChildElementCount == 0 && text.Closest("code, pre") is null && Place().IsMatch(text.TextContent))
                yield return $"a text whose place is not filled: {text.TextContent}";
        if (page.QuerySelectorAll("h1").Length != 1) yield return "not exactly one h1";
        if (page.QuerySelector("iframe:not([title])") is not null) yield return "a frame without a title";
        foreach (var twice in page.QuerySelectorAll("[id]").GroupBy(e => e.Id).Where(e => e.Count() > 1))
            yield return $"two elements are #{twice.Key}";
        var levels = page.QuerySelectorAll("h1, h2, h3, h4, h5, h6").Select(h => h.LocalName[1] - '0').ToList();
        if (levels.Zip(levels.Skip(1)).Any(l => l.Second > l.First + 1))
            yield return $"headings leave a level out: {string.Join(' ', levels)}";
        var labelled = page.QuerySelectorAll("label[for]").Select(l => l.GetAttribute("for")).ToHashSet();
        foreach (var field in page.QuerySelectorAll(Fields))
            if (field.Closest("label") is null && !labelled.Contains(field.Id)
                && !field.HasAttribute("aria-label") && !field.HasAttribute("aria-labelledby"))
                yield return $"{field.GetAttribute("name")}: a field without a label";
        if (fetched && page.Title?.Contains(" · ", StringComparison.Ordinal) != true) yield return $"title: {page.Title}";
    }

    /// <summary>Chinese that the page's own texts would show an English reader: titles, headings, labels, buttons, column names.</summary>
    public static IEnumerable<string> ChineseInTheFrame(IDocument page) => page.QuerySelectorAll(Frame)
        .Where(e => e.Closest("main [lang=\"zh-CN\"]") is null)
        .Select(Heard)
        .Where(t => Chinese().IsMatch(Quoted().Replace(t, "")) && t != "中文" && !FileName().IsMatch(t));

    /// <summary>
    /// Elements as axe tells them from others: class, attributes and parent, and whether they hold text. A page that is made of known ones
    /// looks like those before it.
    /// </summary>
    public static IEnumerable<string> Pieces(IDocument page) => page.All.Select(e => string.Join(' ',
        [
            e.ParentElement is { } parent ? Shape(parent) : "", Shape(e),
            .. e.Attributes.Where(a => a.Name != "class").Select(a => Valued().IsMatch(a.Name) ? $"{a.Name}={a.Value}" : a.Name).Order(),
            string.IsNullOrWhiteSpace(e.TextContent) ? "" : "text",
        ])).Distinct();

    private static string Shape(IElement e) => $"{e.LocalName}.{string.Join('.', e.ClassList.Order(StringComparer.Ordinal))}";

    private static string Heard(IElement e)
    {
        var copy = (IElement)e.Clone();
        foreach (var unseen in copy.QuerySelectorAll(".unseen")) unseen.Remove();
        return copy.TextContent.Trim();
    }

    [GeneratedRegex(@"\{[0-9]\}")]
    private static partial Regex Place();

    [GeneratedRegex("[\u4e00-\u9fff]")]
    private static partial Regex Chinese();

    [GeneratedRegex("[“\"（(][^”\"）)]*[”\"）)]")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"\.\w{3,4}$")]
    private static partial Regex FileName();

    [GeneratedRegex("^(role|type|lang|tabindex|scope|autocomplete|inputmode)$|^aria-(?!label|describedby|controls)")]
    private static partial Regex Valued();
}
