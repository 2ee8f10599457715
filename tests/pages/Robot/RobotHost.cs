namespace Funding.Pages.Tests.Robot;

/// <summary>A stage host without timers of its own, so that whatever changes was changed by a visitor.</summary>
public sealed class RobotHost : StageHost
{
    protected override LocalOptions Configure(LocalOptions options) => options with { HousekeepingAfter = new TaskCompletionSource().Task };
}
