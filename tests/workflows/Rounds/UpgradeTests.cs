namespace Funding.Workflows.Tests.Rounds;

/// <summary>The program is replaced in the middle of a round by one whose orchestrations take other steps.</summary>
public sealed class UpgradeTests
{
    private const string Next = "2";
    private static readonly Activity<string, Nothing> LookCloser = new(nameof(LookCloser));
    private readonly ConcurrentDictionary<string, int> lookedCloser = new();

    [Fact]
    public async Task A_round_started_on_one_version_finishes_on_the_next_and_what_runs_goes_on_with_its_own_code()
    {
        var folder = Directory.CreateTempSubdirectory("funding-upgrade-").FullName;
        DateTimeOffset stopped;
        await using (var before = new RoundHouse(folder: folder))
        {
            var run = new RoundPlayer(before);
            await run.ToAsync(CollegeStages.Eligibility);
            stopped = before.Clock.GetUtcNow();
        }

        string? hash;
        await using (var after = new RoundHouse(folder: folder, configure: services => services.AddSingleton(NextProgram()), version: Next))
        {
            after.Clock.SetUtcNow(stopped);
            await after.StartAsync(TestContext.Current.CancellationToken);
            await after.SettleAsync(TestContext.Current.CancellationToken);
            var run = new RoundPlayer(after);
            await run.PassAsync();

            var round = (await after.Engine.GetAsync(CollegeStages.RoundId))!;
            Assert.Equal(OrchestrationRuntimeStatus.Running, round.RuntimeStatus);
            Assert.DoesNotContain(CollegeStages.RoundId, lookedCloser.Keys);
            Assert.DoesNotContain(
                lookedCloser.Keys,
                id => id.StartsWith(new ApplicationKey(CollegeStages.RoundId, "").Subject.InstanceId, StringComparison.Ordinal));

            await run.PassAsync();
            var expert = (await after.Get<ITableStore>()
                .EnumerateAsync<ReviewSheet>(
                    RoundKeys.Partition(CollegeStages.RoundId), KeyRange.Prefix(RoundKeys.SheetsByExpert))
                .FirstAsync()).Value.ExpertId;
            var reviewer = new ReviewerKey(CollegeStages.RoundId, expert).Subject.InstanceId;
            Assert.Contains(reviewer, lookedCloser.Keys);

            await run.PlayAsync();
            Assert.Equal(RoundStanding.Announced, (await run.RoundAsync()).Standing);
            Assert.Empty(await FailedAsync(after));
            hash = (await run.RoundAsync()).RankingHash;
        }

        Directory.Delete(folder, recursive: true);
        await using var undisturbed = new RoundHouse(engineInMemory: true);
        var same = new RoundPlayer(undisturbed);
        await same.PlayAsync();
        Assert.Equal((await same.RoundAsync()).RankingHash, hash);
    }

    [Fact]
    public void The_hosts_default_version_is_the_newest()
    {
        using var host = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "functions", "host.json")));
        Assert.Equal(OrchestrationVersions.Newest,
            host.RootElement.GetProperty("extensions").GetProperty("durableTask").GetProperty("defaultVersion").GetString());
    }

    /// <summary>The shipped code with a step more in the next version of both, which no history of the first can be replayed on.</summary>
    private DurableTaskRegistry NextProgram()
    {
        var next = new Dictionary<string, Func<ITaskOrchestrator>>
        {
            [HomeWalker.Name] = () => new Closer<string>(new HomeWalker(Next)),
            [SubjectWalker.Name] = () => new Closer<SubjectKey>(new SubjectWalker(Next)),
        };
        var shipped = FundingActivities.Registry();
        var tasks = new DurableTaskRegistry();
        foreach (var (name, create) in FundingActivities.Orchestrators)
            tasks.AddOrchestrator(name, next.GetValueOrDefault(name) ?? create);
        foreach (var (name, create) in shipped.GetActivities())
            tasks.AddActivity(name, create);
        return tasks.AddActivity(LookCloser, (_, id) =>
        {
            lookedCloser.AddOrUpdate(id, 1, (_, times) => times + 1);
            return Task.FromResult(Nothing.Value);
        });
    }

    private static async Task<List<string>> FailedAsync(RoundHouse house) =>
        [.. (await house.Engine.ListAsync(OrchestrationRuntimeStatus.Failed)).Select(i =>
            $"{i.InstanceId}: {i.FailureDetails?.ErrorMessage}")];

    private sealed class Closer<TKey>(TaskOrchestrator<TKey, Nothing> walk) : TaskOrchestrator<TKey, Nothing>
    {
        public override async Task<Nothing> RunAsync(TaskOrchestrationContext context, TKey input)
        {
            if (context.CompareVersionTo(Next) >= 0)
                await context.CallActivityAsync(LookCloser, context.InstanceId);
            return await walk.RunAsync(context, input);
        }
    }
}
