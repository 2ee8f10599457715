namespace Funding.Tests.Support;

/// <summary>
/// A clamd of its own: a free loopback port, a temporary folder, one signature made here, stopped by its process id.
/// Where clamd is not installed its tests are skipped by name; where CI=true they fail instead.
/// </summary>
public sealed class ClamdFixture : IAsyncLifetime
{
    public const string Signature = "Funding.Test.Marker";

    /// <summary>clamd refuses longer streams than this.</summary>
    public const int StreamMaxBytes = 1024 * 1024;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("funding-clamd-");
    private Process? process;

    public ClamAvOptions Options { get; private set; } = new();

    /// <summary>Content that the signature finds; put together here so that no file of ours holds it.</summary>
    public static byte[] Marked => [.. "before "u8, .. Marker, .. " after"u8];

    private static byte[] Marker => Encoding.ASCII.GetBytes(string.Concat("FUNDING-", "LOCAL-TEST", "-SIGNATURE-", "0001"));

    private static string? Program =>
        new[] { "/usr/sbin/clamd", "/usr/local/sbin/clamd", "/opt/homebrew/sbin/clamd" }.FirstOrDefault(File.Exists);

    /// <summary>Call first in each test.</summary>
    public void Require()
    {
        if (Program is null && Environment.GetEnvironmentVariable("CI") == "true")
            Assert.Fail("clamd is not installed; CI needs it: apt-get install clamav-daemon");
        Assert.SkipWhen(Program is null, "clamd is not installed: apt-get install clamav-daemon");
    }

    public async ValueTask InitializeAsync()
    {
        if (Program is null)
            return;
        Options = new ClamAvOptions { Port = FreePort() };
        var path = folder.FullName;
        await File.WriteAllTextAsync(Path.Combine(path, "local.ndb"), $"{Signature}:0:*:{Convert.ToHexStringLower(Marker)}\n");
        await File.WriteAllTextAsync(Path.Combine(path, "clamd.conf"), $"""
            Foreground yes
            TCPSocket {Options.Port}
            TCPAddr 127.0.0.1
            DatabaseDirectory {path}
            TemporaryDirectory {path}
            StreamMaxLength {StreamMaxBytes}
            SelfCheck 0
            ConcurrentDatabaseReload no

            """);
        await StartAsync();
    }

    /// <summary>Starts it again after <see cref="StopAsync"/>, on the same port.</summary>
    public async Task StartAsync()
    {
        process = Process.Start(new ProcessStartInfo(Program!, ["--config-file", Path.Combine(folder.FullName, "clamd.conf")])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var said = new StringBuilder();
        DataReceivedEventHandler listen = (_, line) => { lock (said) said.AppendLine(line.Data); };
        process.OutputDataReceived += listen;
        process.ErrorDataReceived += listen;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var clamd = new ClamAvScanner(Options);
        for (var attempt = 0; attempt < 300; attempt++)
        {
            try
            {
                await clamd.PingAsync();
                return;
            }
            catch (ScannerUnavailableException) when (!process.HasExited)
            {
                await Task.Delay(100);
            }
            catch (ScannerUnavailableException)
            {
                break;
            }
        }

        await StopAsync();
        lock (said)
            throw new InvalidOperationException($"clamd did not start: {said}");
    }

    public async Task StopAsync()
    {
        if (process is not { } running)
            return;
        process = null;
        running.Kill();
        await running.WaitForExitAsync();
        running.Dispose();
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        folder.Delete(true);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
