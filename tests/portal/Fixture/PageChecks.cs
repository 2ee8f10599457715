using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Funding.Portal.Tests.Fixture;

/// <summary>What holds for every page, whoever it is for.</summary>
public static class PageChecks
{
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
        await page.ExamineAsync(name);
        Assert.Empty(blocked);
    }

    /// <summary>The same for the page as it stands.</summary>
    public static async Task ExamineAsync(this IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("SCREENSHOTS") is { Length: > 0 } folder)
            await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, $"{name}.png"), FullPage = true });
        var overflow = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        Assert.True(overflow <= 0, $"{name} is {overflow} px wider than the window");
        var found = (await page.RunAxe()).Violations.Where(v => v.Impact is "serious" or "critical").Select(Describe).ToList();
        Assert.True(found.Count == 0, $"{name}:\n" + string.Join("\n", found));
    }

    private static string Describe(AxeResultItem item) => $"{item.Impact} {item.Id}: {item.Help} at {string.Join(" | ", item.Nodes.Select(n => n.Html).Take(5))}";
}
