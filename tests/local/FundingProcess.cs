using System.Diagnostics;
using System.Text;

namespace Funding.Local.Tests;

/// <summary>The program itself as a child process, ended by its id.</summary>
internal sealed class FundingProcess : IAsyncDisposable
{
    private readonly Process process;
    private readonly StringBuilder output = new();
    private readonly StringBuilder error = new();

    private FundingProcess(string[] args, string? azureStorage = null)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, StandardOutputEncoding = Encoding.UTF8, StandardErrorEncoding = Encoding.UTF8 };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "Funding.Local.dll"));
        foreach (var argument in args)
            start.ArgumentList.Add(argument);
        start.Environment.Remove("FUNDING_Storage__Azure");
        if (azureStorage is not null)
            start.Environment["FUNDING_Storage__Azure"] = azureStorage;
        process = Process.Start(start)!;
        process.OutputDataReceived += (_, line) => Append(output, line.Data);
        process.ErrorDataReceived += (_, line) => Append(error, line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public int Id => process.Id;

    public string Output => Text(output);

    public string Error => Text(error);

    public static FundingProcess Start(params string[] args) => new(args);

    /// <summary>Runs a command to its end.</summary>
    public static Task<(int Code, string Output, string Error)> RunAsync(params string[] args) => RunOnAsync(null, args);

    /// <summary>Runs a command with its rows and documents in a storage account.</summary>
    public static async Task<(int Code, string Output, string Error)> RunOnAsync(string? azureStorage, params string[] args)
    {
        await using var child = new FundingProcess(args, azureStorage);
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
