namespace Funding.Local.Demo;

/// <summary>What became of the year of all files, looked up afterwards.</summary>
internal static class YearReport
{
    /// <returns>True when nothing is missing.</returns>
    public static async Task<bool> TellAsync(DemoHost host, YearPlay year, TimeSpan elapsed)
    {
        var checks = await EvaluateAsync(host, year);
        var complete = DemoReport.Tell(host.Terminal, checks, elapsed);
        using var process = Process.GetCurrentProcess();
        host.Terminal.Out.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"处理器 / processor {process.TotalProcessorTime.TotalSeconds:0} s，峰值内存 / peak memory {process.PeakWorkingSet64 >> 20} MiB"));
        return complete;
    }

    private static async Task<IReadOnlyList<Check>> EvaluateAsync(DemoHost host, YearPlay year)
    {
        var rounds = (await host.Services.GetRequiredService<RoundStore>().AllAsync(default)).ToDictionary(r => r.Id);
        var played = year.Rounds.Select(r => (Round: r, Row: r.Play.Player is { } p ? rounds.GetValueOrDefault(p.Id) : null)).ToList();
        var open = played.Where(p => p.Row is { Standing: RoundStanding.Running }).ToList();
        var without = new List<string>();
        foreach (var round in year.Rounds)
        {
            if ((await round.Play.AwardsAsync()).Count == 0)
                without.Add(round.Play.Step.Id);
        }

        var targets = await host.Services.GetRequiredService<PlanProgressQueries>().ReadAsync();
        var empty = targets.Where(t => t.Count == 0 && year.Rounds.Any(r => r.Play.Step.Id == t.Target.Programme)).ToList();
        var failed = await host.Services.GetRequiredService<EmbeddedEngine>().FailedAsync();
        return
        [
            .. year.Rounds.Where(r => r.Fault is not null).Select(r => new Check(r.Play.Step.Id, false, r.Fault!)),
            Checklist.Of(
                "各轮均已公布，常年受理的仍在办理 / every round is announced; calls open all year go on",
                played.TrueForAll(p => p.Row is { Standing: RoundStanding.Announced }
                    || (p.Row is { } row && row.Stages[0].Kind == RollingCallStage.Kind)),
                $"{played.Count(p => p.Round.Ended)} + {open.Count}"),
            Checklist.Of("每一轮都有认定 / each gave awards", without.Count == 0, string.Join(' ', without)),
            Checklist.Of(
                "规划进展各项均有数 / every target of the plan has some",
                empty.Count == 0, string.Join(' ', empty.Select(t => t.Target.Programme))),
            Checklist.Of("没有失败的流程 / no orchestration failed", failed.Count == 0, string.Join(' ', failed.Select(f => f.InstanceId))),
            await RankingsAsync(host, rounds.Values),
            await AuditAsync(host),
        ];
    }

    private static async Task<Check> RankingsAsync(DemoHost host, IEnumerable<RoundSummary> rounds)
    {
        using var anybody = host.Browser();
        var (verified, faults) = (0, new List<string>());
        foreach (var summary in rounds.Where(r => r.Standing == RoundStanding.Announced))
        {
            var round = (await host.Services.GetRequiredService<RoundStore>().GetAsync(summary.Id)).Value;
            if (round.RankingHash is not { } hash || round.Stages.Find(RankingStage.Kind) is null)
                continue;
            var file = PublishedJson.Read<RankingFile>(await anybody.GetByteArrayAsync(PublicLinks.RankingFile(round.Id)));
            faults.AddRange(RankingVerifier.Verify(file, hash).Faults.Select(f => $"{round.Id}: {f}"));
            verified++;
        }

        return Checklist.Of(
            $"{verified} 份已公布的排名经复算一致 / {verified} published rankings recompute", faults.Count == 0, string.Join("; ", faults));
    }

    private static async Task<Check> AuditAsync(DemoHost host)
    {
        using var output = new StringWriter();
        var code = await host.Command(["audit", "verify", "--data", host.Options.DataFolder], Terminal.Plain(output, output));
        return Checklist.Of("审计链完好 / audit verify", code == ExitCode.Done, output);
    }
}
