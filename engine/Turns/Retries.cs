namespace Funding.Engine.Turns;

/// <summary>Whether a failed activity or child is tried again, and when. Pauses are durable timers on the domain clock.</summary>
internal static class Retries
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromDays(365);

    /// <summary>Waits out the pause before the next attempt.</summary>
    /// <param name="attempt">The one that failed, from 1.</param>
    /// <param name="spent">Domain time since the first attempt.</param>
    /// <returns>False when it is not tried again.</returns>
    public static async Task<bool> PauseAsync(
        TaskOrchestrationContext context, TaskRetryOptions retry, int attempt, TimeSpan spent, TaskFailedException failed)
    {
        if (retry.Handler is { } handler)
            return await handler(new RetryContext(context, attempt, failed.FailureDetails, spent, CancellationToken.None));
        if (retry.Policy is not { } policy || attempt >= policy.MaxNumberOfAttempts || IsOver(policy, spent) || !policy.Handle(failed))
            return false;
        await context.CreateTimer(context.CurrentUtcDateTime + PauseAfter(policy, attempt), CancellationToken.None);
        return true;
    }

    private static bool IsOver(RetryPolicy policy, TimeSpan spent) =>
        policy.RetryTimeout != Timeout.InfiniteTimeSpan && spent >= policy.RetryTimeout;

    private static TimeSpan PauseAfter(RetryPolicy policy, int attempt)
    {
        var longest = policy.MaxRetryInterval == Timeout.InfiniteTimeSpan ? LongestPause : policy.MaxRetryInterval;
        var ticks = policy.FirstRetryInterval.Ticks * Math.Pow(policy.BackoffCoefficient, attempt - 1);
        return TimeSpan.FromTicks((long)Math.Min(ticks, longest.Ticks));
    }
}
