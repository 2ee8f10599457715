using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Funding.Trial;

/// <summary>One reader with cookies, without scripts, who follows no redirect by themselves; several hosts are one site to them.</summary>
internal sealed class Browser(HttpClient http)
{
    private readonly Dictionary<string, string> cookies = [];

    public IReadOnlyDictionary<string, string> Cookies => cookies;

    public Task<Answer> GetAsync(string path) => SendAsync(new HttpRequestMessage(HttpMethod.Get, path));

    public Task<Answer> PostAsync(string path, Dictionary<string, string> fields) =>
        SendAsync(new HttpRequestMessage(HttpMethod.Post, path) { Content = new FormUrlEncodedContent(fields) });

    /// <summary>Fills in the page's form and sends it.</summary>
    public Task<Answer> SubmitAsync(Answer page, Dictionary<string, string> typed)
    {
        var form = (IHtmlFormElement)page.Page.QuerySelector("main form")!;
        foreach (var hidden in form.QuerySelectorAll("input[type=hidden]").Cast<IHtmlInputElement>())
            typed.TryAdd(hidden.Name!, hidden.Value);
        return PostAsync(form.GetAttribute("action") ?? page.Path, typed);
    }

    private async Task<Answer> SendAsync(HttpRequestMessage request)
    {
        if (cookies.Count > 0)
            request.Headers.Add("Cookie", string.Join("; ", cookies.Select(c => $"{c.Key}={c.Value}")));
        using var response = await http.SendAsync(request);
        var set = response.Headers.TryGetValues("Set-Cookie", out var values) ? values.ToList() : [];
        foreach (var cookie in set.Select(s => s.Split(';')[0].Split('=', 2)))
            cookies[cookie[0]] = cookie[1];
        var text = await response.Content.ReadAsStringAsync();
        var headers = response.Headers.Concat(response.Content.Headers).ToDictionary(h => h.Key, h => string.Join(", ", h.Value),
            StringComparer.OrdinalIgnoreCase);
        return new Answer(response.StatusCode, request.RequestUri!.PathAndQuery, headers, set, text);
    }
}

/// <summary>What came back, as text and as a page.</summary>
internal sealed record Answer(
    HttpStatusCode Status, string Path, IReadOnlyDictionary<string, string> Headers, IReadOnlyList<string> SetCookies, string Text)
{
    public IHtmlDocument Page { get; } = new HtmlParser().ParseDocument(Text);

    public string? Location => Header("Location");

    public string? Header(string name) => Headers.GetValueOrDefault(name);
}
