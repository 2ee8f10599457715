namespace Funding.Workflows.Orchestration;

/// <summary>An activity by its registered name, with the shape of what goes in and comes out (JSON, at most 64 KiB each way).</summary>
public sealed record Activity<TInput, TOutput>(string Name);

/// <summary>An orchestration by its registered name, with the shape of its input and output.</summary>
public sealed record Orchestration<TInput, TOutput>(string Name);

/// <summary>Input or output of an orchestration or activity that has none.</summary>
public sealed record Nothing
{
    public static readonly Nothing Value = new();
}

/// <summary>
/// The body of an orchestration: thin, deterministic, no I/O but through its context. It is created anew for every replay
/// and may keep nothing between them.
/// </summary>
public abstract class Orchestrator<TInput, TOutput>
{
    public abstract Task<TOutput> RunAsync(OrchestrationContext context, TInput input);
}

/// <summary>Back-off between the attempts of an activity or child. Delays are domain time.</summary>
/// <param name="MaxAttempts">At least 1; 1 means no retry.</param>
/// <param name="FirstDelay">Delay before the second attempt.</param>
/// <param name="BackoffCoefficient">At least 1.</param>
/// <param name="MaxDelay">Upper bound of one delay; null for none.</param>
public sealed record RetryPolicy(int MaxAttempts, TimeSpan FirstDelay, double BackoffCoefficient = 2, TimeSpan? MaxDelay = null)
{
    /// <summary>Delay before attempt number <paramref name="nextAttempt"/> (2 or more).</summary>
    public TimeSpan DelayBefore(int nextAttempt)
    {
        var ticks = FirstDelay.Ticks * Math.Pow(BackoffCoefficient, nextAttempt - 2);
        var cap = (MaxDelay ?? TimeSpan.FromDays(30)).Ticks;
        return TimeSpan.FromTicks((long)Math.Min(ticks, cap));
    }
}

/// <summary>What failed, by the type name and message of its exception; never a stack trace.</summary>
public sealed record FailureDetails(string ErrorType, string Message);

/// <summary>An activity or child orchestration failed for good.</summary>
public sealed class TaskFailedException(string taskName, FailureDetails failure)
    : Exception($"{taskName}: {failure.ErrorType}: {failure.Message}")
{
    public string TaskName { get; } = taskName;

    public FailureDetails FailureDetails { get; } = failure;
}
