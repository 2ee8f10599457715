using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Funding.Pages.Tests.Fixture;

/// <summary>What holds for every page, whoever it is for.</summary>
public static class PageChecks
{
    // WCAG 2.2 AA whole, which takes in the size of targets that axe leaves out by default, and axe's own advice.
    private static readonly string[] Tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    /// <summary>Whether what takes long is run too.</summary>
    public static bool Nightly { get; } = Environment.GetEnvironmentVariable("NIGHTLY") == "true";

    /// <summary>Whether every page is judged whole: for pictures, and at night. Else what costs most is shared out.</summary>
    public static bool Whole { get; } = Nightly
        || Environment.GetEnvironmentVariable("SCREENSHOTS") is { Length: > 0 };

    private static readonly ConcurrentDictionary<string, bool> Judged = new(StringComparer.Ordinal);

    /// <summary>Nothing that axe calls serious or critical, nothing wider than the window, nothing that the policy blocked.</summary>
    /// <param name="name">Of the screenshot, kept where SCREENSHOTS names a folder.</param>
    public static async Task ExamineAsync(this IPage page, string url, string name)
    {
        var blocked = new List<string>();
        page.Console += (_, message) =>
        {
            if (message.Type == "error" && !message.Text.Contains("the server responded with a status of", StringComparison.Ordinal))
                blocked.Add(message.Text);
        };
        await page.GotoAsync(url);
        Assert.Empty(await page.ExamineHereAsync(name));
        Assert.Empty(blocked);
    }

    /// <summary>
    /// What is wrong with the page as it stands. axe costs more than all else: it looks at a page that has an element, in a place and with
    /// attributes, which no page before it had at this width.
    /// </summary>
    /// <param name="axe">False looks at the layout alone.</param>
    /// <param name="english">Its own texts have to be in English.</param>
    public static async Task<IReadOnlyList<string>> ExamineHereAsync(
        this IPage page, string name, bool axe = true, bool english = false)
    {
        if (Environment.GetEnvironmentVariable("SCREENSHOTS") is { Length: > 0 } folder)
            await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, $"{name}.png"), FullPage = true });
        var sent = PageText.Read(await page.ContentAsync());
        var fetched = page.Url.StartsWith("http", StringComparison.Ordinal);
        var problems = (await page.EvaluateAsync<string[]>(Layout))
            .Concat(PageText.Problems(sent, fetched, english)).Select(p => $"{name}: {p}").ToList();
        // A mail's frame runs no script, so nothing can look into it: axe would wait for ever. Its title is checked above.
        await page.EvaluateAsync("document.querySelectorAll('iframe[sandbox]').forEach(frame => frame.remove())");
        if (axe && (Whole || IsNew(PageText.Pieces(sent), page.ViewportSize!.Width, Judged)))
        {
            await page.EvaluateAsync(Axe);
            problems.AddRange((await page.EvaluateAsync<string[]>(Grave, Tags)).Select(v => $"{name}: {v}"));
        }

        return problems;
    }

    /// <summary>Whether a page has a piece that none before it had at this width; each is noted, not the first new one alone.</summary>
    internal static bool IsNew(IEnumerable<string> pieces, int width, ConcurrentDictionary<string, bool> known) =>
        pieces.Select(piece => known.TryAdd($"{width} {piece}", true)).ToList().Contains(true);

    private const string Layout = """
        (() => {
          const found = [], root = document.documentElement;
          if (root.scrollWidth > root.clientWidth) found.push(`${root.scrollWidth - root.clientWidth} px wider than the window`);
          for (const frame of document.querySelectorAll('.table-frame'))
            if (frame.scrollWidth > frame.clientWidth + 1)
              found.push(`a table ${frame.scrollWidth - frame.clientWidth} px wider than its place`);
          return found;
        })()
        """;

    // A frame of ours shows a document, never a page.
    private const string Grave = """
        async tags => (await axe.run(document, { runOnly: tags, resultTypes: ['violations'], iframes: false })).violations
          .filter(v => v.impact === 'serious' || v.impact === 'critical')
          .map(v => `${v.impact} ${v.id}: ${v.help} at ${v.nodes.slice(0, 3).map(n => n.html).join(' | ')}`)
        """;
}
