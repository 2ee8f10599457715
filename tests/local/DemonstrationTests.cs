namespace Funding.Local.Tests;

/// <summary>The spine: one whole round, from the launch to the announcement, by the command that a person types.</summary>
public sealed class DemonstrationTests
{
    [Fact]
    public async Task The_demonstration_runs_a_whole_round_and_everything_it_promises_happens()
    {
        var folder = Directory.CreateTempSubdirectory("funding-demo-").FullName;
        var (code, output, error) = await FundingProcess.RunAsync("--demo", "--exit", "--port", "0", "--data", folder);
        Assert.True(code == 0, $"{output}\n{error}");
        Assert.DoesNotContain("✗", output, StringComparison.Ordinal);
        Assert.Contains("ranking verify (public)", output, StringComparison.Ordinal);

        var (verified, report, trouble) = await FundingProcess.RunAsync("audit", "verify", "--data", folder);
        Assert.True(verified == 0, $"{report}\n{trouble}");
        Directory.Delete(folder, recursive: true);
    }
}
