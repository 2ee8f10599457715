namespace Funding.Engine;

/// <summary>Many threads post, one takes everything that is there.</summary>
internal sealed class Inbox<T>
{
    private readonly object gate = new();
    private List<T> posted = [];
    private bool closed;

    /// <returns>False when closed.</returns>
    public bool Post(T item)
    {
        lock (gate)
        {
            if (closed)
                return false;
            posted.Add(item);
            if (posted.Count == 1)
                Monitor.Pulse(gate);
            return true;
        }
    }

    /// <summary>Takes what is there in exchange for an empty list, waiting a while for the first.</summary>
    /// <returns>False when closed and empty.</returns>
    public bool Take(ref List<T> items, TimeSpan wait)
    {
        lock (gate)
        {
            if (posted.Count == 0 && !closed)
                Monitor.Wait(gate, wait);
            (items, posted) = (posted, items);
            return items.Count > 0 || !closed;
        }
    }

    public void Close()
    {
        lock (gate)
        {
            closed = true;
            Monitor.PulseAll(gate);
        }
    }
}
