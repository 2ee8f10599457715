namespace Funding.Workflows.Cases;

/// <summary>When a document may still be attached.</summary>
internal static class UploadWindow
{
    public static bool Allows(Application application, Round round, DateTimeOffset begunAt, DateTimeOffset now) => application.State switch
    {
        ApplicationState.UnderCorrection => ShanghaiTime.IsInTime(now, application.Correction!.DueOn),
        ApplicationState.Draft when round.IsAtCall() => ShanghaiTime.IsInTime(now, round.CallCloses())
            || (ShanghaiTime.IsInTime(begunAt, round.CallCloses())
                && now < ShanghaiTime.CloseOf(round.CallCloses()) + CallIsOpen.UploadGrace),
        _ => false,
    };
}
