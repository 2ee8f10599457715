namespace Funding.Workflows.Stages.RollingCall;

/// <summary>A call that takes applications all the time it is open; each submitted one goes on at once, by itself.</summary>
/// <param name="Days">Days the call is open.</param>
/// <param name="PerSubject">Applications that one subject may hold in a round; at least 1.</param>
public sealed record RollingCallSettings(int Days, int PerSubject) : CallTerms(PerSubject)
{
    public const string Kind = "rolling-call";
}
