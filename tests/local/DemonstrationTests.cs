namespace Funding.Local.Tests;

/// <summary>The spine: one whole round, from the launch to the announcement, by the command that a person types.</summary>
public sealed class DemonstrationTests
{
    [Fact]
    public async Task The_demonstration_runs_a_whole_round_and_everything_it_promises_happens()
    {
        var folder = Directory.CreateTempSubdirectory("funding-demo-").FullName;
        // All programmes are played by the smoke run beside the tests.
        var (code, output, error) = await FundingProcess.RunAsync(
            "--demo", "--exit", "--port", "0", "--programme", "integration-enterprises", "--data", folder);
        Assert.True(code == 0, $"{output}\n{error}");
        Assert.DoesNotContain("✗", output, StringComparison.Ordinal);
        Assert.Contains("ranking verify (public)", output, StringComparison.Ordinal);

        var (verified, report, trouble) = await FundingProcess.RunAsync("audit", "verify", "--data", folder);
        Assert.True(verified == 0, $"{report}\n{trouble}");
        await BackedUpWhileServedItIsTheSameElsewhereAsync(folder, report);
        Directory.Delete(folder, recursive: true);
    }

    private static async Task BackedUpWhileServedItIsTheSameElsewhereAsync(string folder, string report)
    {
        var (archive, restored) = ($"{folder}.zip", $"{folder}-restored");
        await using (var serving = FundingProcess.Start("--port", "0", "--data", folder))
        {
            await serving.LineAsync("/openapi/");
            var (saved, _, refused) = await FundingProcess.RunAsync("backup", archive, "--data", folder);
            Assert.True(saved == 0, refused);
        }

        var (code, _, error) = await FundingProcess.RunAsync("restore", archive, "--data", restored);
        Assert.True(code == 0, error);
        var (held, again, _) = await FundingProcess.RunAsync("audit", "verify", "--data", restored);
        Assert.Equal(0, held);
        Assert.Equal(Round(report), Round(again));

        await using (var serving = FundingProcess.Start("--port", "0", "--data", restored))
        {
            using var http = new HttpClient { BaseAddress = new Uri((await serving.LineAsync("/openapi/")).Split(' ')[^1]) };
            var results = await http.GetStringAsync(new Uri("/api/v1/rounds", UriKind.Relative), TestContext.Current.CancellationToken);
            Assert.Contains("announced", results, StringComparison.Ordinal);
        }

        File.Delete(archive);
        Directory.Delete(restored, recursive: true);
    }

    private static string Round(string report) => report.Split('\n').Single(l => l.StartsWith("round:", StringComparison.Ordinal)).Trim();
}
