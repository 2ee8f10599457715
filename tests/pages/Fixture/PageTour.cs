using Microsoft.Playwright;

namespace Funding.Pages.Tests.Fixture;

/// <summary>
/// Looks at pages in both languages, each in a window of its own, one of them wide and the other narrow by turns (at night both are both),
/// remembers which routes were seen, and gathers what is wrong with all of them, so that one run tells everything. A page that is made of
/// pieces which a window has shown before is read as it was sent (at night it is looked at too).
/// </summary>
public sealed class PageTour(PortalHost host, Chromium chromium) : IAsyncDisposable
{
    private static readonly int[] Widths = [1280, 390];
    private static readonly ConcurrentDictionary<string, bool> Shown = new(StringComparer.Ordinal);
    private readonly HttpClient reader = new(new HttpClientHandler { UseCookies = false, AllowAutoRedirect = false });
    private readonly HashSet<string> seen = [];
    private readonly List<string> problems = [];
    private readonly Browsers chinese = new(chromium), english = new(chromium);
    private IPage inEnglish = null!;
    private string cookies = "";

    /// <summary>Each is told as it is found too: what ends the tour early hides none.</summary>
    public IReadOnlyList<string> Problems => problems;

    /// <summary>The window in Chinese, in which forms are sent.</summary>
    public IPage Page { get; private set; } = null!;

    /// <summary>Signs a reader in; null for the public.</summary>
    public async Task<PageTour> AsAsync(Visitor? visitor)
    {
        cookies = string.Join("; ", visitor?.Cookies.Select(c => $"{c.Name}={c.Value}") ?? []);
        Page = await OpenAsync(chinese, visitor);
        inEnglish = await OpenAsync(english, visitor);
        return this;
    }

    /// <param name="state">Names the state of affairs in what is reported, and in the screenshots' names.</param>
    public async Task LookAsync(string state, params string[] paths)
    {
        seen.UnionWith(paths.Select(RouteOf));
        await Task.WhenAll(LookAsync(Page, "zh", state, paths), LookAsync(inEnglish, "en", state, paths));
    }

    /// <summary>The page as it stands in the Chinese window, such as the answer to a form.</summary>
    public Task HereAsync(string name) => HereAsync(Page, "zh", name, name);

    /// <summary>Every route that answers GET and is no file and no part of the API, and was not looked at.</summary>
    /// <param name="files">Routes of downloads and of what scripts fetch.</param>
    public IEnumerable<string> Unseen(IReadOnlyCollection<string> files)
    {
        var pages = Pages().ToList();
        Assert.Empty(files.Except(pages));
        return pages.Except(files).Except(seen);
    }

    public async ValueTask DisposeAsync()
    {
        reader.Dispose();
        await chinese.DisposeAsync();
        await english.DisposeAsync();
    }

    private async Task<IPage> OpenAsync(Browsers windows, Visitor? visitor)
    {
        var page = await windows.AgainAsync(Widths[0], host.Address);
        if (visitor is not null)
            await page.Context.AddCookiesAsync(visitor.Cookies.Select(c => new Microsoft.Playwright.Cookie
            {
                Name = c.Name,
                Value = c.Value,
                Url = host.Address.ToString()
            }));
        return page;
    }

    private async Task LookAsync(IPage page, string language, string state, IReadOnlyList<string> paths)
    {
        foreach (var path in paths)
        {
            var what = $"{state}{RouteOf(path)}";
            var address = $"{host.Address}{path[1..]}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}lang={language}";
            if (!PageChecks.Whole && await IsKnownAsync(address, language, $"{state}{path}", WidthsOf(what, language)[0]))
                continue;
            await page.SetViewportSizeAsync(WidthsOf(what, language)[0], 900);
            var blocked = new List<string>();
            void Hear(object? _, IConsoleMessage message) =>
                blocked.AddRange(message.Type == "error"
                    && !message.Text.Contains("the server responded with a status of", StringComparison.Ordinal) ? [message.Text] : []);
            page.Console += Hear;
            var response = await page.GotoAsync(address);
            page.Console -= Hear;
            if (response!.Status != 200)
                Found([$"{state} {path}: {response.Status}"]);
            Found(blocked.Select(b => $"{state} {path}: {b}"));
            await HereAsync(page, language, $"{state}{path}", what);
        }
    }

    /// <summary>Whether the page looks like those before it; what is wrong with it as it was sent is found then.</summary>
    private async Task<bool> IsKnownAsync(string address, string language, string name, int width)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.TryAddWithoutValidation("Cookie", cookies);
        using var response = await reader.SendAsync(request);
        if (response.StatusCode != HttpStatusCode.OK)
            return false;
        var page = PageText.Read(await response.Content.ReadAsStringAsync());
        if (PageChecks.IsNew(PageText.Pieces(page), width, Shown))
            return false;
        Found(PageText.Problems(page, fetched: true, english: language == "en").Select(p => $"{name}: {p}"));
        return true;
    }

    /// <param name="what">The same in each run.</param>
    private async Task HereAsync(IPage page, string language, string name, string what)
    {
        if (await page.Locator("html").GetAttributeAsync("lang") is var tag && tag != (language == "zh" ? "zh-CN" : "en"))
            Found([$"{name}: shown in {tag}"]);
        foreach (var width in WidthsOf(what, language))
        {
            await page.SetViewportSizeAsync(width, 900);
            var shot = $"{Regex.Replace(name, "[^\\w-]+", "-").Trim('-')}-{width}-{language}";
            // axe costs most by far: each page has it in one of the languages.
            Found(await page.ExamineHereAsync(shot, axe: PageChecks.Whole || Turn(what, language, of: 2) == 0, english: language == "en"));
        }
    }

    private static int[] WidthsOf(string what, string language) =>
        PageChecks.Whole ? Widths : [Widths[Turn(what, language, of: 1)]];

    // The two languages of a page differ in each turn.
    private static int Turn(string what, string language, int of) => ((what.Sum(c => c) / of) + (language == "zh" ? 0 : 1)) % 2;

    private void Found(IEnumerable<string> what)
    {
        lock (problems)
        {
            foreach (var problem in what)
            {
                problems.Add(problem);
                TestContext.Current.TestOutputHelper?.WriteLine(problem);
            }
        }
    }

    private string RouteOf(string path)
    {
        var bare = path.Split('?')[0];
        return Pages()
            .Where(p => Regex.IsMatch(bare, "^" + Regex.Replace(Regex.Escape(p), @"\\\{[^}]+}", "[^/]+") + "$"))
            .MinBy(p => p.Count(c => c == '{'))
            ?? throw new InvalidOperationException($"No page at {path}.");
    }

    private IEnumerable<string> Pages() =>
        from endpoint in ((EndpointDataSource)host.Services.GetService(typeof(EndpointDataSource))!).Endpoints.OfType<RouteEndpoint>()
        where endpoint.Metadata.GetMetadata<AudienceRule>() is { Audience: not Audience.Api }
        where endpoint.Metadata.GetMetadata<AddressOfAct>() is null
        where endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains("GET") == true
        select "/" + endpoint.RoutePattern.RawText!.TrimStart('/');
}
