namespace Funding.Local.Tests;

/// <summary>The program itself as a child process, ended by its id.</summary>
internal sealed class FundingProcess : IAsyncDisposable
{
    private readonly Process process;
    private readonly StringBuilder output = new();
    private readonly StringBuilder error = new();

    private FundingProcess(IReadOnlyDictionary<string, string> settings, string[] args)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "Funding.Local.dll"));
        foreach (var argument in args)
            start.ArgumentList.Add(argument);
        start.Environment.Remove("FUNDING_Storage__Azure");
        foreach (var (name, value) in settings)
            start.Environment[name] = value;
        process = Process.Start(start)!;
        process.OutputDataReceived += (_, line) => Append(output, line.Data);
        process.ErrorDataReceived += (_, line) => Append(error, line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public int Id => process.Id;

    public string Output => Text(output);

    public string Error => Text(error);

    public static FundingProcess Start(params string[] args) => new(new Dictionary<string, string>(), args);

    /// <param name="settings">Environment variables, such as FUNDING_Mail__PublicBaseUrl.</param>
    public static FundingProcess StartWith(IReadOnlyDictionary<string, string> settings, params string[] args) => new(settings, args);

    /// <summary>Runs a command to its end.</summary>
    public static Task<(int Code, string Output, string Error)> RunAsync(params string[] args) =>
        RunWithAsync(new Dictionary<string, string>(), args);

    /// <param name="settings">Environment variables, such as FUNDING_Storage__Azure.</param>
    public static async Task<(int Code, string Output, string Error)> RunWithAsync(
        IReadOnlyDictionary<string, string> settings, params string[] args)
    {
        await using var child = new FundingProcess(settings, args);
        await child.process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (child.process.ExitCode, child.Output, child.Error);
    }

    /// <summary>Waits for a line of output that contains the text.</summary>
    public async Task<string> LineAsync(string text)
    {
        while (true)
        {
            if (Output.Split('\n').FirstOrDefault(l => l.Contains(text, StringComparison.Ordinal)) is { } line)
                return line;
            Assert.False(process.HasExited, $"It ended with {(process.HasExited ? process.ExitCode : 0)}: {Output}{Error}");
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>Asks it to end, and waits until it has and its last line is read.</summary>
    public async Task StopAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
            process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private static void Append(StringBuilder text, string? line)
    {
        lock (text)
            text.AppendLine(line);
    }

    private static string Text(StringBuilder text)
    {
        lock (text)
            return text.ToString();
    }
}
