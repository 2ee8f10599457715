namespace Funding.Engine;

/// <summary>Counts everything under way, so that one can wait until nothing is.</summary>
internal sealed class WorkCount
{
    private readonly Lock gate = new();
    private TaskCompletionSource? none;
    private int count;

    public bool IsZero => Volatile.Read(ref count) == 0;

    public void Add(int more = 1) => Interlocked.Add(ref count, more);

    public void Done(int less = 1)
    {
        if (less == 0 || Interlocked.Add(ref count, -less) != 0)
            return;
        lock (gate)
        {
            none?.TrySetResult();
            none = null;
        }
    }

    public Task WhenZeroAsync()
    {
        lock (gate)
        {
            none ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            var waiting = none.Task;
            if (IsZero)
            {
                none.TrySetResult();
                none = null;
            }
            return waiting;
        }
    }
}
