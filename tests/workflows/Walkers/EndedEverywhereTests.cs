namespace Funding.Workflows.Tests.Walkers;

/// <summary>Every orchestration is ended at every stage in which it waits, and rebuilt from its rows.</summary>
public sealed class EndedEverywhereTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task Ending_each_orchestration_at_each_stage_changes_nothing_once_reconciled_on_azurite_either()
    {
        await using var undisturbed = new RoundHouse(engineInMemory: true);
        var alike = Eventful(undisturbed);
        await alike.PlayAsync();

        await using var house = new RoundHouse(await azurite.FreshAsync());
        var expected = Expected();
        var ended = new SortedSet<string>(StringComparer.Ordinal);
        var round = Eventful(house);
        await foreach (var _ in round.PointsAsync())
        {
            var stage = (await round.RoundAsync()).Stage;
            var names = await house.TerminateAllAsync();
            var waited = names.Select(name => $"{name} at {stage}").ToList();
            ended.UnionWith(waited);
            var report = await house.Get<Reconcile>().RunAsync();
            // An award that has acted today is looked at once more, though its walker sleeps.
            var awards = (await round.RowsAsync<Award>(RoundKeys.Awards)).Count;
            Assert.InRange(report.Restarted, waited.Count(expected.Contains), names.Count + awards);
            await house.SettleAsync();
        }

        Assert.Superset(expected, ended);
        Assert.Equal(await alike.OutcomeAsync(), await round.OutcomeAsync());
    }

    [Fact]
    public async Task Ending_orchestrations_at_any_moment_while_people_act_changes_nothing_either()
    {
        await using var undisturbed = new RoundHouse(engineInMemory: true);
        var alike = Eventful(undisturbed);
        await foreach (var _ in alike.PointsAsync())
        {
            await LetRetriesPassAsync(undisturbed);
        }

        await LetRetriesPassAsync(undisturbed);
        await using var house = new RoundHouse(engineInMemory: true);
        var ended = 0;
        var round = Eventful(house);
        using var enough = new CancellationTokenSource();
        using var pause = new SemaphoreSlim(1, 1);
        var held = false;
        // The clock waits for nobody: what was ended is there again before it moves, or its moment would pass.
        house.Time.WhenSettled = async () =>
        {
            if (!held)
            {
                await pause.WaitAsync();
                await house.Get<Reconcile>().RunAsync();
                await house.SettleAsync();
                pause.Release();
            }
        };
        var disturbing = Task.Run(DisturbAsync, CancellationToken.None);
        try
        {
            await foreach (var _ in round.PointsAsync())
            {
                await pause.WaitAsync();
                held = true;
                await house.Get<Reconcile>().RunAsync();
                await LetRetriesPassAsync(house);
                held = false;
                pause.Release();
            }
        }
        finally
        {
            await enough.CancelAsync();
            await disturbing;
        }

        // What was ended last is rebuilt too.
        await house.Get<Reconcile>().RunAsync();
        await LetRetriesPassAsync(house);
        Assert.True(ended > 5, $"only {ended} were ended");
        Assert.Equal(await alike.OutcomeAsync(), await round.OutcomeAsync());

        async Task DisturbAsync()
        {
            var random = new Random(20260401);
            while (!enough.IsCancellationRequested)
            {
                await Task.Delay(random.Next(20, 100), CancellationToken.None);
                await pause.WaitAsync(CancellationToken.None);
                if (house.Engine.Readiness.IsReady
                    && await house.Engine.ListAsync(OrchestrationRuntimeStatus.Running) is { Count: > 0 } running)
                {
                    await house.Engine.TerminateAsync(running[random.Next(running.Count)].InstanceId, "test");
                    await house.Get<Reconcile>().RunAsync();
                    ended++;
                }

                pause.Release();
            }
        }
    }

    private static RoundPlayer Eventful(RoundHouse house) => new(house) { Eventful = true };

    /// <summary>What two runs of one activity did at the same moment is tried again after seconds of the round's clock.</summary>
    private static Task LetRetriesPassAsync(RoundHouse house) => house.AdvanceToAsync(house.Clock.GetUtcNow() + TimeSpan.FromMinutes(3));

    /// <summary>Who waits where. Experts' orchestrations that a stage has left behind end by themselves.</summary>
    private static SortedSet<string> Expected()
    {
        string[] whole = [.. new[]
        {
            CollegeStages.Call,
            CollegeStages.Recommendation,
            CollegeStages.Eligibility,
            CollegeStages.Draw,
            CollegeStages.Review,
            CollegeStages.Defence,
            CollegeStages.Approval,
            CollegeStages.PublicNotice
        }.Select(s => $"{nameof(HomeWalker)} at {s}")];
        string[] applications = [.. new[] { CollegeStages.Call, CollegeStages.Recommendation, CollegeStages.Eligibility }.Select(s =>
            $"{ApplicationKey.SubjectKind} at {s}")];
        return [
            .. whole,
            .. applications,
            $"{ReviewerKey.SubjectKind} at {CollegeStages.Review}",
            $"{ObjectionKey.SubjectKind} at {CollegeStages.PublicNotice}"
        ];
    }
}
