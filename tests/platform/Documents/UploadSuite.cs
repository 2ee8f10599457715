namespace Funding.Platform.Tests.Documents;

/// <summary>Chunked uploads as browsers really send them; run on each storage adapter.</summary>
public abstract class UploadSuite(StorageParts storage)
{
    private const int Chunk = UploadSessions.MinChunkBytes;
    private readonly UploadParts parts = new(storage);
    private readonly byte[] pdf = Crafted.Pdf((Chunk * 3) + 100);
    private readonly string owner = $"documents/{StorageParts.Fresh()}/a1";

    private string Person { get; } = StorageParts.Fresh();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Chunks_in_order_become_a_document_under_its_owner()
    {
        var id = await BeginAsync();
        await SendAsync(id, 0, 1, 2, 3);
        var document = await parts.Sessions.CompleteAsync(id, Person, Token);
        Assert.Equal(
            new StoredDocument(
                document.Id,
                "proof",
                "申报书.pdf",
                DocumentType.Pdf,
                pdf.Length,
                Hash(pdf),
                $"{owner}/{document.Id}",
                parts.Time.GetUtcNow(),
                ScanState.Unscanned),
            document);
        Assert.Equal(pdf, await ReadAsync(document));
        Assert.Equal("application/pdf", (await storage.Blobs.FindAsync(document.BlobName, Token))!.ContentType);
        Assert.Null(await storage.Blobs.FindAsync($"uploads/{id}", Token));
    }

    [Fact]
    public async Task Chunks_doubled_and_out_of_order_make_the_same_document()
    {
        var id = await BeginAsync();
        await SendAsync(id, 3, 1, 1, 0, 3, 2, 0);
        Assert.Equal(Hash(pdf), (await parts.Sessions.CompleteAsync(id, Person, Token)).Sha256);
    }

    [Fact]
    public async Task A_lost_chunk_is_named_and_the_upload_resumes()
    {
        var id = await BeginAsync();
        await SendAsync(id, 0, 3);
        Assert.Equal("upload-incomplete", await RefusalAsync(() => parts.Sessions.CompleteAsync(id, Person, Token)));

        var status = await new UploadParts(storage, parts.Time).Sessions.StatusAsync(id, Person, Token);
        Assert.Equal([0, 3], status.Received);
        Assert.Equal([1, 2], status.Missing);
        await SendAsync(id, [.. status.Missing]);
        Assert.Equal(pdf, await ReadAsync(await parts.Sessions.CompleteAsync(id, Person, Token)));
    }

    [Theory]
    [InlineData(0, Chunk - 1)]
    [InlineData(0, Chunk + 1)]
    [InlineData(3, Chunk)]
    [InlineData(1, 0)]
    public async Task A_chunk_of_another_size_is_refused_and_not_kept(int index, int length)
    {
        var id = await BeginAsync();
        Assert.Equal(
            "upload-chunk-length",
            await RefusalAsync(() => parts.Sessions.PutChunkAsync(id, Person, index, new MemoryStream(new byte[length]), Token)));
        Assert.Empty((await parts.Sessions.StatusAsync(id, Person, Token)).Received);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(4)]
    public async Task A_chunk_outside_the_file_is_refused(int index)
    {
        var id = await BeginAsync();
        Assert.Equal(
            "upload-chunk-index",
            await RefusalAsync(() => parts.Sessions.PutChunkAsync(id, Person, index, new MemoryStream(new byte[Chunk]), Token)));
    }

    [Fact]
    public async Task A_connection_lost_inside_a_chunk_keeps_the_one_sent_before()
    {
        var id = await BeginAsync();
        await SendAsync(id, 0, 1, 2, 3);
        await Assert.ThrowsAsync<IOException>(() => parts.Sessions.PutChunkAsync(id, Person, 1, new BrokenStream(Chunk / 2), Token));
        Assert.Equal(pdf, await ReadAsync(await parts.Sessions.CompleteAsync(id, Person, Token)));
    }

    [Fact]
    public async Task Completing_twice_gives_the_same_document_and_chunks_come_too_late()
    {
        var id = await BeginAsync();
        await SendAsync(id, 0, 1, 2, 3);
        var first = await parts.Sessions.CompleteAsync(id, Person, Token);
        parts.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(first, await parts.Sessions.CompleteAsync(id, Person, Token));
        Assert.Equal(
            "upload-finished",
            await RefusalAsync(() => parts.Sessions.PutChunkAsync(id, Person, 0, new MemoryStream(new byte[Chunk]), Token)));
        Assert.Empty((await parts.Sessions.StatusAsync(id, Person, Token)).Missing);
        Assert.Equal(pdf, await ReadAsync(first));
    }

    [Fact]
    public async Task Completing_at_once_from_many_sides_leaves_one_document()
    {
        var id = await BeginAsync();
        await SendAsync(id, 0, 1, 2, 3);
        var documents = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => new UploadParts(storage, parts.Time).Sessions.CompleteAsync(
            id, Person, Token)));
        Assert.Single(documents.Distinct());
        Assert.Equal(documents[0].BlobName, Assert.Single((await storage.Blobs.ListAsync(owner + "/", null, Token)).Blobs).Name);
        Assert.Equal(pdf, await ReadAsync(documents[0]));
    }

    [Fact]
    public async Task A_refused_content_is_deleted_and_says_why_every_time()
    {
        var html = new byte[Chunk];
        Crafted.Html.CopyTo(html, 0);
        var id = await BeginAsync(html);
        await parts.Sessions.PutChunkAsync(id, Person, 0, new MemoryStream(html), Token);
        for (var time = 0; time < 2; time++)
            Assert.Equal("document-type-mismatch", await RefusalAsync(() => parts.Sessions.CompleteAsync(id, Person, Token)));
        Assert.Empty((await storage.Blobs.ListAsync(owner + "/", null, Token)).Blobs);
        Assert.Null(await storage.Blobs.FindAsync($"uploads/{id}", Token));
    }

    [Fact]
    public async Task Content_that_differs_from_the_announced_hash_is_refused()
    {
        var id = await BeginAsync(sha256: Hash(pdf[1..]));
        await SendAsync(id, 0, 1, 2, 3);
        Assert.Equal("document-hash-mismatch", await RefusalAsync(() => parts.Sessions.CompleteAsync(id, Person, Token)));

        var honest = await BeginAsync(sha256: Hash(pdf).ToUpperInvariant());
        await SendAsync(honest, 0, 1, 2, 3);
        Assert.Equal(Hash(pdf), (await parts.Sessions.CompleteAsync(honest, Person, Token)).Sha256);
    }

    [Fact]
    public async Task Another_person_finds_no_such_upload()
    {
        var id = await BeginAsync();
        await SendAsync(id, 0, 1, 2, 3);
        Assert.Equal("upload-unknown", await RefusalAsync(() => parts.Sessions.StatusAsync(id, "person-2", Token)));
        Assert.Equal(
            "upload-unknown",
            await RefusalAsync(() => parts.Sessions.PutChunkAsync(id, "person-2", 0, new MemoryStream(new byte[Chunk]), Token)));
        Assert.Equal("upload-unknown", await RefusalAsync(() => parts.Sessions.CompleteAsync(id, "person-2", Token)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("../x")]
    [InlineData("a/b#c?d")]
    [InlineData("00000000000000000000000000000000")]
    public async Task An_id_that_was_never_given_is_unknown(string id) =>
        Assert.Equal("upload-unknown", await RefusalAsync(() => parts.Sessions.StatusAsync(id, Person, Token)));

    [Fact]
    public async Task The_moment_it_began_stays_the_same_however_long_it_takes()
    {
        var began = parts.Time.GetUtcNow();
        var id = await BeginAsync();
        await SendAsync(id, 0, 1);
        parts.Time.Advance(TimeSpan.FromMinutes(10) + TimeSpan.FromSeconds(1));
        await SendAsync(id, 2, 3);
        Assert.Equal(began, (await parts.Sessions.StatusAsync(id, Person, Token)).Session.BegunAt);
        Assert.Equal(pdf, await ReadAsync(await parts.Sessions.CompleteAsync(id, Person, Token)));
    }

    [Fact]
    public async Task What_can_be_refused_at_the_beginning_is()
    {
        Assert.Equal("document-empty", await RefusalAsync(() => BeginAsync(change: r => r with { Length = 0 })));
        Assert.Equal(
            "document-too-large", await RefusalAsync(() => BeginAsync(change: r => r with { Length = DocumentRules.LargestBytes + 1 })));
        Assert.Equal("document-name", await RefusalAsync(() => BeginAsync(change: r => r with { FileName = "../a.pdf" })));
        Assert.Equal("document-type-not-allowed", await RefusalAsync(() => BeginAsync(change: r => r with { FileName = "a.exe" })));
        Assert.Equal(
            "upload-chunk-size",
            await RefusalAsync(() => BeginAsync(change: r => r with { ChunkBytes = UploadSessions.MaxChunkBytes + 1 })));
        Assert.Equal("upload-chunk-size", await RefusalAsync(() => BeginAsync(change: r => r with { ChunkBytes = 0 })));
        Assert.Equal("document-hash-malformed", await RefusalAsync(() => BeginAsync(change: r => r with { Sha256 = new string('g', 64) })));
    }

    [Fact]
    public async Task An_abandoned_upload_expires_and_leaves_nothing()
    {
        var id = await BeginAsync();
        await SendAsync(id, 0, 1);
        parts.Time.Advance(TimeSpan.FromHours(24));
        Assert.Equal("upload-unknown", await RefusalAsync(() => parts.Sessions.StatusAsync(id, Person, Token)));
        parts.Time.Advance(TimeSpan.FromHours(1) + TimeSpan.FromSeconds(1));
        Assert.True(await parts.Expiry.PurgeAsync(Token) >= 1);
        Assert.Empty(await storage.Blobs.ListStagedAsync($"uploads/{id}", Token));
        Assert.Null(await storage.Blobs.FindAsync($"uploads/{id}", Token));
        Assert.Null(await storage.Tables.GetAsync($"upload:{id}", "session", Token));
        Assert.Equal(0, await parts.Expiry.PurgeAsync(Token));
    }

    [Fact]
    public async Task Clearing_a_finished_upload_away_leaves_its_document_and_removes_lost_attempts()
    {
        var id = await BeginAsync();
        await SendAsync(id, 0, 1, 2, 3);
        var document = await parts.Sessions.CompleteAsync(id, Person, Token);
        await parts.LoseAttemptAsync(id, owner, Token);
        Assert.Equal(2, (await storage.Blobs.ListAsync(owner + "/", null, Token)).Blobs.Count);
        parts.Time.Advance(TimeSpan.FromHours(26));
        Assert.True(await parts.Expiry.PurgeAsync(Token) >= 1);
        Assert.Equal(document.BlobName, Assert.Single((await storage.Blobs.ListAsync(owner + "/", null, Token)).Blobs).Name);
        Assert.Equal(pdf, await ReadAsync(document));
    }

    [Fact]
    public async Task A_crash_after_the_chunks_were_joined_is_resumed()
    {
        var id = await BeginAsync();
        await SendAsync(id, 0, 1, 2, 3);
        await storage.Blobs.CommitBlocksAsync($"uploads/{id}", 4, "application/octet-stream", Token);
        Assert.Empty((await parts.Sessions.StatusAsync(id, Person, Token)).Missing);
        Assert.Equal(pdf, await ReadAsync(await parts.Sessions.CompleteAsync(id, Person, Token)));
    }

    private async Task<string> BeginAsync(byte[]? content = null, string? sha256 = null, Func<UploadRequest, UploadRequest>? change = null)
    {
        var request = new UploadRequest(
            owner, Inspection.Any, " 申报书.pdf", "application/pdf", (content ?? pdf).Length, Chunk, sha256, Person);
        return (await parts.Sessions.BeginAsync(change?.Invoke(request) ?? request, Token)).Id;
    }

    private async Task SendAsync(string id, params int[] chunks)
    {
        foreach (var chunk in chunks)
            await parts.Sessions.PutChunkAsync(
                id, Person, chunk, new MemoryStream(pdf[(chunk * Chunk)..Math.Min(pdf.Length, (chunk + 1) * Chunk)]), Token);
    }

    private async Task<byte[]> ReadAsync(StoredDocument document)
    {
        await using var content = await DocumentDownload.OpenAsync(storage.Blobs, document, Token);
        using var copy = new MemoryStream();
        await content!.CopyToAsync(copy, Token);
        return copy.ToArray();
    }

    private static string Hash(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));

    private static async Task<string> RefusalAsync(Func<Task> act) => (await Assert.ThrowsAsync<RefusedException>(act)).Refusals[0].Code;
}

public sealed class UploadsOnSqlite(SqliteParts sqlite) : UploadSuite(sqlite.Storage), IClassFixture<SqliteParts>;

public sealed class UploadsOnAzurite(AzuriteParts azurite) : UploadSuite(azurite.Storage), IClassFixture<AzuriteParts>;
