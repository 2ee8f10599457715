using System.Diagnostics;
using System.Globalization;
using Funding.Local.Commands;
using Funding.Services.Audit;
using Funding.Services.Rounds;
using Funding.Services.Storage;
using Funding.Workflows.Time;
using Spectre.Console;

namespace Funding.Local.Demo;

/// <summary>The year as it goes by in the terminal: a line for each stage, with the simulated date and the wall time.</summary>
internal sealed class DemoProgress(Terminal terminal, DemoYear year)
{
    private readonly Stopwatch whole = Stopwatch.StartNew();

    public TimeSpan Elapsed => whole.Elapsed;

    public Task RunAsync() => terminal.Ansi.Profile.Capabilities.Interactive
        ? terminal.Ansi.Status().StartAsync("演示 / demonstration", status => RunAsync(line => status.Status(Markup.Escape(line))))
        : RunAsync(_ => { });

    private async Task RunAsync(Action<string> show)
    {
        foreach (var stage in DemoStages.All)
        {
            var begun = whole.Elapsed;
            using var ticking = new Timer(_ => show($"{Date()}  {stage.Name}"), null, TimeSpan.Zero, TimeSpan.FromMilliseconds(200));
            await stage.Run(year);
            await year.Pace.SettleAsync();
            var counts = await CountsAsync();
            terminal.Ansi.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Date()}  {(whole.Elapsed - begun).TotalSeconds,5:0.0} s  {stage.Name}  {counts}"));
        }
    }

    private string Date() => ShanghaiTime.DayOf(year.Pace.Now).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private async Task<string> CountsAsync()
    {
        var head = await year.Services.GetRequiredService<ITableStore>().GetAsync<AuditHead>(RoundKeys.Partition(year.Round), AuditKeys.Head);
        return string.Join(", ", (head?.Value.Counts ?? new Dictionary<string, int>()).GroupBy(c => c.Key.Split('|')[^1], c => c.Value)
            .Select(g => (g.Key, Sum: g.Sum())).Where(g => g.Sum > 0).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => string.Create(CultureInfo.InvariantCulture, $"{g.Key} {g.Sum}")));
    }
}
