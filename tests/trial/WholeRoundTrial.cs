namespace Funding.Trial;

/// <summary>
/// The demonstration's rounds, act by act, on an app under the Functions host and on its clock. Kill and start hosts as you like
/// while they run: what they leave is what the one-machine demonstration leaves.
/// </summary>
internal static class WholeRoundTrial
{
    public static Task<string> A_whole_round_runs_on_the_functions_host(RunningApp app) => PlayAsync(app, DemoProgramme.Colleges);

    public static Task<string> A_consortium_is_cultivated_and_changes_its_members(RunningApp app) =>
        PlayAsync(app, DemoProgramme.VocationalGroups);

    public static Task<string> Enterprises_are_cultivated_and_claim_incentives(RunningApp app) =>
        PlayAsync(app, DemoProgramme.Enterprises, DemoProgramme.Incentives);

    private static async Task<string> PlayAsync(RunningApp app, params IReadOnlyList<DemoProgramme> programmes)
    {
        await using var log = new StreamWriter(Path.Combine(app.Folder, $"{programmes[0].Id}.log")) { AutoFlush = true };
        var opens = DemoCalendar.From(FirstDay(app), app.Services.GetRequiredService<Catalogue>(), programmes);
        var told = new List<string>();
        foreach (var (programme, first) in programmes.Zip(opens))
            told.Add(await PlayAsync(app, Terminal.Plain(log, log), programme, first));
        if (app.SameAs is not null)
            told.Add(await SameAsTrial.What_was_played_left_what_one_machine_left(app));
        return $"{string.Join("; ", told)}; in {app.Folder}";
    }

    /// <summary>The rehearsed call's; the next day where another round was played before.</summary>
    private static DateOnly FirstDay(RunningApp app) =>
        ShanghaiTime.DayOf(app.Clock.GetUtcNow()) is var today && today > app.Opens ? today.AddDays(1) : app.Opens;

    private static async Task<string> PlayAsync(RunningApp app, Terminal terminal, DemoProgramme programme, DateOnly opens)
    {
        using var year = new DemoYear(app.Services, new ScaledPace(app.Clock), app.Http, app.Browser, programme, opens);
        await new DemoProgress(terminal, year, programme.Stages).RunAsync();
        await year.Pace.UntilAsync(() => NothingWaitsAsync(app.Services, year.Round), "the letters of the result went out");
        var exports = programme.Days is null
            ? await DemoExports.MakeAsync(
                year, app.Folder, programme.HasMoney, (command, output) => CommandLine.RunAsync(command, output))
            : new DemoExports("", new Dictionary<string, string>());
        var missing = (await programme.Checks(year, exports)).Where(c => !c.Done).Select(c => $"{c.Name}: {c.Detail}").ToList();
        missing.ForEach(terminal.Out.WriteLine);
        Assert.Empty(missing);
        var rows = await DemoRows.ReadAsync(app.Services, year.Round);
        Assert.Equal(0, rows.GivenUp);
        return $"{year.Round}: ranking hash {rows.Round.RankingHash ?? "none"}, audit entries {rows.Audit.Count}, "
            + await HubAsync(app.Services);
    }

    /// <summary>How many orchestrations there are in each state.</summary>
    private static async Task<string> HubAsync(IServiceProvider services)
    {
        var all = new List<OrchestrationMetadata>();
        await foreach (var instance in services.GetRequiredService<DurableTaskClient>().GetAllInstancesAsync())
            all.Add(instance);
        return $"orchestrations {string.Join(", ", all.CountBy(i => i.RuntimeStatus).Select(s => $"{s.Key} {s.Value}"))}";
    }

    /// <summary>Letters go in office hours, the next morning where need be.</summary>
    private static async Task<bool> NothingWaitsAsync(IServiceProvider services, string round)
    {
        var tables = services.GetRequiredService<ITableStore>();
        var awards = await services.GetRequiredService<AwardRollStore>().ReadAsync();
        foreach (var home in awards.Select(a => AwardKeys.Partition(a.Summary.Id)).Prepend(RoundKeys.Partition(round)))
        {
            if (await tables.EnumerateAsync(home, OutboxKeys.Waiting).AnyAsync())
                return false;
        }

        return true;
    }
}
