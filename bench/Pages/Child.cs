using System.Net;
using System.Net.Sockets;

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

    public int Port { get; private init; }

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
        var told = JsonDocument.Parse(line).RootElement;
        return new Child(process) { Told = told, Port = told.GetProperty(nameof(Port)).GetInt32() };
    }

    /// <summary>A program that takes a port and tells people where it is; it is there as soon as it tells them.</summary>
    public static async Task<Child> TellsAsync(string program, params string[] arguments)
    {
        var port = FreePort();
        var start = new ProcessStartInfo("dotnet", [program, .. arguments, "--port", $"{port}"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        var process = Process.Start(start)!;
        if (await process.StandardOutput.ReadLineAsync() is null)
            throw new InvalidOperationException($"{program} ended before it told where it is.");
        _ = process.StandardOutput.ReadToEndAsync();
        return new Child(process) { Port = port };
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
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
        if (Told.ValueKind == JsonValueKind.Undefined)
            Process.Start("kill", [$"{process.Id}"]).Dispose();
        if (!process.WaitForExit(TimeSpan.FromSeconds(20)))
            process.Kill();
        process.Dispose();
    }
}
