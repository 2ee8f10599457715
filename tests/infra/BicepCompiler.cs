namespace Funding.Infra.Tests;

/// <summary>The Bicep compiler that the package restore brought.</summary>
internal static class BicepCompiler
{
    private static string Executable { get; } = typeof(BicepCompiler).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(a => a.Key == "BicepCompiler").Value!;

    public static bool Runs => OperatingSystem.IsLinux() && RuntimeInformation.OSArchitecture == Architecture.X64;

    /// <summary>Skips the test on machines that the pinned compiler is not made for.</summary>
    public static void Demand() =>
        Assert.SkipUnless(
            Runs, $"The pinned package Azure.Bicep.CommandLine.linux-x64 does not run on {RuntimeInformation.RuntimeIdentifier}.");

    /// <param name="environment">Variables for <c>readEnvironmentVariable</c>; none of this process's own are seen.</param>
    public static async Task<BicepRun> RunAsync(string folder, IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        var start = new ProcessStartInfo(Executable, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true
        };
        foreach (var name in start.Environment.Keys.Where(k => k.StartsWith("FUNDING_", StringComparison.Ordinal)).ToList())
            start.Environment.Remove(name);
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        start.Environment["DOTNET_SYSTEM_GLOBALIZATION_INVARIANT"] = "1";
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new(process.ExitCode, output, await error);
    }
}

/// <param name="Diagnostics">What the compiler and its linter had to say.</param>
internal sealed record BicepRun(int Code, string Output, string Diagnostics);
