namespace Funding.Platform.Crash;

/// <summary>The writes that a killed process had been told are stored, a line each.</summary>
public sealed class AcknowledgedWrites(string folder) : IDisposable
{
    private readonly FileStream file = new(PathIn(folder), FileMode.Append, FileAccess.Write, FileShare.Read);

    /// <summary>The whole lines of all processes so far; one that a kill cut short is left out.</summary>
    public static IReadOnlyList<string> Read(string folder)
    {
        if (!File.Exists(PathIn(folder)))
            return [];
        using var notes = new StreamReader(new FileStream(PathIn(folder), FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        var whole = notes.ReadToEnd();
        return whole[..(whole.LastIndexOf('\n') + 1)].Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    public void Add(string line)
    {
        lock (file)
        {
            file.Write(Encoding.ASCII.GetBytes(line + "\n"));
            file.Flush();
        }
    }

    public void Dispose() => file.Dispose();

    private static string PathIn(string folder) => Path.Combine(folder, "acknowledged.txt");
}
