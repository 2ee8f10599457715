namespace Funding.Platform.Tests.Storage;

public sealed class MemoryParts : IAsyncDisposable
{
    public StorageParts Storage { get; } = StorageParts.InMemory();

    public ValueTask DisposeAsync() => Storage.DisposeAsync();
}

public sealed class CommitInMemory(MemoryParts memory) : CommitSuite(memory.Storage), IClassFixture<MemoryParts>;

public sealed class QueryInMemory(MemoryParts memory) : QuerySuite(memory.Storage), IClassFixture<MemoryParts>;

public sealed class LimitsInMemory(MemoryParts memory) : LimitSuite(memory.Storage), IClassFixture<MemoryParts>;

public sealed class VersionsInMemory(MemoryParts memory) : VersionSuite(memory.Storage), IClassFixture<MemoryParts>;

public sealed class BlobNamesInMemory(MemoryParts memory) : BlobNameSuite(memory.Storage), IClassFixture<MemoryParts>;

public sealed class ModelInMemory(MemoryParts memory) : ModelSuite(memory.Storage, 100), IClassFixture<MemoryParts>;
