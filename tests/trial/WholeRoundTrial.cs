namespace Funding.Trial;

/// <summary>
/// The demonstration's round, act by act, on an app under the Functions host and on its clock. Kill and start hosts as you like
/// while it runs: the figures at its end are those of the one-machine demonstration.
/// </summary>
internal static class WholeRoundTrial
{
    private const int Awards = 10;

    public static async Task<string> A_whole_round_runs_on_the_functions_host(RunningApp app)
    {
        await using var log = new StreamWriter(Path.Combine(app.Folder, "round.log")) { AutoFlush = true };
        var terminal = Terminal.Plain(log, log);
        using var year = new DemoYear(
            app.Services, new ScaledPace(app.Clock), app.Http, app.Browser, DemoProgramme.Colleges, app.Opens);
        await new DemoProgress(terminal, year, DemoProgramme.Colleges.Stages).RunAsync();
        await year.Pace.UntilAsync(() => NothingWaitsAsync(app.Services, year.Round), "the letters of the result went out");
        var exports = await DemoExports.MakeAsync(
            year, app.Folder, DemoProgramme.Colleges.HasMoney, (command, output) => CommandLine.RunAsync(command, output));
        var rows = await DemoRows.ReadAsync(app.Services, year.Round);
        var head = await app.Services.GetRequiredService<ITableStore>().GetAsync<AuditHead>(RoundKeys.Partition(year.Round),
            AuditKeys.Head);
        Assert.All(exports.Verified, verified => Assert.Equal("", verified.Value));
        Assert.Equal(Awards, rows.Awards.Count);
        Assert.Equal(0, rows.GivenUp);
        return $"ranking hash {rows.Round.RankingHash}, audit entries {head?.Value.Sequence}, in {app.Folder}";
    }

    /// <summary>Letters go in office hours, the next morning where need be.</summary>
    private static async Task<bool> NothingWaitsAsync(IServiceProvider services, string round)
    {
        var tables = services.GetRequiredService<ITableStore>();
        foreach (var home in new[] { RoundKeys.Partition(round) }.Concat(
            Enumerable.Range(1, Awards).Select(n => AwardKeys.Partition($"{round}-{n}"))))
        {
            if (await tables.EnumerateAsync(home, OutboxKeys.Waiting).AnyAsync())
                return false;
        }

        return true;
    }
}
