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

    /// <summary>The window as another reader finds it: no cookies, nothing kept. A fresh one costs a process more.</summary>
    /// <param name="site">Whose storage is emptied.</param>
    public async Task<IPage> AgainAsync(int width, Uri site)
    {
        if (window?.Pages is not [var page])
            return await OpenAsync(width);
        await window.ClearCookiesAsync();
        if (page.Url.StartsWith(site.AbsoluteUri, StringComparison.Ordinal))
            await page.EvaluateAsync("localStorage.clear(); sessionStorage.clear();");
        await page.SetViewportSizeAsync(width, 900);
        return page;
    }

    public async ValueTask DisposeAsync()
    {
        if (window is not null)
            await window.DisposeAsync();
    }
}
