namespace Funding.Workflows.Orchestration;

/// <summary>The one way orchestrators of this house wait: an event against a durable timer.</summary>
public static class Waits
{
    /// <summary>The event that makes an orchestration look at its rows again.</summary>
    public const string Changed = nameof(Changed);

    /// <summary>Completes at the next <see cref="Changed"/> event or at <paramref name="moment"/>, whichever is first.</summary>
    public static async Task ForChangeAsync(OrchestrationContext context, DateTimeOffset? moment)
    {
        if (moment is not { } at)
        {
            await context.WaitForExternalEvent<object?>(Changed);
            return;
        }

        using var loser = new CancellationTokenSource();
        var change = context.WaitForExternalEvent<object?>(Changed, loser.Token);
        var timer = context.CreateTimer(at.UtcDateTime, loser.Token);
        await Task.WhenAny(change, timer);
        loser.Cancel();
    }
}
