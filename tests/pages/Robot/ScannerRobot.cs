using Microsoft.Playwright;

namespace Funding.Pages.Tests.Robot;

/// <summary>
/// What mail gateways do to the links of mails before a person sees them: HEAD, GET, and a browser that clicks every link and
/// presses every button of the page, and every button of the pages it gets to. It types nothing.
/// </summary>
internal sealed partial class ScannerRobot(PortalHost host, IPage page) : IDisposable
{
    private const string Anchors = "a[href]";
    private const string Buttons = "button, input[type=submit], input[type=button], input[type=image]";

    // Header and footer lead to the same pages from everywhere: each kind of address is followed once, each mail's own always.
    private readonly HashSet<string> followed = [];
    private readonly HttpClient http = new(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = host.Address };

    /// <summary>Buttons pressed so far.</summary>
    public int Pressed { get; private set; }

    /// <summary>Links clicked so far.</summary>
    public int Clicked { get; private set; }

    /// <summary>
    /// Fetches every link of a delivery; presses and clicks on the first of each kind. Further ones differ in the token and in the
    /// application or organisation alone, and their buttons are those that were pressed.
    /// </summary>
    /// <param name="links">Path and query of the mails' links.</param>
    public async Task VisitAllAsync(IReadOnlyList<string> links)
    {
        foreach (var kind in links.GroupBy(KindOf))
        {
            foreach (var link in kind)
                await FetchAsync(link);
            await PressAsync(kind.First());
        }
    }

    private async Task FetchAsync(string link)
    {
        foreach (var method in (HttpMethod[])[HttpMethod.Head, HttpMethod.Get, HttpMethod.Get])
        {
            using var answer = await http.SendAsync(new HttpRequestMessage(method, link));
            Assert.True((int)answer.StatusCode < 500, $"{method} {link}: {(int)answer.StatusCode}");
        }
    }

    private async Task PressAsync(string link)
    {
        var address = new Uri(host.Address, link).AbsoluteUri;
        await PressAllAsync(address);
        foreach (var reached in await ClickAllAsync(address))
            await PressAllAsync(reached);
    }

    public void Dispose() => http.Dispose();

    /// <returns>Pages that were reached for the first time.</returns>
    private async Task<IReadOnlyList<string>> ClickAllAsync(string address)
    {
        await page.GotoAsync(address);
        var reached = new List<string>();
        var targets = await page.EvalOnSelectorAllAsync<string[]>(Anchors, "all => all.map(a => a.href)");
        foreach (var (index, target) in targets.Index())
        {
            if (!target.StartsWith(host.Address.AbsoluteUri, StringComparison.Ordinal) || !followed.Add(KindOf(target)))
                continue;
            if (page.Url != address)
                await page.GotoAsync(address);
            var anchor = page.Locator(Anchors).Nth(index);
            if (target.Contains('#', StringComparison.Ordinal))
                await anchor.EvaluateAsync("a => a.click()");
            else
            {
                // The answer itself is waited for: on a busy machine the page's load event can be over before anybody waits for it.
                var answer = await page.RunAndWaitForResponseAsync(() => anchor.ClickAsync(), IsPage);
                await answer.FinishedAsync();
                reached.Add(answer.Url);
            }

            Clicked++;
        }

        return reached;
    }

    private static string KindOf(string address) =>
        SubjectPattern().Replace(TokenPattern().Replace(Uri.UnescapeDataString(address), "/token"), "subject");

    private static bool IsPage(IResponse answer) => answer.Request.IsNavigationRequest && answer.Status is < 300 or >= 400;

    private async Task PressAllAsync(string address)
    {
        await page.GotoAsync(address);
        var count = await page.Locator(Buttons).CountAsync();
        for (var index = 0; index < count; index++)
        {
            if (index > 0)
                await page.GotoAsync(address);
            var button = page.Locator(Buttons).Nth(index);
            if (!await button.IsVisibleAsync() || !await button.IsEnabledAsync())
                continue;
            await button.ClickAsync();
            // The end of the page is waited for: its load event can be over before anybody waits for that.
            await page.Locator("footer").First.WaitForAsync();
            Pressed++;
        }
    }

    [GeneratedRegex(@"/[\w-]{22}\.[\w-]{43}(?=[?&]|$)")]
    public static partial Regex TokenPattern();

    [GeneratedRegex("[0-9A-Z]{18}(-[0-9]+)?")]
    private static partial Regex SubjectPattern();
}
