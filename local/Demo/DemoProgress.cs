using Spectre.Console;

namespace Funding.Local.Demo;

/// <summary>The year as it goes by in the terminal: for each stage the simulated date, the wall time and what it changed.</summary>
internal sealed class DemoProgress(Terminal terminal, DemoYear year, IReadOnlyList<DemoStage> stages)
{
    // Below the stage's name: lines stay within 80 columns.
    private static readonly string Indent = new(' ', 21);
    private readonly Stopwatch whole = Stopwatch.StartNew();
    private Dictionary<ApplicationState, int> before = [];

    public TimeSpan Elapsed => whole.Elapsed;

    public Task RunAsync() => terminal.Ansi.Profile.Capabilities.Interactive
        ? terminal.Ansi.Status().StartAsync("演示 / demonstration", status => RunAsync(line => status.Status(Markup.Escape(line))))
        : RunAsync(_ => { });

    private async Task RunAsync(Action<string> show)
    {
        foreach (var stage in stages)
        {
            var begun = whole.Elapsed;
            using var ticking = new Timer(_ => show($"{Date()}  {stage.Name}"), null, TimeSpan.Zero, TimeSpan.FromMilliseconds(200));
            await stage.Run(year);
            await year.Pace.SettleAsync();
            terminal.Ansi.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{Date()}  {(whole.Elapsed - begun).TotalSeconds,5:0.0} s  {stage.Name}"));
            if (await ChangesAsync() is { Length: > 0 } changes)
                terminal.Ansi.WriteLine($"{Indent}{changes}");
        }
    }

    private string Date() => ShanghaiTime.DayOf(year.Pace.Now).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>How many applications came into each state since the stage before.</summary>
    private async Task<string> ChangesAsync()
    {
        var head = await year.Services.GetRequiredService<ITableStore>().GetAsync<AuditHead>(
            RoundKeys.Partition(year.Round), AuditKeys.Head);
        var now = (head?.Value.Counts ?? new Dictionary<string, int>()).GroupBy(
            c => Enum.Parse<ApplicationState>(c.Key.Split('|')[^1]), c => c.Value).ToDictionary(g => g.Key, g => g.Sum());
        var more = now.Where(n => n.Value > before.GetValueOrDefault(n.Key)).OrderBy(n => n.Key)
            .Select(n => string.Create(CultureInfo.InvariantCulture, $"{StateNames.Of(n.Key).Zh} {English(n.Key)} {n.Value}")).ToList();
        before = now;
        return string.Join("，", more);
    }

    /// <summary>NotRecommended is "not recommended".</summary>
    private static string English(ApplicationState state) =>
        string.Concat($"{state}".Select((c, i) => char.IsUpper(c) ? (i > 0 ? " " : "") + char.ToLowerInvariant(c) : $"{c}"));
}
