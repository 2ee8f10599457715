namespace Funding.Local;

/// <summary>What the command line and the environment decide about one running host.</summary>
public sealed record LocalOptions
{
    /// <summary>A connection string; then rows and documents are in that storage account.</summary>
    public const string AzureVariable = "FUNDING_Storage__Azure";

    /// <summary>The account's addresses, in its place; who runs the program signs in with their own identity.</summary>
    public const string TableServiceVariable = "FUNDING_Storage__TableServiceUri";

    /// <inheritdoc cref="TableServiceVariable"/>
    public const string BlobServiceVariable = "FUNDING_Storage__BlobServiceUri";

    public required string DataFolder { get; init; }

    /// <summary>A free one is chosen before the host is built: mails name it.</summary>
    public int Port { get; init; } = 5080;

    /// <summary>The site's own address.</summary>
    public string Address => FormattableString.Invariant($"http://127.0.0.1:{Port}");

    /// <summary>Pages say that the data is fictional.</summary>
    public bool Demonstration { get; init; }

    /// <summary>The clock of rows, decisions and orchestrations; Kestrel, cookies and time-outs keep the system's.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>An Azure storage account or Azurite instead of SQLite; null for SQLite.</summary>
    public AzureStorageOptions? AzureStorage { get; init; }

    /// <summary>What the hourly and daily jobs wait for; a rehearsal holds them back until its year has run.</summary>
    public Task HousekeepingAfter { get; init; } = Task.CompletedTask;

    /// <summary>What a command shows that reaches this host over loopback; null takes none.</summary>
    public string? CallSecret { get; init; }

    /// <summary>Programme files; copied beside the program at build.</summary>
    public string ProgrammesFolder { get; init; } = Path.Combine(AppContext.BaseDirectory, "programmes");

    /// <summary>Adds kinds of stages to those that are built in; its files may use them.</summary>
    public Action<IServiceCollection> AddKinds { get; init; } = _ => { };

    /// <summary>A demonstration has its own table and container in the account: it must never touch a round that counts.</summary>
    public static LocalOptions FromEnvironment(string folder)
    {
        var account = AccountOf(Environment.GetEnvironmentVariable);
        var demonstration = DemoFolder.Is(folder);
        return new LocalOptions
        {
            DataFolder = folder,
            Demonstration = demonstration,
            AzureStorage = demonstration && account is not null
                ? account with { TableName = "fundingdemo", ContainerName = "funding-demo" }
                : account,
        };
    }

    /// <exception cref="CommandException">One address without the other, or no address.</exception>
    internal static AzureStorageOptions? AccountOf(Func<string, string?> variable)
    {
        if (variable(AzureVariable) is { Length: > 0 } connection)
            return new AzureStorageOptions { ConnectionString = connection };
        if (variable(TableServiceVariable) is not { Length: > 0 } && variable(BlobServiceVariable) is not { Length: > 0 })
            return null;
        return new AzureStorageOptions { TableService = Address(TableServiceVariable), BlobService = Address(BlobServiceVariable) };

        Uri Address(string name) => Uri.TryCreate(variable(name), UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps
            ? address : throw new CommandException($"{name}：须为 https 地址 / must be an https address", ExitCode.Usage);
    }

    /// <summary>Rows and documents where this host keeps them.</summary>
    internal IServiceCollection AddStorage(IServiceCollection services) =>
        AzureStorage is { } account ? services.AddAzureStorage(account) : services.AddSqliteStorage(Path.Combine(DataFolder, "storage"));

    internal static void DemandSqlite(string command)
    {
        if (FromEnvironment("").AzureStorage is not null)
            throw new CommandException(
                $"{command}：数据在存储账户中，请用其自带的工具备份，并另存数据目录中的 keys / rows and documents are in a storage account: use the account's own "
                    + $"tools, and keep a copy of the data folder's keys");
    }
}
