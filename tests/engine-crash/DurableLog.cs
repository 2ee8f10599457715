namespace Funding.Engine.Crash;

/// <summary>Lines that outlive the process when <see cref="Append"/> returns.</summary>
/// <param name="flush">Makes each outlive the machine too; without it a line is noted sooner after what it tells of.</param>
internal sealed class DurableLog(string path, bool flush) : IDisposable
{
    private readonly FileStream file = new(path, FileMode.Append, FileAccess.Write, FileShare.Read);
    private readonly Lock gate = new();

    public void Append(string line)
    {
        lock (gate)
        {
            file.Write(Encoding.UTF8.GetBytes(line + "\n"));
            file.Flush(flushToDisk: flush);
        }
    }

    public void Dispose() => file.Dispose();
}
