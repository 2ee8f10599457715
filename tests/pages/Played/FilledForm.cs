using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Funding.Pages.Tests.Played;

/// <summary>
/// A form of a page, filled in: what is typed, what the page filled in, and of every other control that has to be answered what its type
/// asks for.
/// </summary>
internal sealed partial class FilledForm(IHtmlFormElement form, Answer page, string email, DateOnly today)
{
    private const string Sentence = "材料齐全，情况属实，按规定办理。";

    /// <summary>Of every control and button.</summary>
    public IReadOnlySet<string> Names { get; } = form.QuerySelectorAll("[name]").Select(e => e.GetAttribute("name")!).ToHashSet();

    public string Action => form.GetAttribute("action") is { Length: > 0 } action ? action : page.Path;

    /// <summary>The name of its first choice of a file.</summary>
    public string FileField => form.QuerySelector("input[type=file]")?.GetAttribute("name")
        ?? throw new PageException($"the form at {page.Path} takes no file");

    public bool HasFiles => form.GetAttribute("enctype") == "multipart/form-data";

    /// <exception cref="PageException">Something is typed that the form does not ask for.</exception>
    public List<(string Field, string Value)> With(IReadOnlyList<(string Field, string Value)> typed)
    {
        if (typed.FirstOrDefault(t => !Names.Contains(t.Field)) is { Field: { } unknown })
            throw new PageException($"the form at {page.Path} has no {unknown}");
        var given = typed.Select(t => t.Field).ToHashSet();
        return
        [
            .. form.QuerySelectorAll("input, textarea, select").GroupBy(e => e.GetAttribute("name") ?? "")
                .Where(g => g.Key.Length > 0 && !given.Contains(g.Key)).SelectMany(g => Answered(g.Key, [.. g])),
            .. typed,
        ];
    }

    private IEnumerable<(string, string)> Answered(string name, IReadOnlyList<IElement> controls) => controls[0] switch
    {
        IHtmlInputElement { Type: "file" } => [],
        IHtmlInputElement { Type: "radio" or "checkbox" } => Ticked([.. controls.Cast<IHtmlInputElement>()]).Select(c => (name, c.Value)),
        IHtmlInputElement { Type: "hidden" } => controls.Cast<IHtmlInputElement>().Select(c => (name, c.Value)),
        IHtmlInputElement input => [(name, input.Value.Length > 0 || !input.IsRequired ? input.Value : Typed(name, input))],
        IHtmlTextAreaElement area => [(name, area.Value.Trim().Length > 0 || !area.IsRequired ? area.Value : Sentence)],
        IHtmlSelectElement { Value: { Length: > 0 } chosen } => [(name, chosen)],
        IHtmlSelectElement select => [(name, select.Options.Select(o => o.Value).FirstOrDefault(v => v.Length > 0) ?? "")],
        _ => [],
    };

    /// <summary>What is ticked already; else the first where one has to be, and a box that stands alone, as a declaration does.</summary>
    private static IEnumerable<IHtmlInputElement> Ticked(IReadOnlyList<IHtmlInputElement> group) =>
        group.Any(c => c.IsChecked) ? group.Where(c => c.IsChecked)
        : group[0].Type == "radio" || group.Count == 1 ? group.Take(1) : [];

    private string Typed(string name, IHtmlInputElement input) => input switch
    {
        _ when name == "confirmation" => Confirmation(input),
        { Type: "date" } => $"{today:yyyy-MM-dd}",
        { Type: "email" } => email,
        { Type: "tel" } => "0571-88001122",
        _ when input.GetAttribute("inputmode") is "numeric" or "decimal" => "1",
        _ => Sentence,
    };

    /// <summary>The last characters of the number that the page names beside the field.</summary>
    private string Confirmation(IHtmlInputElement input)
    {
        var said = $"{form.QuerySelector($"label[for='{input.Id}']")?.TextContent} {form.QuerySelector($"#{input.Id}-hint")?.TextContent}";
        var number = Number().Matches(said).Select(m => m.Value).LastOrDefault()
            ?? page.Page.QuerySelector("main strong.code")?.TextContent.Trim()
            ?? throw new PageException($"{page.Path} does not say what confirms");
        return TypedConfirmation.Expected(number);
    }

    [GeneratedRegex("[0-9A-Za-z-]{4,}")]
    private static partial Regex Number();
}

/// <summary>A page is not as whoever opened it needs it.</summary>
internal sealed class PageException(string message) : Exception(message);
