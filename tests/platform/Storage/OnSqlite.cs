namespace Funding.Platform.Tests.Storage;

public sealed class SqliteParts : IAsyncDisposable
{
    public StorageParts Storage { get; } = StorageParts.OnSqlite();

    public ValueTask DisposeAsync() => Storage.DisposeAsync();
}

public sealed class CommitOnSqlite(SqliteParts sqlite) : CommitSuite(sqlite.Storage), IClassFixture<SqliteParts>;

public sealed class QueryOnSqlite(SqliteParts sqlite) : QuerySuite(sqlite.Storage), IClassFixture<SqliteParts>;

public sealed class LimitsOnSqlite(SqliteParts sqlite) : LimitSuite(sqlite.Storage), IClassFixture<SqliteParts>;

public sealed class VersionsOnSqlite(SqliteParts sqlite) : VersionSuite(sqlite.Storage), IClassFixture<SqliteParts>;

public sealed class BlobsOnSqlite(SqliteParts sqlite) : BlobSuite(sqlite.Storage), IClassFixture<SqliteParts>;

public sealed class BlocksOnSqlite(SqliteParts sqlite) : BlockSuite(sqlite.Storage), IClassFixture<SqliteParts>;

public sealed class BlobNamesOnSqlite(SqliteParts sqlite) : BlobNameSuite(sqlite.Storage), IClassFixture<SqliteParts>;

[Collection(Alone.Name)]
public sealed class BlobMemoryOnSqlite(SqliteParts sqlite) : BlobMemorySuite(sqlite.Storage), IClassFixture<SqliteParts>;

public sealed class ModelOnSqlite(SqliteParts sqlite) : ModelSuite(sqlite.Storage, 300), IClassFixture<SqliteParts>;
