namespace Funding.Workflows.Hosting;

/// <summary>The two walkers with their code and the four activities with their implementation; both hosts take this one.</summary>
public static class FundingActivities
{
    /// <summary>The walkers by their names.</summary>
    public static IReadOnlyDictionary<string, Func<ITaskOrchestrator>> Orchestrators { get; } =
        new Dictionary<string, Func<ITaskOrchestrator>>
        {
            [HomeWalker.Name] = () => new HomeWalker(),
            [SubjectWalker.Name] = () => new SubjectWalker(),
        };

    public static DurableTaskRegistry Registry()
    {
        var tasks = new DurableTaskRegistry();
        foreach (var (name, create) in Orchestrators)
            tasks.AddOrchestrator(name, create);
        return tasks
            .AddActivity(Workflows.Orchestration.Activities.LookAtHome, (HomeWalk walk, string id, CancellationToken cancellation) =>
                walk.LookAsync(id, cancellation))
            .AddActivity(Workflows.Orchestration.Activities.ActAtHome, (HomeWalk walk, HomeAct due, CancellationToken cancellation) =>
                walk.ActAsync(due, cancellation))
            .AddActivity(
                Workflows.Orchestration.Activities.LookAtSubject, (SubjectWalk walk, SubjectKey key, CancellationToken cancellation) =>
                    walk.LookAsync(key, cancellation))
            .AddActivity(
                Workflows.Orchestration.Activities.ActAtSubject, (SubjectWalk walk, SubjectAct due, CancellationToken cancellation) =>
                    walk.ActAsync(due, cancellation));
    }
}
