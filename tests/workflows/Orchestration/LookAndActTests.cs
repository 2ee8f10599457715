namespace Funding.Workflows.Tests.Orchestration;

/// <summary>The house's orchestrations on the embedded engine in memory; what their activities would do is written down.</summary>
public sealed class LookAndActTests
{
    private readonly List<string> log = [];
    private readonly List<HomeAct> acts = [];

    [Fact]
    public async Task It_looks_acts_waits_for_its_moment_and_ends()
    {
        await using var harness = await StartAsync(
            at => Step.WaitUntil(at.AddHours(2)),
            _ => Step.Do("CloseCall"),
            _ => Step.End);

        await harness.Client.ScheduleOnceAsync(HomeWalker.Name, HomeWalker.InstanceId("r"), "r");
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
        await harness.Client.ScheduleOnceAsync(HomeWalker.Name, "r", "r");
        for (var n = 0; n < 3; n++) await harness.Client.RaiseEventAsync("r", Waits.Changed);
        await harness.SettleAsync();
        var looks = log.Count;
        await harness.Client.RaiseEventAsync("r", Waits.Changed);
        await harness.SettleAsync();

        Assert.All(log, line => Assert.Equal("look", line));
        Assert.InRange(looks, 1, 4);
        Assert.Equal(looks + 1, log.Count);
        Assert.Equal(OrchestrationRuntimeStatus.Running, (await harness.Client.GetAsync("r"))!.RuntimeStatus);
    }

    [Fact]
    public async Task A_thousand_wake_ups_leave_a_bounded_history_and_none_is_without_a_look_behind_it()
    {
        await using var harness = await StartAsync();
        await harness.Client.ScheduleOnceAsync(HomeWalker.Name, "r", "r");
        for (var n = 0; n < 10 * HomeWalker.TurnsPerGeneration; n++)
        {
            var raised = log.Count;
            await harness.Client.RaiseEventAsync("r", Waits.Changed);
            if (n % 7 == 0)
            {
                await harness.SettleAsync();
                Assert.True(log.Count > raised);
            }
        }

        await harness.SettleAsync();
        Assert.InRange(log.Count, 10 * HomeWalker.TurnsPerGeneration / 7, (10 * HomeWalker.TurnsPerGeneration) + 1);
    }

    [Fact]
    public async Task A_change_during_the_last_look_is_looked_at_before_the_walk_ends()
    {
        await using var harness = new EmbeddedHarness(durable: false);
        var changed = false;
        var registry = new DurableTaskRegistry()
            .AddOrchestrator(HomeWalker.Name, () => new HomeWalker())
            .AddActivityFunc<string, Step>(Activities.LookAtHome, async (_, _) =>
            {
                log.Add("look");
                if (log.Count == 1)
                {
                    // The rows were read, and only then somebody acts.
                    changed = true;
                    await harness.Client.RaiseEventAsync("r", Waits.Changed);
                    return Step.End;
                }

                return changed && acts.Count == 0 ? Step.Do("CloseCall") : Step.End;
            })
            .AddActivityFunc<HomeAct, Nothing>(Activities.ActAtHome, (_, due) =>
            {
                acts.Add(due);
                return Nothing.Value;
            });
        await harness.StartAsync(registry);
        await harness.Client.ScheduleOnceAsync(HomeWalker.Name, "r", "r");
        await harness.SettleAsync();

        Assert.Equal("CloseCall", Assert.Single(acts).Act);
        Assert.Equal(3, log.Count);
        Assert.Equal(OrchestrationRuntimeStatus.Completed, (await harness.Client.GetAsync("r"))!.RuntimeStatus);
    }

    [Fact]
    public async Task An_act_is_told_its_home_its_stage_and_its_deadline()
    {
        var due = Step.Do("Remind") with { Stage = new("review"), Deadline = new(2026, 6, 4) };
        await using var harness = await StartAsync(_ => due, _ => Step.End);
        await harness.Client.ScheduleOnceAsync(HomeWalker.Name, "r", "r");
        await harness.SettleAsync();

        Assert.Equal(new HomeAct("r", "Remind", new("review"), new(2026, 6, 4)), Assert.Single(acts));
    }

    [Fact]
    public async Task A_subject_of_every_kind_has_an_id_of_its_own_and_its_walk_ends_when_its_look_says_so()
    {
        SubjectKey[] subjects =
        [
            new ApplicationKey("r", "x").Subject, new ReviewerKey("r", "x").Subject, new ObjectionKey("r", "x").Subject,
            new ProposalKey("r", "x").Subject,
        ];
        Assert.Equal(["r:app:x", "r:reviewer:x", "r:objection:x", "r:proposal:x"], subjects.Select(s => s.InstanceId));
        Assert.Equal("r", HomeWalker.InstanceId("r"));

        var acted = new List<SubjectAct>();
        var registry = new DurableTaskRegistry()
            .AddOrchestrator(SubjectWalker.Name, () => new SubjectWalker())
            .AddActivityFunc<SubjectKey, Step>(Activities.LookAtSubject, (_, key) =>
                acted.Any(a => a.Subject == key) ? Step.End : Step.Do("Remind"))
            .AddActivityFunc<SubjectAct, Nothing>(Activities.ActAtSubject, (_, due) =>
            {
                acted.Add(due);
                return Nothing.Value;
            });
        await using var harness = new EmbeddedHarness(durable: false);
        await harness.StartAsync(registry);
        foreach (var subject in subjects)
        {
            await harness.Client.ScheduleOnceAsync(SubjectWalker.Name, subject.InstanceId, subject);
            await harness.SettleAsync();
            Assert.Equal(OrchestrationRuntimeStatus.Completed, (await harness.Client.GetAsync(subject.InstanceId))!.RuntimeStatus);
        }

        Assert.Equal(subjects.Select(s => new SubjectAct(s, "Remind")), acted);
    }

    /// <param name="steps">What the looks answer in turn; after the last, to wait for an event.</param>
    private async Task<EmbeddedHarness> StartAsync(params Func<DateTimeOffset, Step>[] steps)
    {
        var harness = new EmbeddedHarness(durable: false);
        var looks = 0;
        var registry = new DurableTaskRegistry()
            .AddOrchestrator(HomeWalker.Name, () => new HomeWalker())
            .AddActivityFunc<string, Step>(Activities.LookAtHome, (_, _) =>
            {
                log.Add("look");
                return looks < steps.Length ? steps[looks++](harness.Clock.GetUtcNow()) : Step.WaitUntil(null);
            });
        registry.AddActivityFunc<HomeAct, Nothing>(Activities.ActAtHome, (_, due) =>
        {
            log.Add(due.Act);
            acts.Add(due);
            return Nothing.Value;
        });
        await harness.StartAsync(registry);
        return harness;
    }
}
