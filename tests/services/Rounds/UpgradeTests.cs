using System.Collections.Concurrent;
using Funding.Services.Activities;
using Funding.Services.Storage;
using Funding.Tests.Support.Rounds;
using Funding.Workflows.Applications;
using Funding.Workflows.Orchestration;
using Funding.Workflows.Review;
using Funding.Workflows.Rounds;
using Microsoft.Extensions.DependencyInjection;

namespace Funding.Services.Tests.Rounds;

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
            var run = new RoundRun(before);
            foreach (var step in (Func<Task>[])[run.LaunchAsync, run.ApplyAsync, run.CloseCallAsync, run.RecommendAsync])
                await step();
            stopped = before.Clock.GetUtcNow();
        }

        string? hash;
        await using (var after = new RoundHouse(folder: folder, configure: services => services.AddSingleton(NextRegistry())))
        {
            after.Clock.SetUtcNow(stopped);
            await after.StartAsync(TestContext.Current.CancellationToken);
            await after.SettleAsync(TestContext.Current.CancellationToken);
            var run = new RoundRun(after);
            await run.DecideEligibilityAsync();

            var round = (await after.Engine.GetAsync(RoundRun.RoundId))!;
            Assert.Equal((RoundOrchestrator.Version, OrchestrationStatus.Running), (round.Version, round.Status));
            Assert.DoesNotContain(RoundRun.RoundId, lookedCloser.Keys);
            Assert.DoesNotContain(
                lookedCloser.Keys, id => id.StartsWith(ApplicationOrchestrator.InstanceId(RoundRun.RoundId, ""), StringComparison.Ordinal));

            await run.DrawAsync();
            var expert = (await after.Get<ITableStore>()
                .EnumerateAsync<ReviewSheet>(
                    Services.Rounds.RoundKeys.Partition(RoundRun.RoundId), KeyRange.Prefix(Services.Rounds.RoundKeys.SheetsByExpert))
                .FirstAsync()).Value.ExpertId;
            var reviewer = ReviewerOrchestrator.InstanceId(RoundRun.RoundId, expert);
            Assert.Equal(Next, (await after.Engine.GetAsync(reviewer))!.Version);
            Assert.Contains(reviewer, lookedCloser.Keys);

            foreach (var step in (Func<Task>[])[run.ReviewAsync, run.ApproveAsync, run.CloseNoticeAsync])
                await step();
            Assert.Equal(RoundStage.Announced, (await run.RoundAsync()).Stage);
            Assert.Empty(await FailedAsync(after));
            hash = (await run.RoundAsync()).RankingHash;
        }

        Directory.Delete(folder, recursive: true);
        await using var undisturbed = new RoundHouse(engineInMemory: true);
        var same = new RoundRun(undisturbed);
        await same.RunAsync();
        Assert.Equal((await same.RoundAsync()).RankingHash, hash);
    }

    [Fact]
    public void Every_orchestrator_is_registered_under_the_version_it_carries() =>
        Assert.All(FundingActivities.Registry().Orchestrators, entry =>
        {
            var carried =
                typeof(RoundOrchestrator).Assembly.GetTypes().Single(t => t.Name == entry.Name).GetField("Version")!.GetRawConstantValue();
            Assert.Equal(carried, entry.Version);
        });

    /// <summary>
    /// The shipped code as it is, and beside it the next version of each, which no history of the first can be replayed on.
    /// </summary>
    private OrchestrationRegistry NextRegistry() => FundingActivities.Registry()
        .AddActivity(LookCloser, (_, id, _) =>
        {
            lookedCloser.AddOrUpdate(id, 1, (_, times) => times + 1);
            return Task.FromResult(Nothing.Value);
        })
        .AddOrchestrator(RoundOrchestrator.Name, () => new Closer<string>(new RoundOrchestrator()), Next)
        .AddOrchestrator(ApplicationOrchestrator.Name, () => new Closer<ApplicationKey>(new ApplicationOrchestrator()), Next)
        .AddOrchestrator(ReviewerOrchestrator.Name, () => new Closer<ReviewerKey>(new ReviewerOrchestrator()), Next);

    private static async Task<List<string>> FailedAsync(RoundHouse house) =>
        [.. (await house.Engine.QueryAsync(new OrchestrationQuery(null, [OrchestrationStatus.Failed], 500))).Instances.Select(i =>
            $"{i.InstanceId}: {i.Failure?.Message}")];

    private sealed class Closer<TKey>(Orchestrator<TKey, Nothing> walk) : Orchestrator<TKey, Nothing>
    {
        public override async Task<Nothing> RunAsync(OrchestrationContext context, TKey input)
        {
            await context.CallActivityAsync(LookCloser, context.InstanceId);
            return await walk.RunAsync(context, input);
        }
    }
}
