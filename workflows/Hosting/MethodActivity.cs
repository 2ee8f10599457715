namespace Funding.Workflows.Hosting;

/// <summary>Asks a running activity to end; it is of the activity's scope, for Durable Task's own context has no token.</summary>
public sealed class ActivityStop
{
    public CancellationToken Token { get; set; }
}

/// <summary>An activity that is one method of a service, with its span and its measurement.</summary>
internal sealed class MethodActivity<TKey, TResult>(Func<TKey, CancellationToken, Task<TResult>> run, ActivityStop stop)
    : TaskActivity<TKey, TResult>
{
    public override async Task<TResult> RunAsync(TaskActivityContext context, TKey input)
    {
        var act = (input as IActInput)?.Act;
        using var span = FundingTelemetry.Activities.StartActivity($"activity {act ?? context.Name.Name}");
        span?.SetTag("activity", context.Name.Name).SetTag("act", act);
        var started = Stopwatch.GetTimestamp();
        var done = false;
        try
        {
            var result = await run(input, stop.Token);
            done = true;
            return result;
        }
        finally
        {
            if (!done)
                span?.SetStatus(ActivityStatusCode.Error);
            FundingTelemetry.ActivityRan(context.Name.Name, act, done, Stopwatch.GetElapsedTime(started));
        }
    }
}

internal static class MethodActivities
{
    public static DurableTaskRegistry AddActivity<TService, TKey, TResult>(
        this DurableTaskRegistry tasks, string name, Func<TService, TKey, CancellationToken, Task<TResult>> run)
        where TService : notnull =>
        tasks.AddActivity(name, scope => new MethodActivity<TKey, TResult>(
            (key, cancellation) => run(scope.GetRequiredService<TService>(), key, cancellation), scope.GetRequiredService<ActivityStop>()));
}
