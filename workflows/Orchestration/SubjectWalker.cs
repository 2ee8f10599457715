using Funding.Workflows.Orchestration;

namespace Funding.Workflows.Applications;

/// <summary>
/// Follows one application from its draft to the end of its eligibility check: reminders, the close, the one correction and
/// its silence. Top-level, never a child that the round awaits.
/// </summary>
public sealed class ApplicationOrchestrator(string newest = OrchestrationVersions.Newest)
    : LookAndAct<ApplicationKey, ApplicationAct>(ApplicationActivities.LookAtApplication, newest)
{
    public const string Name = nameof(ApplicationOrchestrator);

    public static string InstanceId(string roundId, string applicationId) => $"{roundId}:app:{applicationId}";
}

public sealed record ApplicationKey(string RoundId, string ApplicationId);

/// <summary>The activity that reads; each act of <see cref="ApplicationAct"/> is one of its own name.</summary>
public static class ApplicationActivities
{
    /// <summary>Reads the rows and asks <see cref="ApplicationDecision"/>.</summary>
    public const string LookAtApplication = nameof(LookAtApplication);
}
