namespace Funding.Local.Demo;

/// <summary>Every programme's file in one year: all rounds begin on one morning, and a player made for any file plays each.</summary>
internal sealed class FilesSideBySide(Catalogue catalogue, DateOnly today) : Demonstration
{
    private const int Days = 365;

    private readonly DateOnly begins = today.AddDays(-Days);

    public override DateTimeOffset Begins => ShanghaiTime.StartOf(YearPlay.FirstDay(catalogue, begins)).AddHours(9);

    public override string Administrator => Cast.Administrator.Name;

    public override IEnumerable<(string Name, string Path)> Shows =>
        [("认定名册 / register        ", PublicLinks.Awards), ("往年批次 / rounds           ", PublicLinks.Archive)];

    public override async Task<bool> PlayAsync(DemoHost host)
    {
        var year = new YearPlay(host.Services, host.Time, begins);
        var progress = new YearProgress(host, year);
        var programmes = year.Rounds.Select(r => r.Play.Step.Id).Distinct().Count();
        host.Terminal.Out.WriteLine($"演示：{programmes} 个项目的 {year.Rounds.Count} 轮遴选在同一年同时走完，由机器代各方办理。");
        host.Terminal.Out.WriteLine(
            $"Demonstration: {year.Rounds.Count} rounds of {programmes} programmes side by side in one year, everybody's part played.");
        await year.PlayAsync(today, progress.Ended, progress.TellMonthsAsync);
        return await YearReport.TellAsync(host, year, progress.Elapsed);
    }
}
