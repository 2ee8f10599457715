namespace Funding.Workflows.Orchestration;

/// <summary>Walks a home, which is a round, from its first stage to its end.</summary>
public sealed class HomeWalker(string newest = OrchestrationVersions.Newest)
    : LookAndAct<string>(Activities.LookAtHome, Activities.ActAtHome, newest)
{
    public const string Name = nameof(HomeWalker);

    public static string InstanceId(string homeId) => homeId;

    protected override object InputOf(string key, string act, Step step) => new HomeAct(key, act, step.Stage, step.Deadline);
}
