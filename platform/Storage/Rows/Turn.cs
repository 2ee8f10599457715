namespace Funding.Platform.Storage.Rows;

/// <summary>A place behind all work of this process that is ready to run.</summary>
internal static class Turn
{
    /// <summary>Completes once what is ready now has had its turn: what several of them ask for is then asked once.</summary>
    public static Task BehindTheReadyAsync() => Task.Factory.StartNew(
        static () => { }, CancellationToken.None, TaskCreationOptions.PreferFairness, TaskScheduler.Default);
}
