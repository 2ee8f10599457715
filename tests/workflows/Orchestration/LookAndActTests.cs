using Funding.Tests.Support.Orchestration;
using Funding.Workflows.Applications;
using Funding.Workflows.Orchestration;
using Funding.Workflows.PublicNotice;
using Funding.Workflows.Review;
using Funding.Workflows.Rounds;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Funding.Workflows.Tests.Orchestration;

/// <summary>The house's orchestrations on the embedded engine in memory; what their activities would do is written down.</summary>
public sealed class LookAndActTests
{
    private readonly List<string> log = [];

    [Fact]
    public async Task It_looks_acts_waits_for_its_moment_and_ends()
    {
        await using var harness = await StartAsync(
            at => Step<RoundAct>.WaitUntil(at.AddHours(2)),
            _ => Step<RoundAct>.Do(RoundAct.CloseCall),
            _ => Step<RoundAct>.End);

        await harness.Client.ScheduleOnceAsync(RoundOrchestrator.Name, RoundOrchestrator.InstanceId("r"), "r");
        await harness.SettleAsync();
        await harness.AdvanceAsync(TimeSpan.FromHours(2) - TimeSpan.FromSeconds(1));
        Assert.Equal(["look"], log);
        await harness.AdvanceAsync(TimeSpan.FromSeconds(1));

        Assert.Equal(["look", "look", "CloseCall", "look"], log);
        Assert.Equal(OrchestrationRuntimeStatus.Completed, (await harness.Client.GetAsync("r"))!.RuntimeStatus);
    }

    [Fact]
    public async Task Doubled_and_early_events_only_make_it_look_again()
    {
        await using var harness = await StartAsync();
        await harness.Client.ScheduleOnceAsync(RoundOrchestrator.Name, "r", "r");
        for (var n = 0; n < 3; n++) await harness.Client.RaiseEventAsync("r", Waits.Changed);
        await harness.SettleAsync();
        await harness.Client.RaiseEventAsync("r", Waits.Changed);
        await harness.SettleAsync();

        Assert.All(log, line => Assert.Equal("look", line));
        Assert.Equal(5, log.Count);
        Assert.Equal(OrchestrationRuntimeStatus.Running, (await harness.Client.GetAsync("r"))!.RuntimeStatus);
    }

    [Fact]
    public async Task A_thousand_wake_ups_leave_a_bounded_history_and_lose_none()
    {
        await using var harness = await StartAsync();
        await harness.Client.ScheduleOnceAsync(RoundOrchestrator.Name, "r", "r");
        for (var n = 0; n < 10 * RoundOrchestrator.TurnsPerGeneration; n++) await harness.Client.RaiseEventAsync("r", Waits.Changed);
        await harness.SettleAsync();

        Assert.Equal((10 * RoundOrchestrator.TurnsPerGeneration) + 1, log.Count);
    }

    [Fact]
    public async Task Every_orchestration_of_the_house_has_an_id_of_its_own_and_ends_when_its_look_says_so()
    {
        string[] ids = [
            RoundOrchestrator.InstanceId("r"),
            ApplicationOrchestrator.InstanceId("r", "x"),
            ReviewerOrchestrator.InstanceId("r", "x"),
            ObjectionOrchestrator.InstanceId("r", "x"),
            ProposalOrchestrator.InstanceId("r", "x")
        ];
        Assert.Equal(["r", "r:app:x", "r:reviewer:x", "r:objection:x", "r:proposal:x"], ids);

        var registry = new DurableTaskRegistry()
            .AddOrchestrator(ApplicationOrchestrator.Name, () => new ApplicationOrchestrator())
            .AddOrchestrator(ReviewerOrchestrator.Name, () => new ReviewerOrchestrator())
            .AddOrchestrator(ObjectionOrchestrator.Name, () => new ObjectionOrchestrator())
            .AddOrchestrator(ProposalOrchestrator.Name, () => new ProposalOrchestrator())
            .AddActivityFunc<ProposalKey, Step<ProposalAct>>(ProposalActivities.LookAtProposal, (_, _) => Step<ProposalAct>.End)
            .AddActivityFunc<ApplicationKey,
                Step<ApplicationAct>>(ApplicationActivities.LookAtApplication, (_, _) => Step<ApplicationAct>.End)
            .AddActivityFunc<ReviewerKey, Step<ReviewerAct>>(ReviewerActivities.LookAtReviewer, (_, _) => Step<ReviewerAct>.End)
            .AddActivityFunc<ObjectionKey, Step<ObjectionAct>>(ObjectionActivities.LookAtObjection, (_, _) => Step<ObjectionAct>.End);
        await using var harness = new EmbeddedHarness(durable: false);
        await harness.StartAsync(registry);
        await harness.Client.ScheduleOnceAsync(ApplicationOrchestrator.Name, ids[1], new ApplicationKey("r", "x"));
        await harness.Client.ScheduleOnceAsync(ReviewerOrchestrator.Name, ids[2], new ReviewerKey("r", "x"));
        await harness.Client.ScheduleOnceAsync(ObjectionOrchestrator.Name, ids[3], new ObjectionKey("r", "x"));
        await harness.Client.ScheduleOnceAsync(ProposalOrchestrator.Name, ids[4], new ProposalKey("r", "x"));
        await harness.SettleAsync();

        foreach (var id in ids.Skip(1)) Assert.Equal(OrchestrationRuntimeStatus.Completed,
            (await harness.Client.GetAsync(id))!.RuntimeStatus);
    }

    /// <param name="steps">What the looks answer in turn; after the last, to wait for an event.</param>
    private async Task<EmbeddedHarness> StartAsync(params Func<DateTimeOffset, Step<RoundAct>>[] steps)
    {
        var harness = new EmbeddedHarness(durable: false);
        var looks = 0;
        var registry = new DurableTaskRegistry()
            .AddOrchestrator(RoundOrchestrator.Name, () => new RoundOrchestrator())
            .AddActivityFunc<string, Step<RoundAct>>(RoundActivities.LookAtRound, (_, _) =>
            {
                log.Add("look");
                return looks < steps.Length ? steps[looks++](harness.Clock.GetUtcNow()) : Step<RoundAct>.WaitUntil(null);
            });
        foreach (var act in Enum.GetNames<RoundAct>())
            registry.AddActivityFunc<string, Nothing>(act, (_, _) =>
            {
                log.Add(act);
                return Nothing.Value;
            });
        await harness.StartAsync(registry);
        return harness;
    }
}
