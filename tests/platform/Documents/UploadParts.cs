namespace Funding.Platform.Tests.Documents;

/// <summary>Documents as a host registers them, over a storage under test; a second one is a second process.</summary>
public sealed class UploadParts
{
    public UploadParts(
        StorageParts storage,
        FakeTimeProvider? time = null,
        Action<IServiceCollection>? more = null,
        Action<DocumentOptions>? configure = null)
    {
        Storage = storage;
        Time = time ?? new FakeTimeProvider(new DateTimeOffset(2026, 5, 6, 7, 8, 9, TimeSpan.Zero));
        var services = new ServiceCollection().AddSingleton(storage.Tables).AddSingleton(storage.Blobs).AddSingleton<TimeProvider>(Time);
        more?.Invoke(services);
        Provider = services.AddDocuments(configure).BuildServiceProvider();
    }

    public StorageParts Storage { get; }

    public FakeTimeProvider Time { get; }

    public ServiceProvider Provider { get; }

    public UploadSessions Sessions => Provider.GetRequiredService<UploadSessions>();

    public DocumentWriter Writer => Provider.GetRequiredService<DocumentWriter>();

    public UploadExpiry Expiry => Provider.GetRequiredService<UploadExpiry>();

    /// <summary>What a process that died between writing a document and recording it leaves behind.</summary>
    public async Task LoseAttemptAsync(string id, string owner, CancellationToken cancellation)
    {
        var lost = new string('a', 32);
        await Storage.Blobs.PutAsync($"{owner}/{lost}", new MemoryStream([1]), "application/pdf", cancellation: cancellation);
        var stored = (await Storage.Tables.GetAsync<UploadSession>($"upload:{id}", "session", cancellation))!;
        await Storage.Tables.CommitAsync(
            $"upload:{id}", RowCodec.Replace(stored, stored.Value with { Attempts = [.. stored.Value.Attempts, lost] }), cancellation);
    }
}

/// <summary>A body whose sender vanishes in the middle.</summary>
public sealed class BrokenStream(int bytes) : MemoryStream(new byte[bytes])
{
    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        Position < Length ? base.ReadAsync(buffer, cancellationToken) : throw new IOException("connection reset");
}
