namespace Funding.Trial;

/// <summary>
/// The demonstration's round, act by act, on an app under the Functions host and on its clock. Kill and start hosts as you like
/// while it runs: the figures at its end are those of the one-machine demonstration.
/// </summary>
internal static class WholeRoundTrial
{
    public static async Task<string> A_whole_round_runs_on_the_functions_host(RunningApp app)
    {
        await using var log = new StreamWriter(Path.Combine(app.Folder, "round.log")) { AutoFlush = true };
        var terminal = Terminal.Plain(log, log);
        using var year = new DemoYear(app.Services, new ScaledPace(app.Clock), app.Http, app.Browser, app.Opens);
        await new DemoProgress(terminal, year).RunAsync();
        var exports = await DemoExports.MakeAsync(year, app.Folder, (command, output) => CommandLine.RunAsync(command, output));
        var rows = await DemoRows.ReadAsync(app.Services, year.Round);
        var head = await app.Services.GetRequiredService<ITableStore>().GetAsync<AuditHead>(RoundKeys.Partition(year.Round),
            AuditKeys.Head);
        Assert.All(exports.Verified, verified => Assert.Equal("", verified.Value));
        Assert.Equal(10, rows.Awards.Count);
        Assert.Equal(0, rows.GivenUp);
        return $"ranking hash {rows.Round.RankingHash}, audit entries {head?.Value.Sequence}, in {app.Folder}";
    }
}
