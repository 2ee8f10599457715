namespace Funding.Workflows.Launches;

/// <summary>Looks at a launch before it is made; nothing is written.</summary>
public sealed class LaunchQueries(
    LaunchCommands launches, StageKindSet kinds, RoundDays days, RoundStore rounds, PeopleStore people, WorkingCalendar calendar,
    TimeProvider clock)
{
    /// <summary>What of the launch an administrator should know, each stage's own findings in the order of the stages.</summary>
    public async Task<LaunchReview> ReviewAsync(Actor actor, LaunchRequest request, CancellationToken cancellation = default)
    {
        actor.Demand(Right.LaunchRound);
        LaunchPlan plan;
        try
        {
            plan = await launches.PlanAsync(actor, request, cancellation);
        }
        catch (RefusedException refused)
        {
            return LaunchReview.Stopped(refused);
        }

        var around = new LaunchSurroundings(
            ShanghaiTime.DayOf(clock.GetUtcNow()),
            (await people.InRoleAsync(Role.Administrator, null, cancellation)).Count,
            await rounds.AllAsync(cancellation));
        var findings = LaunchChecks.Of(request, plan, calendar, around, days.ClosesOf).ToList();
        foreach (var stage in plan.Stages)
        {
            findings.AddRange(await kinds[stage.Kind].ReviewLaunchAsync(request, plan, cancellation));
        }

        return new LaunchReview(plan, findings);
    }
}
