namespace Funding.Services.Tests.Storage;

public sealed class SqliteParts : IAsyncDisposable
{
    public StorageParts Storage { get; } = StorageParts.OnSqlite();

    public ValueTask DisposeAsync() => Storage.DisposeAsync();
}

public sealed class CommitOnSqlite(SqliteParts sqlite) : CommitSuite(sqlite.Storage), IClassFixture<SqliteParts>;
