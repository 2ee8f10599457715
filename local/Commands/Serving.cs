namespace Funding.Local.Commands;

internal sealed record ServeSettings
{
    public required string Folder { get; init; }

    /// <summary>0 for any free one.</summary>
    public required int Port { get; init; }

    public string? FirstAdministrator { get; init; }

    public bool Demonstration { get; init; }

    /// <summary>The one that the demonstration plays; null for all that are written out by hand.</summary>
    public string? Programme { get; init; }

    /// <summary>It plays every file, side by side.</summary>
    public bool All { get; init; }

    public bool ExitAfterwards { get; init; }
}

/// <summary>One life of the host: takes the data, serves, gives the data back.</summary>
internal static class Serving
{
    public static async Task<int> RunAsync(ServeSettings settings, Terminal terminal, CancellationToken cancellation)
    {
        using var held = DataFolderLock.Acquire(settings.Folder);
        var rehearsal = settings.Demonstration ? Rehearsal.Prepare(settings.Folder, settings.Programme, settings.All) : null;
        var options = LocalOptions.FromEnvironment(settings.Folder) with
        {
            Port = FreePort(settings.Port),
            CallSecret = CallSecret.Write(settings.Folder)
        };
        options = rehearsal?.Set(options) ?? options;
        try
        {
            await using var lease = await LeaseAsync(options, terminal, cancellation);
            if (rehearsal is not null && options.AzureStorage is { } account)
                await AzureStorageReset.EmptyAsync(account, cancellation);
            await InstallationKeys.DemandAsync(options, cancellation);
            await using var app = LocalHost.Build(options, held);
            await app.StartAsync(cancellation);
            if (rehearsal is null)
                await FirstRequests.MakeAsync(new Uri(options.Address), cancellation);
            held.Publish(options.Address);
            var complete = rehearsal is null || await rehearsal.RunAsync(
                app, options, terminal, (arguments, output) => CommandLine.RunAsync(arguments, output, cancellation));
            if (settings.ExitAfterwards)
            {
                await app.StopAsync(CancellationToken.None);
                return complete ? ExitCode.Done : ExitCode.Failed;
            }

            await (rehearsal?.TellAddressesAsync(app, options, terminal)
                ?? Welcome.TellAsync(app, options, settings.FirstAdministrator, terminal, cancellation));
            await app.WaitForShutdownAsync(cancellation);
            return ExitCode.Done;
        }
        finally
        {
            CallSecret.Remove(settings.Folder);
        }
    }

    /// <summary>The owner of a storage account; without one the folder's lock is enough.</summary>
    internal static async Task<BlobLeaseOwner?> LeaseAsync(LocalOptions options, Terminal terminal, CancellationToken cancellation)
    {
        if (options.AzureStorage is not { } account)
            return null;
        var lease = await BlobLeaseOwner.AcquireAsync(account, cancellation: cancellation);
        lease.Lost.Register(() =>
        {
            // Another process may be writing by now: nothing more may be written here, not even what is under way.
            terminal.Error.WriteLine("存储账户的租约已失去，立即停止 / The storage account's lease is lost: stopping at once");
            Environment.Exit(ExitCode.Owned);
        });
        return lease;
    }

    /// <returns>The port, or a free one for 0.</returns>
    /// <exception cref="CommandException">Another program has it.</exception>
    internal static int FreePort(int port)
    {
        using var probe = new TcpListener(IPAddress.Loopback, port);
        try
        {
            probe.Start();
            return ((IPEndPoint)probe.LocalEndpoint).Port;
        }
        catch (SocketException refused)
        {
            throw new CommandException(refused.SocketErrorCode == SocketError.AddressAlreadyInUse
                ? FormattableString.Invariant($"--port：端口 {port} 已被其他程序占用 / port {port} is taken by another program")
                : FormattableString.Invariant($"--port：无法使用端口 {port} / port {port} cannot be used: {refused.Message}"));
        }
    }
}
