using System.Text;

namespace Funding.Engine.Crash;

/// <summary>Lines that are on the disk when <see cref="Append"/> returns.</summary>
internal sealed class DurableLog(string path) : IDisposable
{
    private readonly FileStream file = new(path, FileMode.Append, FileAccess.Write, FileShare.Read);
    private readonly Lock gate = new();

    public void Append(string line)
    {
        lock (gate)
        {
            file.Write(Encoding.UTF8.GetBytes(line + "\n"));
            file.Flush(flushToDisk: true);
        }
    }

    public void Dispose() => file.Dispose();
}
