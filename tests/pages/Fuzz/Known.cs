using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Funding.Pages.Tests.Fuzz;

/// <summary>A form as a page showed it to somebody.</summary>
internal sealed record KnownForm(string Reader, string Action, bool Multipart, IReadOnlyList<KeyValuePair<string, string>> Fields);

/// <summary>Values of route parameters and forms that are real, read off the pages.</summary>
internal sealed class Known
{
    private readonly Dictionary<string, List<string>> values = [];

    public Dictionary<string, KnownForm> Forms { get; } = [];

    public void Add(string parameter, string value)
    {
        if (!values.TryGetValue(parameter, out var known))
            values[parameter] = known = [];
        if (!known.Contains(value) && known.Count < 6)
            known.Add(value);
    }

    public string Pick(string parameter, Random random) =>
        values.TryGetValue(parameter, out var known) ? known[random.Next(known.Count)] : "0123456789ab";

    /// <summary>Takes the addresses and the forms of a page.</summary>
    public void Learn(string reader, Answer page, IReadOnlyList<Call> calls)
    {
        foreach (var path in page.Page.QuerySelectorAll("a[href^='/']").Select(a => a.GetAttribute("href")!.Split('?', '#')[0]).Distinct())
            LearnPath(path, calls);
        foreach (var form in page.Page.QuerySelectorAll("form[method=post]").Cast<IHtmlFormElement>())
        {
            var action = form.GetAttribute("action") is { Length: > 0 } given ? given : page.Path;
            LearnPath(action.Split('?')[0], calls);
            var route = calls.FirstOrDefault(c => c.Method == "POST" && c.Matches(action.Split('?')[0]))?.Route ?? action;
            Forms.TryAdd(
                $"{reader} {route}",
                new KnownForm(
                    reader,
                    action,
                    form.Enctype == "multipart/form-data",
                    [.. form.QuerySelectorAll("input[name],select[name],textarea[name]").Select(FieldOf)]));
        }
    }

    private void LearnPath(string path, IReadOnlyList<Call> calls)
    {
        foreach (var (name, value) in calls.Where(c => c.Route.Contains('{', StringComparison.Ordinal))
            .Select(c => c.Values(path))
            .FirstOrDefault(v => v is not null) ?? new Dictionary<string, string>())
            Add(name, value);
    }

    private static KeyValuePair<string, string> FieldOf(IElement field) => new(field.GetAttribute("name")!, field switch
    {
        IHtmlInputElement input => input.Value,
        IHtmlSelectElement select => select.Value ?? "",
        IHtmlTextAreaElement area => area.Value,
        _ => "",
    });
}
