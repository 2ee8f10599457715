namespace Funding.Local.Tests;

/// <summary>One process that serves an empty installation on a free port, for the tests of the commands beside it.</summary>
public sealed class ServingInstallation : IAsyncLifetime
{
    private FundingProcess? process;

    public string Scratch { get; } = Directory.CreateTempSubdirectory("funding-local-").FullName;

    public string Data => Path.Combine(Scratch, "main");

    public Uri Address { get; private set; } = null!;

    public int ProcessId => process!.Id;

    /// <summary>The one-time link of the first start.</summary>
    public string FirstLink { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        process = FundingProcess.Start("--port", "0", "--data", Data, "--admin", "first@authority.example");
        var link = await process.LineAsync("/signin/");
        FirstLink = link[link.IndexOf("http", StringComparison.Ordinal)..].Trim();
        Address = new Uri(FirstLink[..FirstLink.IndexOf("/signin/", StringComparison.Ordinal)]);
    }

    public async Task<HttpStatusCode> GetAsync(string path, string? token = null)
    {
        using var http = new HttpClient { BaseAddress = Address };
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (token is not null)
            request.Headers.Authorization = new("Bearer", token);
        using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);
        return response.StatusCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (process is not null)
            await process.DisposeAsync();
        Directory.Delete(Scratch, recursive: true);
    }
}
