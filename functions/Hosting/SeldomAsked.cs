namespace Funding.Functions.Hosting;

/// <summary>
/// What is asked for <c>/health/ready</c> at most once in each <see cref="Pause"/>, whoever asks and however often.
/// </summary>
/// <param name="ask">Why the part is not ready; null where it is.</param>
internal sealed class SeldomAsked(Func<CancellationToken, Task<string?>> ask, TimeProvider clock)
{
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private readonly Lock gate = new();
    private Task<string?>? answer;
    private long askedAt;

    public ValueTask<string?> ReasonAsync()
    {
        lock (gate)
        {
            if (answer is null || clock.GetElapsedTime(askedAt) >= Pause)
                (answer, askedAt) = (AskAsync(), clock.GetTimestamp());
            return new(answer);
        }
    }

    private async Task<string?> AskAsync()
    {
        // Not by the asker's cancellation: what it finds is for everybody.
        using var enough = new CancellationTokenSource(Patience);
        try
        {
            return await ask(enough.Token).WaitAsync(enough.Token);
        }
        catch (OperationCanceledException)
        {
            return $"no answer within {Patience.TotalSeconds:0} seconds";
        }
        catch (Exception e)
        {
            return $"not to be asked: {e.GetBaseException().GetType().Name}";
        }
    }
}
