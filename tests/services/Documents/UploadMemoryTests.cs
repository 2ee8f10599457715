using Funding.Services.Documents;
using Funding.Services.Tests.Storage;

namespace Funding.Services.Tests.Documents;

/// <summary>Alone, because allocations are counted for the whole process.</summary>
[CollectionDefinition(nameof(UploadMemoryTests), DisableParallelization = true)]
[Collection(nameof(UploadMemoryTests))]
public sealed class UploadMemoryTests(SqliteParts sqlite) : IClassFixture<SqliteParts>
{
    private readonly UploadParts parts = new(sqlite.Storage);
    private readonly string owner = $"documents/{StorageParts.Fresh()}/a1";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Fifty_MB_pass_through_in_a_few_buffers()
    {
        const long length = DocumentRules.LargestBytes;
        var request = new UploadRequest(owner, Inspection.Any, "大文件.pdf", null, length, UploadSessions.MaxChunkBytes, null, "person-1");
        var before = GC.GetTotalAllocatedBytes(precise: true);
        var session = await parts.Sessions.BeginAsync(request, Token);
        for (var chunk = 0; chunk < session.ChunkCount; chunk++)
            await parts.Sessions.PutChunkAsync(session.Id, "person-1", chunk, new PatternStream(length, (long)chunk * request.ChunkBytes, session.ChunkLength(chunk)), Token);
        var document = await parts.Sessions.CompleteAsync(session.Id, "person-1", Token);
        var allocated = GC.GetTotalAllocatedBytes(precise: true) - before;
        Assert.Equal(length, document.Length);
        TestContext.Current.SendDiagnosticMessage("allocated {0} KiB for 50 MiB", allocated / 1024);
        // All that was ever allocated, collected or not: buffers only.
        Assert.InRange(allocated, 0, length / 5);
    }
}
