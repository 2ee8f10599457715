namespace Funding.Local.Calls;

/// <summary>
/// Something a command asks of whoever owns the data folder: over loopback while a process serves, else done by the command's
/// own process. It is no part of the HTTP API.
/// </summary>
/// <param name="Name">The last part of its address.</param>
/// <param name="Work">Runs in the owner.</param>
internal sealed record CommandCall<TRequest, TAnswer>(string Name, Func<IServiceProvider, TRequest, CancellationToken, Task<TAnswer>> Work)
    : ICommandCall
    where TRequest : notnull
{
    public async Task<object> RunAsync(IServiceProvider services, Stream request, CancellationToken cancellation) =>
        (await Work(
            services,
            (await System.Text.Json.JsonSerializer.DeserializeAsync<TRequest>(
                request, FundingJson.Options, cancellation))!,
            cancellation))!;
}

internal interface ICommandCall
{
    string Name { get; }

    /// <param name="request">JSON.</param>
    Task<object> RunAsync(IServiceProvider services, Stream request, CancellationToken cancellation);
}
