namespace Funding.Platform.Tests.Documents;

/// <summary>Uploads while the disk has no room: refused as such, nothing kept, and what was sent before still counts.</summary>
public sealed class FullDiskTests : IAsyncDisposable
{
    private readonly StorageParts storage = StorageParts.OnSqlite();
    private readonly NoRoom disk;
    private readonly UploadParts parts;

    public FullDiskTests()
    {
        disk = new NoRoom(storage.Blobs);
        parts = new UploadParts(storage, more: services => services.AddSingleton<IBlobStore>(disk));
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_plain_form_says_so_beside_its_field()
    {
        disk.IsFull = true;
        var refused = await Assert.ThrowsAsync<RefusedException>(() => parts.Writer.UploadWholeAsync(
            "documents/r/a", Inspection.Any, "申报书.pdf", null, new MemoryStream(Crafted.Pdf()), Token));
        Assert.Equal(
            ("storage-full", RefusalKind.Unavailable, Inspection.Any.Slot),
            (refused.Refusals[0].Code, refused.Kind, refused.Refusals[0].Field));
    }

    [Fact]
    public async Task An_upload_in_chunks_goes_on_where_it_stood_once_there_is_room()
    {
        var pdf = Crafted.Pdf();
        var id = (await parts.Sessions.BeginAsync(
            new UploadRequest("documents/r/a", Inspection.Any, "申报书.pdf", null, pdf.Length, UploadSessions.MinChunkBytes, null, "p1"),
            Token)).Id;
        disk.IsFull = true;
        await RefusedAsync(() => parts.Sessions.PutChunkAsync(id, "p1", 0, new MemoryStream(pdf), Token));
        disk.IsFull = false;
        await parts.Sessions.PutChunkAsync(id, "p1", 0, new MemoryStream(pdf), Token);
        disk.IsFull = true;
        await RefusedAsync(() => parts.Sessions.CompleteAsync(id, "p1", Token));
        disk.IsFull = false;
        Assert.Equal(pdf.Length, (await parts.Sessions.CompleteAsync(id, "p1", Token)).Length);
    }

    [Fact]
    public void Other_failures_of_a_file_are_not_taken_for_it()
    {
        Assert.True(DiskSpace.IsUsedUp(new IOException("No space left on device", 28)));
        Assert.False(DiskSpace.IsUsedUp(new FileNotFoundException()));
        Assert.False(DiskSpace.IsUsedUp(new IOException("Input/output error", 5)));
        Assert.False(DiskSpace.IsUsedUp(new EndOfStreamException()));
    }

    [Fact]
    public async Task What_the_operating_system_says_is_understood()
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "There is no /dev/full here.");
        var full = await Assert.ThrowsAnyAsync<IOException>(() => File.WriteAllTextAsync("/dev/full", "x", Token));
        Assert.True(DiskSpace.IsUsedUp(full), $"{full.HResult}: {full.Message}");
    }

    public async ValueTask DisposeAsync()
    {
        await parts.Provider.DisposeAsync();
        await storage.DisposeAsync();
    }

    private static async Task RefusedAsync(Func<Task> act) =>
        Assert.Equal("storage-full", (await Assert.ThrowsAsync<RefusedException>(act)).Refusals[0].Code);

    /// <summary>The store on a disk that the test fills and empties.</summary>
    private sealed class NoRoom(IBlobStore inner) : IBlobStore
    {
        public bool IsFull { get; set; }

        public Task<BlobFacts> PutAsync(
            string name, Stream content, string contentType, PutMode mode = default, CancellationToken cancellation = default) =>
            IsFull ? throw Full() : inner.PutAsync(name, content, contentType, mode, cancellation);

        public Task StageBlockAsync(string name, int index, Stream content, CancellationToken cancellation = default) =>
            IsFull ? throw Full() : inner.StageBlockAsync(name, index, content, cancellation);

        public Task<BlobFacts> CommitBlocksAsync(
            string name, int blockCount, string contentType, CancellationToken cancellation = default) =>
            IsFull ? throw Full() : inner.CommitBlocksAsync(name, blockCount, contentType, cancellation);

        public Task<BlobFacts?> FindAsync(string name, CancellationToken cancellation = default) => inner.FindAsync(name, cancellation);

        public Task<Stream?> OpenReadAsync(string name, long offset = 0, CancellationToken cancellation = default) =>
            inner.OpenReadAsync(name, offset, cancellation);

        public Task DeleteAsync(string name, CancellationToken cancellation = default) => inner.DeleteAsync(name, cancellation);

        public Task<BlobPage> ListAsync(string prefix, string? continuation = null, CancellationToken cancellation = default) =>
            inner.ListAsync(prefix, continuation, cancellation);

        public Task<IReadOnlyDictionary<int, long>> ListStagedAsync(string name, CancellationToken cancellation = default) =>
            inner.ListStagedAsync(name, cancellation);

        private static IOException Full() => new("No space left on device", 28);
    }
}
