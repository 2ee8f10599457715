namespace Funding.Local.Tests;

/// <summary>What gets into the log when somebody turns it up to find a fault.</summary>
public sealed class LogTests
{
    [Fact]
    public async Task However_much_is_logged_no_token_of_a_link_is()
    {
        var folder = Directory.CreateTempSubdirectory("funding-log-").FullName;
        var loud = new Dictionary<string, string>
        {
            ["FUNDING_Logging__LogLevel__Default"] = "Trace",
            ["FUNDING_Logging__LogLevel__Microsoft.AspNetCore.Hosting.Diagnostics"] = "Trace",
            ["FUNDING_Logging__Console__LogLevel__Default"] = "Trace",
            ["FUNDING_Logging__Console__LogLevel__Microsoft.AspNetCore.Hosting"] = "Trace",
            ["FUNDING_Logging__Console__LogLevel__Microsoft.*.Routing"] = "Trace",
        };
        await using (var process = FundingProcess.StartWith(
            loud, "--port", "0", "--data", Path.Combine(folder, "main"), "--admin", "first@authority.example"))
        {
            var line = await process.LineAsync("/signin/");
            var link = new Uri(line[line.IndexOf("http", StringComparison.Ordinal)..].Trim());
            var token = link.Segments[^1];
            using var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = link };
            foreach (var method in (HttpMethod[])[HttpMethod.Head, HttpMethod.Get, HttpMethod.Post, HttpMethod.Delete])
                (await http.SendAsync(new HttpRequestMessage(method, link), TestContext.Current.CancellationToken)).Dispose();
            using var elsewhere = await http.GetAsync($"/link/office/{token}?return=%2Foffice", TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.Forbidden, elsewhere.StatusCode);

            await process.StopAsync();
            Assert.Contains("dbug:", process.Output, StringComparison.Ordinal);
            Assert.Single(process.Output.Split(token)[1..]);
            Assert.DoesNotContain(token, process.Error, StringComparison.Ordinal);
        }

        Directory.Delete(folder, recursive: true);
    }
}
