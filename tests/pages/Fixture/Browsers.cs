using Microsoft.Playwright;

namespace Funding.Pages.Tests.Fixture;

/// <summary>The windows that the tests of one class open, one at a time.</summary>
public sealed class Browsers(Chromium chromium) : IAsyncDisposable
{
    private IBrowserContext? window;

    /// <summary>A fresh window; the one before is closed.</summary>
    public async Task<IPage> OpenAsync(int width, bool scripts = true)
    {
        var browser = chromium.Demand();
        await DisposeAsync();
        window = await browser.NewContextAsync(new BrowserNewContextOptions
        {
            ViewportSize = new ViewportSize { Width = width, Height = 900 },
            JavaScriptEnabled = scripts,
        });
        return await window.NewPageAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (window is not null)
            await window.DisposeAsync();
    }
}
