namespace Funding.Workflows.Orchestration;

/// <summary>
/// Follows one subject of a home, such as an application, a reviewer, an objection or a proposed change. Top-level, never a child that
/// the home awaits.
/// </summary>
public sealed class SubjectWalker(string newest = OrchestrationVersions.Newest)
    : LookAndAct<SubjectKey>(Activities.LookAtSubject, Activities.ActAtSubject, newest)
{
    public const string Name = nameof(SubjectWalker);

    protected override object InputOf(SubjectKey key, string act, Step step) => new SubjectAct(key, act);
}

/// <param name="Kind">Such as app; the middle of the instance's id.</param>
/// <param name="Home">Id of the round.</param>
/// <param name="Id">Of the subject within its home.</param>
public sealed record SubjectKey(string Kind, string Home, string Id)
{
    [System.Text.Json.Serialization.JsonIgnore]
    public string InstanceId => $"{Home}:{Kind}:{Id}";
}
