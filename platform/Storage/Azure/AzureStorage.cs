namespace Funding.Platform.Storage.Azure;

public static class AzureStorage
{
    /// <summary><see cref="ITableStore"/> and <see cref="IBlobStore"/> in one table and one container of a storage account.</summary>
    /// <exception cref="ArgumentException">A setting is missing or out of form.</exception>
    public static IServiceCollection AddAzureStorage(this IServiceCollection services, AzureStorageOptions options)
    {
        options.Demand();
        services.AddSingleton<StorageMeter>();
        services.AddSingleton(new AzureClients(options));
        services.TryAddSingleton(VersionedPartitions.None);
        services.AddSingleton<ITableStore, AzureTableStore>();
        services.AddSingleton<IPartitionVersions, AzureVersions>();
        services.AddSingleton<IBlobStore, AzureBlobStore>();
        // Real time, whatever clock the rounds follow.
        services.AddSingleton<IStorageProbe>(provider => new AzureProbe(
            provider.GetRequiredService<ITableStore>(), provider.GetRequiredService<IBlobStore>(), TimeProvider.System));
        return services;
    }
}
