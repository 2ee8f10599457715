namespace Funding.Workflows.Cases;

/// <summary>Whether an application may be changed now: a draft during the call, another while a correction is asked for.</summary>
public static class Editing
{
    public static bool Allows(Application application, Round round, DateTimeOffset now) => Refusal(application, round, now) is null;

    /// <returns>Why it may not; null where it may.</returns>
    public static Refusal? Refusal(Application application, Round round, DateTimeOffset now) => application.State switch
    {
        ApplicationState.Draft => CallIsOpen.Refusal(round, now),
        ApplicationState.UnderCorrection when ShanghaiTime.IsInTime(now, application.Correction!.DueOn) => null,
        ApplicationState.Lapsed or ApplicationState.UnderCorrection => ApplicationRefusals.CallClosed(),
        var other => ApplicationRefusals.WrongState(other),
    };
}
