namespace Funding.Pages.Tests.Played;

/// <summary>The one-machine host on either storage adapter; the jobs of hour and day are run by whoever moves the clock.</summary>
/// <param name="azure">An account's options; null for SQLite.</param>
internal sealed class PlayedHost(AzureStorageOptions? azure) : PortalHost
{
    protected override LocalOptions Configure(LocalOptions options) => options with
    {
        AzureStorage = azure,
        HousekeepingAfter = Task.Delay(Timeout.Infinite),
    };
}
