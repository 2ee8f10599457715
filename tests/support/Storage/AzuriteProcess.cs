namespace Funding.Tests.Support.Storage;

/// <summary>Azurite's blob, queue and table services on free loopback ports, in memory. The version is pinned by tests/azurite.</summary>
internal sealed partial class AzuriteProcess : IDisposable
{
    // Azurite mistakes a table for its account where both have one name.
    private const string Account = "azurite";
    private readonly Process process;

    private AzuriteProcess(Process process, string key, Dictionary<string, string> ports)
    {
        this.process = process;
        ConnectionString = $"DefaultEndpointsProtocol=http;AccountName={Account};AccountKey={key};"
            + string.Concat(ports.Select(p => $"{p.Key}Endpoint=http://127.0.0.1:{p.Value}/{Account};"));
    }

    public string ConnectionString { get; }

    private static string Folder { get; } = Path.Combine(Repository.Root, "tests", "azurite");

    /// <returns>Null when Node 20 or newer is there.</returns>
    public static async Task<string?> WhyNotAsync()
    {
        try
        {
            var version = (await RunAsync("node", "--version")).Trim().TrimStart('v');
            return Version.Parse(version).Major >= 20 ? null : $"Azurite needs Node 20 or newer; here is {version}.";
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return "Azurite needs Node 20 or newer; here is none.";
        }
    }

    public static async Task<AzuriteProcess> StartAsync()
    {
        await InstallAsync();
        string[] arguments = [
            "run.js",
            "--blobPort",
            "0",
            "--tablePort",
            "0",
            "--queuePort",
            "0",
            "--inMemoryPersistence",
            "--skipApiVersionCheck",
            "--disableTelemetry",
            "--silent"
        ];
        var key = Convert.ToBase64String(RandomNumberGenerator.GetBytes(64));
        var process = Process.Start(new ProcessStartInfo("node", arguments)
        {
            WorkingDirectory = Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            Environment = { ["AZURITE_ACCOUNTS"] = $"{Account}:{key}" },
        })!;
        var ports = new Dictionary<string, string>();
        var said = new List<string>();
        while (ports.Count < 3)
        {
            var line = await process.StandardOutput.ReadLineAsync()
                ?? throw new InvalidOperationException("Azurite ended: " + string.Join(" | ", said));
            said.Add(line);
            if (Listening().Match(line) is { Success: true } match)
                ports[match.Groups[1].Value] = match.Groups[2].Value;
        }

        _ = process.StandardOutput.ReadToEndAsync();
        return new AzuriteProcess(process, key, ports);
    }

    public void Dispose()
    {
        process.Kill();
        process.WaitForExit();
        process.Dispose();
    }

    /// <summary>npm ci by the lock file; once, also when several test assemblies begin together.</summary>
    private static async Task InstallAsync()
    {
        var done = Path.Combine(Folder, "node_modules", ".package-lock.json");
        FileStream? turn = null;
        while (turn is null && !File.Exists(done))
        {
            try
            {
                turn = new FileStream(
                    Path.Combine(Folder, "bin.lock"),
                    FileMode.OpenOrCreate,
                    FileAccess.Write,
                    FileShare.None,
                    1,
                    FileOptions.DeleteOnClose);
            }
            catch (IOException)
            {
                await Task.Delay(200);
            }
        }

        await using (turn)
        {
            if (!File.Exists(done))
                await RunAsync(OperatingSystem.IsWindows() ? "npm.cmd" : "npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts");
        }
    }

    private static async Task<string> RunAsync(string program, params string[] arguments)
    {
        using var run = Process.Start(new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true
        })!;
        var error = run.StandardError.ReadToEndAsync();
        var output = await run.StandardOutput.ReadToEndAsync();
        await run.WaitForExitAsync();
        return run.ExitCode == 0
            ? output
            : throw new InvalidOperationException($"{program} {string.Join(' ', arguments)}: {output}{await error}");
    }

    [GeneratedRegex(@"Azurite (\w+) service is successfully listening at http://127\.0\.0\.1:(\d+)")]
    private static partial Regex Listening();
}
