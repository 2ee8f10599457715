namespace Funding.Platform.Tests.Documents;

/// <summary>What uploads may take of memory. Alone, because allocations are counted for the whole process.</summary>
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
            await parts.Sessions.PutChunkAsync(
                session.Id,
                "person-1",
                chunk,
                new PatternStream(length, (long)chunk * request.ChunkBytes, session.ChunkLength(chunk)),
                Token);
        var document = await parts.Sessions.CompleteAsync(session.Id, "person-1", Token);
        var allocated = GC.GetTotalAllocatedBytes(precise: true) - before;
        Assert.Equal(length, document.Length);
        TestContext.Current.SendDiagnosticMessage("allocated {0} KiB for 50 MiB", allocated / 1024);
        // All that was ever allocated, collected or not: buffers only.
        Assert.InRange(allocated, 0, length / 5);
    }

    [Fact]
    public async Task A_pdf_whose_object_list_is_a_bomb_is_not_unpacked()
    {
        var bomb = PdfWithObjectList(512);
        var before = GC.GetTotalAllocatedBytes(precise: true);
        await Inspection.OfAsync(bomb, "a.pdf");
        Assert.InRange(GC.GetTotalAllocatedBytes(precise: true) - before, 0, 64 * 1024 * 1024);
    }

    [Fact]
    public async Task An_archive_bomb_is_not_unpacked_into_memory()
    {
        var zip = Crafted.Zip(("a.txt", Crafted.Zip(("b.txt", new byte[200 * 1024 * 1024]))));
        var before = GC.GetTotalAllocatedBytes(precise: true);
        Assert.Equal("archive-ratio", await Inspection.RefusalOfAsync(zip, "a.zip"));
        Assert.InRange(GC.GetTotalAllocatedBytes(precise: true) - before, 0, 8 * 1024 * 1024);
    }

    private static byte[] PdfWithObjectList(int unpackedMegabytes)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            var zeros = new byte[1024 * 1024];
            for (var i = 0; i < unpackedMegabytes; i++)
                zlib.Write(zeros);
        }

        const string start = "%PDF-1.5\n1 0 obj<</Type/Catalog>>endobj\n";
        var head = Encoding.ASCII.GetBytes(
            $"{start}2 0 obj<</Type/XRef/Size 3/W[1 2 1]/Root 1 0 R/Encrypt<</Filter/Standard/V 1/R 2/P "
                + $"-44/O<00>/U<00>>>/Filter/FlateDecode/Length {packed.Length}>>stream\n");
        return [.. head, .. packed.ToArray(), .. Encoding.ASCII.GetBytes($"\nendstream\nendobj\nstartxref\n{start.Length}\n%%EOF\n")];
    }
}
