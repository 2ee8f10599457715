namespace Funding.Local.Calls;

/// <summary>Where a command's calls go: to the process that serves the folder, or, when none does, to this one.</summary>
internal sealed class CallTarget : IAsyncDisposable
{
    private readonly HttpClient? http;
    private readonly DataFolderLock? held;
    private readonly WebApplication? own;

    private CallTarget(HttpClient http) => this.http = http;

    private CallTarget(DataFolderLock held, WebApplication own) => (this.held, this.own) = (held, own);

    public static async Task<CallTarget> OpenAsync(string folder, CancellationToken cancellation)
    {
        DataFolderLock held;
        try
        {
            held = DataFolderLock.Acquire(folder);
        }
        catch (DataFolderOwnedException owned)
        {
            return await ToOwnerAsync(owned, cancellation);
        }

        try
        {
            // Nothing of it is started: effects of what it writes are carried out at the next start.
            var options = LocalOptions.FromEnvironment(folder);
            await InstallationKeys.DemandAsync(options, cancellation);
            return new CallTarget(held, LocalHost.Build(options, held));
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    public async Task<TAnswer> AskAsync<TRequest, TAnswer>(
        CommandCall<TRequest, TAnswer> call, TRequest request, CancellationToken cancellation)
        where TRequest : notnull
    {
        StorageWait.Bound();
        if (http is null)
            return await call.Work(own!.Services, request, cancellation);
        using var response = await http.PostAsJsonAsync(call.Name, request, FundingJson.Options, cancellation);
        return response.StatusCode == HttpStatusCode.Conflict
            ? throw new CommandException(await response.Content.ReadAsStringAsync(cancellation))
            : (await response.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<TAnswer>(FundingJson.Options, cancellation))!;
    }

    public async ValueTask DisposeAsync()
    {
        http?.Dispose();
        if (own is not null)
            await own.DisposeAsync();
        held?.Dispose();
    }

    private static async Task<CallTarget> ToOwnerAsync(DataFolderOwnedException owned, CancellationToken cancellation)
    {
        // A process that has just started publishes its address once it listens.
        for (var attempt = 0; attempt < 50; attempt++)
        {
            if (DataFolderLock.ReadOwner(owned.Folder)?.Address is { } address && CallSecret.Read(owned.Folder) is { } secret)
            {
                var client = new HttpClient
                {
                    BaseAddress = new Uri($"{address}{CallEndpoints.Root}/"),
                    Timeout = TimeSpan.FromMinutes(5)
                };
                client.DefaultRequestHeaders.Add(CallEndpoints.Header, secret);
                return new CallTarget(client);
            }

            await Task.Delay(TimeSpan.FromMilliseconds(100), cancellation);
        }

        throw owned;
    }
}
