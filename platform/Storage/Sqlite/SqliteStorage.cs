namespace Funding.Platform.Storage.Sqlite;

public static class SqliteStorage
{
    /// <summary>
    /// <see cref="ITableStore"/> and <see cref="IBlobStore"/> in <paramref name="folder"/> (made when absent): storage.db and blobs/.
    /// One process at a time writes there. <see cref="StorageHealth"/> tells whether the disk takes writes.
    /// </summary>
    public static IServiceCollection AddSqliteStorage(this IServiceCollection services, string folder)
    {
        services.AddLogging();
        services.AddOptions<SqliteStorageOptions>().ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<StorageMeter>();
        services.AddSingleton<StorageHealth>();
        services.AddSingleton<IStorageProbe>(provider => provider.GetRequiredService<StorageHealth>());
        services.AddSingleton(provider => new SqliteDatabase(
            folder, provider.GetRequiredService<IOptions<SqliteStorageOptions>>().Value, provider.GetRequiredService<StorageHealth>()));
        services.TryAddSingleton(VersionedPartitions.None);
        services.AddSingleton<SqliteVersions>();
        services.AddSingleton<IPartitionVersions>(provider => provider.GetRequiredService<SqliteVersions>());
        services.AddSingleton<ITableStore, SqliteTableStore>();
        services.AddSingleton<IBlobStore, FileBlobStore>();
        services.AddSingleton<IStorageCheck, SqliteCheck>();
        services.AddHostedService<BlobSweep>();
        return services;
    }
}
