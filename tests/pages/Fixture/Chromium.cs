using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Chromium))]

namespace Funding.Pages.Tests.Fixture;

/// <summary>
/// Chromium of this machine, started once for all tests. Without it the browser tests are skipped by name; where CI is true they fail.
/// </summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string[] Arguments =
        [
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync"
        ];

    // The shell has no windows of its own to draw: a page costs two thirds of the processor time.
    private static readonly string[] Paths = Environment.GetEnvironmentVariable("CHROMIUM") is { } named
        ? [named]
        : ["/usr/bin/chromium-headless-shell", "/usr/bin/chromium"];

    private IPlaywright? playwright;
    private IBrowser? browser;

    public async ValueTask InitializeAsync()
    {
        if (Paths.FirstOrDefault(File.Exists) is not { } path)
            return;
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = path, Args = Arguments });
    }

    public IBrowser Demand()
    {
        if (browser is null && Environment.GetEnvironmentVariable("CI") == "true")
            Assert.Fail($"CI must run the browser tests, and there is no Chromium at {string.Join(" or ", Paths)}.");
        Assert.SkipWhen(browser is null, $"There is no Chromium at {string.Join(" or ", Paths)}; set CHROMIUM to where it is.");
        return browser!;
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
            await browser.DisposeAsync();
        playwright?.Dispose();
    }
}
