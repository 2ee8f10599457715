namespace Funding.Pages.Tests.Api;

/// <summary>The whole one-machine host on loopback, a free port and a folder of its own, on a clock that only the test moves.</summary>
public sealed class ApiHost : IAsyncLifetime
{
    /// <summary>Monday, 2 March 2026, 09:00 in Shanghai.</summary>
    public static readonly DateTimeOffset Start = new(2026, 3, 2, 1, 0, 0, TimeSpan.Zero);

    private readonly string folder = Directory.CreateTempSubdirectory("funding-api-").FullName;
    private readonly Dictionary<string, string> tokens = [];
    private DataFolderLock folderLock = null!;
    private WebApplication app = null!;

    public FakeTimeProvider Clock { get; } = new(Start);

    public Uri Address { get; private set; } = null!;

    public IServiceProvider Services => app.Services;

    public ApiTokens Tokens => Services.GetRequiredService<ApiTokens>();

    public async ValueTask InitializeAsync()
    {
        folderLock = DataFolderLock.Acquire(folder);
        app = LocalHost.Build(new LocalOptions { DataFolder = folder, Port = 0, Clock = Clock, Demonstration = true }, folderLock);
        await app.StartAsync();
        Address = new Uri(app.Urls.Single());
    }

    /// <summary>A client with the token of a person in a role; one token for each.</summary>
    public async Task<ApiClient> AsAsync(Role role, string email, string? desk = null)
    {
        var key = $"{role}:{email}:{desk}";
        if (!tokens.TryGetValue(key, out var token))
        {
            tokens[key] = token = (await Tokens.IssueAsync(email, role, desk, TimeSpan.FromDays(399))).Text;
        }

        return WithToken(token);
    }

    public ApiClient WithToken(string? token)
    {
        // A busy server takes longer than a second to say whether it wants the body.
        var http = new HttpClient(new SocketsHttpHandler { Expect100ContinueTimeout = TimeSpan.FromMinutes(1) }) { BaseAddress = Address };
        http.DefaultRequestHeaders.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        http.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en");
        return new ApiClient(http);
    }

    public ApiClient Anonymous() => WithToken(null);

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        folderLock.Dispose();
        Directory.Delete(folder, recursive: true);
    }
}
