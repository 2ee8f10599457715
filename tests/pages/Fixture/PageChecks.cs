using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Funding.Pages.Tests.Fixture;

/// <summary>What holds for every page, whoever it is for.</summary>
public static class PageChecks
{
    // WCAG 2.2 AA whole, which takes in the size of targets that axe leaves out by default, and axe's own advice.
    private static readonly string[] Tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    /// <summary>Whether every page is judged whole: for pictures, and where NIGHTLY is true. Else what costs most is shared out.</summary>
    public static bool Whole { get; } = Environment.GetEnvironmentVariable("NIGHTLY") == "true"
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
    public static async Task<IReadOnlyList<string>> ExamineHereAsync(this IPage page, string name, bool axe = true)
    {
        if (Environment.GetEnvironmentVariable("SCREENSHOTS") is { Length: > 0 } folder)
            await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, $"{name}.png"), FullPage = true });
        var problems = (await page.EvaluateAsync<string[]>(Layout)).Select(p => $"{name}: {p}").ToList();
        // A mail's frame runs no script, so nothing can look into it: axe would wait for ever. Its title is checked above.
        await page.EvaluateAsync("document.querySelectorAll('iframe[sandbox]').forEach(frame => frame.remove())");
        if (axe && (Whole || await BringsNewAsync(page)))
        {
            await page.EvaluateAsync(Axe);
            problems.AddRange((await page.EvaluateAsync<string[]>(Grave, Tags)).Select(v => $"{name}: {v}"));
        }

        return problems;
    }

    // Each piece is noted, not the first new one alone.
    private static async Task<bool> BringsNewAsync(IPage page) =>
        (await page.EvaluateAsync<string[]>(Pieces)).Select(piece => Judged.TryAdd(piece, true)).ToList().Contains(true);

    /// <summary>Chinese that the page's own texts would show an English reader: titles, headings, labels, buttons, column names.</summary>
    public static Task<string[]> ChineseInTheFrameAsync(this IPage page) => page.EvaluateAsync<string[]>(Frame);

    private const string Layout = """
        (() => {
          const found = [], root = document.documentElement;
          if (root.scrollWidth > root.clientWidth) found.push(`${root.scrollWidth - root.clientWidth} px wider than the window`);
          for (const frame of document.querySelectorAll('.table-frame'))
            if (frame.scrollWidth > frame.clientWidth + 1)
              found.push(`a table ${frame.scrollWidth - frame.clientWidth} px wider than its place`);
          for (const text of document.querySelectorAll('main *'))
            if (text.children.length === 0 && !text.closest('code, pre') && /\{[0-9]\}/.test(text.textContent))
              found.push(`a text whose place is not filled: ${text.textContent}`);
          if (document.querySelectorAll('h1').length !== 1) found.push('not exactly one h1');
          if (document.querySelector('iframe:not([title])')) found.push('a frame without a title');
          const ids = [...document.querySelectorAll('[id]')].map(e => e.id), twice = ids.find((id, i) => ids.indexOf(id) !== i);
          if (twice) found.push(`two elements are #${twice}`);
          const levels = [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].map(h => +h.tagName[1]);
          if (levels.some((level, i) => i > 0 && level > levels[i - 1] + 1)) found.push(`headings leave a level out: ${levels.join(' ')}`);
          for (const field of document.querySelectorAll('input:not([type=hidden]), select, textarea'))
            if (!field.labels?.length && !field.ariaLabel && !field.getAttribute('aria-labelledby'))
              found.push(`${field.name}: a field without a label`);
          // Not of a mail, which was not fetched: its title is its subject.
          if (location.protocol.startsWith('http') && !document.title.includes(' · ')) found.push(`title: ${document.title}`);
          return found;
        })()
        """;

    // Names of applicants, of persons and of files stay Chinese; so do documents, and what only screen readers hear, which names the row.
    private const string Frame = """
        [...document.querySelectorAll('main label.label, main legend, main thead th, main button, main dt, '
          + 'main figcaption, main .empty-title, main .tag, .nav a, .tabs a, .foot a')]
          .filter(e => !e.closest('main [lang="zh-CN"]'))
          .map(e => { const copy = e.cloneNode(true); copy.querySelectorAll('.unseen').forEach(u => u.remove());
            return copy.textContent.trim(); })
          .filter(t => /[\u4e00-\u9fff]/.test(t.replace(/[“"（(][^”"）)]*[”"）)]/g, ''))).filter(t => t !== '中文' && !/\.\w{3,4}$/.test(t))
        """;

    // An element of a page as axe tells it from others: its class, attributes and parent, and whether it holds text.
    private const string Pieces = """
        (() => {
          const shape = e => e.tagName + '.' + [...e.classList].sort().join('.');
          const valued = /^(role|type|lang|tabindex|scope|autocomplete|inputmode)$|^aria-(?!label|describedby|controls)/;
          const said = e => [...e.attributes].filter(a => a.name !== 'class')
            .map(a => valued.test(a.name) ? `${a.name}=${a.value}` : a.name);
          return [...new Set([...document.querySelectorAll('*')].map(e => [innerWidth < 700 ? 'narrow' : 'wide',
            e.parentElement ? shape(e.parentElement) : '', shape(e), ...said(e).sort(), e.textContent.trim() ? 'text' : ''].join(' ')))];
        })()
        """;

    // A frame of ours shows a document, never a page.
    private const string Grave = """
        async tags => (await axe.run(document, { runOnly: tags, resultTypes: ['violations'], iframes: false })).violations
          .filter(v => v.impact === 'serious' || v.impact === 'critical')
          .map(v => `${v.impact} ${v.id}: ${v.help} at ${v.nodes.slice(0, 3).map(n => n.html).join(' | ')}`)
        """;
}
