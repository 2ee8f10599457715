namespace Funding.Workflows.Applications;

/// <summary>Whether an application is still in its round.</summary>
public static class ApplicationStanding
{
    /// <summary>States of applications that were submitted and have come to no end.</summary>
    public static IReadOnlyList<ApplicationState> Open { get; } =
    [
        ApplicationState.Submitted,
        ApplicationState.Recommended,
        ApplicationState.UnderCorrection,
        ApplicationState.Corrected,
        ApplicationState.Eligible,
        ApplicationState.Selected,
        ApplicationState.Reserve,
    ];

    public static bool Stands(this ApplicationState state) => Open.Contains(state);
}
