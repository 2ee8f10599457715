using System.Diagnostics;
using Microsoft.Extensions.Hosting;

namespace Funding.Services.Tests.Storage;

/// <summary>A child process writes without pause, is killed, and what it left is looked at: nothing half, nothing lost that was acknowledged.</summary>
public sealed class CrashTests
{
    private const string FolderVariable = "FUNDING_CRASH_FOLDER";

    [Fact]
    public async Task Killed_between_commits_nothing_is_half_and_nothing_acknowledged_is_lost()
    {
        var folder = Directory.CreateTempSubdirectory("funding-crash-").FullName;
        for (var round = 0; round < 6; round++)
        {
            await RunAndKillAsync(folder, TimeSpan.FromMilliseconds(100 + (round * 67)));
            await using var left = new StorageParts(StorageParts.OnSqlite(folder));
            await CrashWriter.VerifyAsync(left, folder);
        }

        await using (var last = new StorageParts(StorageParts.OnSqlite(folder)))
        {
            await Sweep(last).SweepAsync(DateTimeOffset.UtcNow.AddDays(8), default);
            Assert.Equal((await last.Blobs.ListAsync("")).Blobs.Count, Directory.GetFiles(Path.Combine(folder, "blobs"), "*", SearchOption.AllDirectories).Length);
            await CrashWriter.VerifyAsync(last, folder);
        }

        Directory.Delete(folder, true);
    }

    /// <summary>The child's side; runs only when the test above starts it.</summary>
    [Fact(Explicit = true)]
    public async Task Writes_until_killed()
    {
        if (Environment.GetEnvironmentVariable(FolderVariable) is not { } folder)
            Assert.Skip("Started by the crash test only.");
        else
            await CrashWriter.RunAsync(folder);
    }

    internal static BlobSweep Sweep(StorageParts storage) =>
        storage.Provider.GetService(typeof(IEnumerable<IHostedService>)) is IEnumerable<IHostedService> services ? services.OfType<BlobSweep>().Single() : throw new InvalidOperationException();

    private static async Task RunAndKillAsync(string folder, TimeSpan after)
    {
        var acknowledged = CrashWriter.Acknowledged(folder).Count;
        string[] arguments = ["-explicit", "only", "-method", $"{typeof(CrashTests).FullName}.{nameof(Writes_until_killed)}"];
        using var child = Process.Start(new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "Funding.Services.Tests"), arguments)
        {
            RedirectStandardOutput = true,
            Environment = { [FolderVariable] = folder },
        })!;
        _ = child.StandardOutput.ReadToEndAsync();
        while (CrashWriter.Acknowledged(folder).Count < acknowledged + 20)
        {
            Assert.False(child.HasExited);
            await Task.Delay(10);
        }

        await Task.Delay(after);
        child.Kill();
        await child.WaitForExitAsync();
    }
}
