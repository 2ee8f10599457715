namespace Funding.Local.Demo;

/// <summary>The year of all files as it goes by in the terminal: each round that has ended, and where the others stand by month.</summary>
internal sealed class YearProgress(DemoHost host, YearPlay year)
{
    private readonly Stopwatch whole = Stopwatch.StartNew();

    public TimeSpan Elapsed => whole.Elapsed;

    private int Over => year.Rounds.Count(r => r.Ended);

    public void Ended(YearRound round)
    {
        var name = RoundTexts.NameOf(round.Play.Step).Zh;
        Tell($"{Over,3}/{year.Rounds.Count}  {name}{(round.Fault is { } fault ? $" ✗ {fault}" : "")}");
    }

    /// <summary>On the first of every month of the year, until it is over.</summary>
    public async Task TellMonthsAsync()
    {
        while (true)
        {
            var month = ShanghaiTime.DayOf(host.Time.Now).AddMonths(1);
            await host.Time.AdvanceToAsync(ShanghaiTime.StartOf(new(month.Year, month.Month, 1)));
            Tell($"{Over,3}/{year.Rounds.Count}  已结束 / have ended");
            var days = host.Services.GetRequiredService<RoundDays>();
            var running = (await host.Services.GetRequiredService<RoundStore>().AllAsync(default))
                .Where(r => r.Standing == RoundStanding.Running);
            foreach (var stage in running.GroupBy(r => days.NameOf(r, r.Stage)).OrderByDescending(g => g.Count()))
            {
                host.Terminal.Out.WriteLine(
                    $"{"",18}{stage.Key.Zh} / {stage.Key.En} {stage.Count()}：{string.Join("、", stage.Select(r => r.Name.Zh))}");
            }
        }
    }

    private void Tell(string what) => host.Terminal.Out.WriteLine(string.Create(
        CultureInfo.InvariantCulture, $"{ShanghaiTime.DayOf(host.Time.Now):yyyy-MM-dd}  {Elapsed.TotalSeconds,4:0} s {what}"));
}
