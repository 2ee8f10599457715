namespace Funding.Bench.Pages;

/// <summary>A server in a process of its own: it tells in one line where it is, and ends with its input.</summary>
internal sealed class Child : IDisposable
{
    private readonly Process process;

    private Child(Process process) => this.process = process;

    /// <summary>Since it began.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    public JsonElement Told { get; private init; }

    public int Port => Told.GetProperty(nameof(Port)).GetInt32();

    public static async Task<Child> StartAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        if (Path.GetFileNameWithoutExtension(start.FileName) == "dotnet")
            start.ArgumentList.Add(typeof(Child).Assembly.Location);
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        var process = Process.Start(start)!;
        var line = await process.StandardOutput.ReadLineAsync()
            ?? throw new InvalidOperationException($"{arguments[0]} ended before it told where it is.");
        return new Child(process) { Told = JsonDocument.Parse(line).RootElement };
    }

    /// <summary>The other end: tells, and waits for the end.</summary>
    public static async Task ServeAsync(object told)
    {
        await Console.Out.WriteLineAsync(JsonSerializer.Serialize(told));
        await Console.In.ReadToEndAsync();
    }

    public void Dispose()
    {
        process.StandardInput.Close();
        if (!process.WaitForExit(TimeSpan.FromSeconds(20)))
            process.Kill();
        process.Dispose();
    }
}
