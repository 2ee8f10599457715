using Funding.Tests.Support.Orchestration;
using Funding.Workflows.Applications;
using Funding.Workflows.Orchestration;
using Funding.Workflows.PublicNotice;
using Funding.Workflows.Review;
using Funding.Workflows.Rounds;

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

        await harness.Client.ScheduleAsync(RoundOrchestrator.Name, RoundOrchestrator.InstanceId("r"), "r");
        await harness.SettleAsync();
        await harness.AdvanceAsync(TimeSpan.FromHours(2) - TimeSpan.FromSeconds(1));
        Assert.Equal(["look"], log);
        await harness.AdvanceAsync(TimeSpan.FromSeconds(1));

        Assert.Equal(["look", "look", "CloseCall", "look"], log);
        Assert.Equal(OrchestrationStatus.Completed, (await harness.Client.GetAsync("r"))!.Status);
    }

    [Fact]
    public async Task Doubled_and_early_events_only_make_it_look_again()
    {
        await using var harness = await StartAsync();
        await harness.Client.ScheduleAsync(RoundOrchestrator.Name, "r", "r");
        for (var n = 0; n < 3; n++) await harness.Client.RaiseEventAsync("r", Waits.Changed);
        await harness.SettleAsync();
        await harness.Client.RaiseEventAsync("r", Waits.Changed);
        await harness.SettleAsync();

        Assert.All(log, line => Assert.Equal("look", line));
        Assert.Equal(5, log.Count);
        Assert.Equal(OrchestrationStatus.Running, (await harness.Client.GetAsync("r"))!.Status);
    }

    [Fact]
    public async Task A_thousand_wake_ups_leave_a_bounded_history_and_lose_none()
    {
        await using var harness = await StartAsync();
        await harness.Client.ScheduleAsync(RoundOrchestrator.Name, "r", "r");
        for (var n = 0; n < 10 * RoundOrchestrator.TurnsPerGeneration; n++) await harness.Client.RaiseEventAsync("r", Waits.Changed);
        await harness.SettleAsync();

        Assert.Equal((10 * RoundOrchestrator.TurnsPerGeneration) + 1, log.Count);
    }

    [Fact]
    public async Task Every_orchestration_of_the_house_has_an_activity_for_each_of_its_acts_and_an_id_of_its_own()
    {
        Assert.Equal(Enum.GetNames<RoundAct>().Order(), RoundActivities.Acts.Values.Select(a => a.Name).Order());
        Assert.Equal(Enum.GetNames<ApplicationAct>().Order(), ApplicationActivities.Acts.Values.Select(a => a.Name).Order());
        Assert.Equal(Enum.GetNames<ReviewerAct>().Order(), ReviewerActivities.Acts.Values.Select(a => a.Name).Order());
        Assert.Equal(Enum.GetNames<ObjectionAct>().Order(), ObjectionActivities.Acts.Values.Select(a => a.Name).Order());
        Assert.Equal(Enum.GetNames<ProposalAct>().Order(), ProposalActivities.Acts.Values.Select(a => a.Name).Order());
        string[] ids = [
            RoundOrchestrator.InstanceId("r"),
            ApplicationOrchestrator.InstanceId("r", "x"),
            ReviewerOrchestrator.InstanceId("r", "x"),
            ObjectionOrchestrator.InstanceId("r", "x"),
            ProposalOrchestrator.InstanceId("r", "x")
        ];
        Assert.Equal(["r", "r:app:x", "r:reviewer:x", "r:objection:x", "r:proposal:x"], ids);

        var registry = new OrchestrationRegistry()
            .AddOrchestrator(ApplicationOrchestrator.Name, () => new ApplicationOrchestrator())
            .AddOrchestrator(ReviewerOrchestrator.Name, () => new ReviewerOrchestrator())
            .AddOrchestrator(ObjectionOrchestrator.Name, () => new ObjectionOrchestrator())
            .AddOrchestrator(ProposalOrchestrator.Name, () => new ProposalOrchestrator())
            .AddActivity(ProposalActivities.LookAtProposal, (_, _, _) => Task.FromResult(Step<ProposalAct>.End))
            .AddActivity(ApplicationActivities.LookAtApplication, (_, _, _) => Task.FromResult(Step<ApplicationAct>.End))
            .AddActivity(ReviewerActivities.LookAtReviewer, (_, _, _) => Task.FromResult(Step<ReviewerAct>.End))
            .AddActivity(ObjectionActivities.LookAtObjection, (_, _, _) => Task.FromResult(Step<ObjectionAct>.End));
        await using var harness = new EmbeddedHarness(durable: false);
        await harness.StartAsync(registry);
        await harness.Client.ScheduleAsync(ApplicationOrchestrator.Name, ids[1], new ApplicationKey("r", "x"));
        await harness.Client.ScheduleAsync(ReviewerOrchestrator.Name, ids[2], new ReviewerKey("r", "x"));
        await harness.Client.ScheduleAsync(ObjectionOrchestrator.Name, ids[3], new ObjectionKey("r", "x"));
        await harness.Client.ScheduleAsync(ProposalOrchestrator.Name, ids[4], new ProposalKey("r", "x"));
        await harness.SettleAsync();

        foreach (var id in ids.Skip(1)) Assert.Equal(OrchestrationStatus.Completed, (await harness.Client.GetAsync(id))!.Status);
    }

    /// <param name="steps">What the looks answer in turn; after the last, to wait for an event.</param>
    private async Task<EmbeddedHarness> StartAsync(params Func<DateTimeOffset, Step<RoundAct>>[] steps)
    {
        var harness = new EmbeddedHarness(durable: false);
        var looks = 0;
        var registry = new OrchestrationRegistry()
            .AddOrchestrator(RoundOrchestrator.Name, () => new RoundOrchestrator())
            .AddActivity(RoundActivities.LookAtRound, (_, _, _) =>
            {
                log.Add("look");
                return Task.FromResult(looks < steps.Length ? steps[looks++](harness.Clock.GetUtcNow()) : Step<RoundAct>.WaitUntil(null));
            });
        foreach (var activity in RoundActivities.Acts.Values)
            registry.AddActivity(activity, (_, _, _) =>
            {
                log.Add(activity.Name);
                return Task.FromResult(Nothing.Value);
            });
        await harness.StartAsync(registry);
        return harness;
    }
}
