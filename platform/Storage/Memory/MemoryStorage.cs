namespace Funding.Platform.Storage.Memory;

public static class MemoryStorage
{
    /// <summary>
    /// <see cref="ITableStore"/> and <see cref="IBlobStore"/> in the memory of the process, with the limits and the counts of the others:
    /// for rehearsals, which leave nothing behind.
    /// </summary>
    public static IServiceCollection AddMemoryStorage(this IServiceCollection services)
    {
        services.AddSingleton<StorageMeter>();
        services.TryAddSingleton(VersionedPartitions.None);
        services.AddSingleton<SqliteVersions>();
        services.AddSingleton<IPartitionVersions>(provider => provider.GetRequiredService<SqliteVersions>());
        services.AddSingleton<ITableStore, MemoryTableStore>();
        services.AddSingleton<IBlobStore, MemoryBlobStore>();
        return services;
    }
}
