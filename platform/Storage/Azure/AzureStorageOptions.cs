using Azure.Core;

namespace Funding.Platform.Storage.Azure;

/// <summary>Where the rows and blobs are: a connection string, or the account's addresses with a credential.</summary>
public sealed record AzureStorageOptions
{
    /// <summary>A whole connection string (also "UseDevelopmentStorage=true" for Azurite).</summary>
    public string? ConnectionString { get; init; }

    /// <summary>https://ACCOUNT.table.core.windows.net</summary>
    public Uri? TableService { get; init; }

    /// <summary>https://ACCOUNT.blob.core.windows.net</summary>
    public Uri? BlobService { get; init; }

    /// <summary>Used with the addresses; the default is the process's managed identity or the developer's sign-in.</summary>
    public TokenCredential? Credential { get; init; }

    /// <summary>3 to 63 letters and digits, a letter first.</summary>
    public string TableName { get; init; } = "funding";

    /// <summary>3 to 63 lower-case letters, digits and single hyphens.</summary>
    public string ContainerName { get; init; } = "funding";

    /// <exception cref="ArgumentException">A setting is missing or out of form.</exception>
    public void Demand()
    {
        if (ConnectionString is null == (TableService is null || BlobService is null))
            throw new ArgumentException(
                $"{nameof(AzureStorageOptions)} needs either {nameof(ConnectionString)} or both {nameof(TableService)} and {nameof(
                    BlobService)}.");
        if (!TableName.All(char.IsAsciiLetterOrDigit) || TableName.Length is < 3 or > 63 || char.IsAsciiDigit(TableName[0]))
            throw new ArgumentException($"{nameof(TableName)} '{TableName}' must be 3 to 63 letters and digits, a letter first.");
        if (!ContainerName.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-') || ContainerName.Length is < 3 or > 63
            || ContainerName.StartsWith('-') || ContainerName.EndsWith('-') || ContainerName.Contains("--", StringComparison.Ordinal))
            throw new ArgumentException(
                $"{nameof(ContainerName)} '{ContainerName}' must be 3 to 63 lower-case letters, digits and single hyphens.");
    }
}
