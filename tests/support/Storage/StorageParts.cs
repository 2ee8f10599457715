namespace Funding.Tests.Support.Storage;

/// <summary>One adapter as its host registers it.</summary>
public sealed class StorageParts(ServiceProvider provider, Action? clean = null) : IAsyncDisposable
{
    public ServiceProvider Provider { get; } = provider;

    public ITableStore Tables { get; } = provider.GetRequiredService<ITableStore>();

    public IBlobStore Blobs { get; } = provider.GetRequiredService<IBlobStore>();

    public IPartitionVersions Versions { get; } = provider.GetRequiredService<IPartitionVersions>();

    public StorageMeter Meter { get; } = provider.GetRequiredService<StorageMeter>();

    /// <summary>Every partition has a version, as a round's has.</summary>
    public static readonly VersionedPartitions AllVersioned = new(_ => true);

    /// <summary>A partition or folder that no other test uses.</summary>
    public static string Fresh() => "t" + Guid.NewGuid().ToString("N");

    public static StorageParts OnSqlite()
    {
        var folder = Directory.CreateTempSubdirectory("funding-storage-").FullName;
        return new(OnSqlite(folder), () => Directory.Delete(folder, true));
    }

    public static ServiceProvider OnSqlite(string folder, Action<SqliteStorageOptions>? configure = null) =>
        new ServiceCollection().AddSingleton(AllVersioned)
            .Configure<SqliteStorageOptions>(options => configure?.Invoke(options)).AddSqliteStorage(folder).BuildServiceProvider();

    public static StorageParts InMemory() =>
        new(new ServiceCollection().AddSingleton(AllVersioned).AddMemoryStorage().BuildServiceProvider());

    public async ValueTask DisposeAsync()
    {
        await Provider.DisposeAsync();
        clean?.Invoke();
    }
}
