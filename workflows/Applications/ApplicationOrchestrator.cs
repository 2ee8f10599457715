using Funding.Workflows.Orchestration;

namespace Funding.Workflows.Applications;

/// <summary>
/// Follows one application from its draft to the end of its eligibility check: reminders, the close, the one correction and
/// its silence. Top-level, never a child that the round awaits.
/// </summary>
public sealed class ApplicationOrchestrator()
    : LookAndAct<ApplicationKey, ApplicationAct>(ApplicationActivities.LookAtApplication, ApplicationActivities.Acts)
{
    /// <summary>Of this code; see docs/decisions/014-versions-of-orchestrations.md before changing either.</summary>
    public const string Version = "1";

    public static readonly Orchestration<ApplicationKey, Nothing> Name = new(nameof(ApplicationOrchestrator));

    public static string InstanceId(string roundId, string applicationId) => $"{roundId}:app:{applicationId}";
}

public sealed record ApplicationKey(string RoundId, string ApplicationId);

public static class ApplicationActivities
{
    /// <summary>Reads the rows and asks <see cref="ApplicationDecision"/>.</summary>
    public static readonly Activity<ApplicationKey, Step<ApplicationAct>> LookAtApplication = new(nameof(LookAtApplication));

    public static readonly IReadOnlyDictionary<ApplicationAct, Activity<ApplicationKey, Nothing>> Acts =
        LookAndAct<ApplicationKey, ApplicationAct>.ActivityForEachAct();
}
