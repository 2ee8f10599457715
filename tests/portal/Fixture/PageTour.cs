using System.Text.RegularExpressions;
using Funding.Portal.Shell;
using Microsoft.AspNetCore.Routing;
using Microsoft.Playwright;

namespace Funding.Portal.Tests.Fixture;

/// <summary>
/// Looks at pages in both languages and at both widths, remembers which routes were seen, and gathers what is wrong with all
/// of them, so that one run tells everything.
/// </summary>
public sealed class PageTour(PortalHost host, Browsers browsers)
{
    private static readonly int[] Widths = [1280, 390];
    private readonly HashSet<string> seen = [];
    private IPage page = null!;

    private readonly List<string> problems = [];

    /// <summary>Each is told as it is found too: what ends the tour early hides none.</summary>
    public IReadOnlyList<string> Problems => problems;

    /// <summary>Signs a reader in; null for the public.</summary>
    public async Task<PageTour> AsAsync(Visitor? visitor)
    {
        page = await browsers.OpenAsync(Widths[0]);
        if (visitor is not null)
            await page.Context.AddCookiesAsync(visitor.Cookies.Select(c => new Microsoft.Playwright.Cookie { Name = c.Name, Value = c.Value, Url = host.Address.ToString() }));
        return this;
    }

    /// <param name="state">Names the state of affairs in what is reported, and in the screenshots' names.</param>
    public async Task LookAsync(string state, params string[] paths)
    {
        foreach (var language in new[] { "zh", "en" })
        {
            foreach (var path in paths)
            {
                Remember(path);
                await page.SetViewportSizeAsync(Widths[0], 900);
                var blocked = new List<string>();
                void Hear(object? _, IConsoleMessage message) => blocked.AddRange(message.Type == "error" && !message.Text.Contains("the server responded with a status of", StringComparison.Ordinal) ? [message.Text] : []);
                page.Console += Hear;
                var response = await page.GotoAsync($"{host.Address}{path[1..]}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}lang={language}");
                page.Console -= Hear;
                if (response!.Status != 200)
                    Found([$"{state} {path}: {response.Status}"]);
                Found(blocked.Select(b => $"{state} {path}: {b}"));
                await HereAsync($"{state}{path.Replace(host.Address.ToString(), "", StringComparison.Ordinal)}", language);
            }
        }
    }

    /// <summary>The page as it stands, such as the answer to a form.</summary>
    public async Task HereAsync(string name, string language = "zh")
    {
        if (await page.Locator("html").GetAttributeAsync("lang") is var tag && tag != (language == "zh" ? "zh-CN" : "en"))
            Found([$"{name}: shown in {tag}"]);
        if (language == "en")
            Found((await page.ChineseInTheFrameAsync()).Select(text => $"{name}: not in English: {text}"));
        foreach (var width in Widths)
        {
            await page.SetViewportSizeAsync(width, 900);
            var shot = $"{Regex.Replace(name, "[^\\w-]+", "-").Trim('-')}-{width}-{language}";
            // axe costs most by far: each page has it once in each language and once at each width.
            Found(await page.ExamineHereAsync(shot, axe: (width == Widths[0]) == (language == "zh")));
        }
    }

    public IPage Page => page;

    /// <summary>Every route that answers GET and is no file and no part of the API, and was not looked at.</summary>
    /// <param name="files">Routes of downloads and of what scripts fetch.</param>
    public IEnumerable<string> Unseen(IReadOnlyCollection<string> files)
    {
        var pages = Pages().ToList();
        Assert.Empty(files.Except(pages));
        return pages.Except(files).Except(seen);
    }

    private void Found(IEnumerable<string> what)
    {
        foreach (var problem in what)
        {
            problems.Add(problem);
            TestContext.Current.TestOutputHelper?.WriteLine(problem);
        }
    }

    private void Remember(string path)
    {
        var bare = path.Split('?')[0];
        seen.Add(Pages().Where(p => Regex.IsMatch(bare, "^" + Regex.Replace(Regex.Escape(p), @"\\\{[^}]+}", "[^/]+") + "$")).MinBy(p => p.Count(c => c == '{'))
            ?? throw new InvalidOperationException($"No page at {path}."));
    }

    private IEnumerable<string> Pages() =>
        from endpoint in ((EndpointDataSource)host.Services.GetService(typeof(EndpointDataSource))!).Endpoints.OfType<RouteEndpoint>()
        where endpoint.Metadata.GetMetadata<AudienceRule>() is { Audience: not Audience.Api }
        where endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains("GET") == true
        select "/" + endpoint.RoutePattern.RawText!.TrimStart('/');
}
