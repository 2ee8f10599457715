namespace Funding.Platform.Tests.Documents;

/// <summary>A peer on loopback that behaves as no good clamd does.</summary>
public sealed class ClamAvProtocolTests : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);

    public ClamAvProtocolTests() => listener.Start();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => listener.Dispose();

    [Fact]
    public async Task The_bytes_on_the_wire_are_command_lengths_chunks_and_a_zero()
    {
        var content = Enumerable.Range(0, 150_000).Select(i => (byte)i).ToArray();
        byte[] received = [];
        var verdict = await WithPeerAsync(content, async peer =>
        {
            received = await ReadStreamAsync(peer);
            await peer.WriteAsync("stream: OK\0"u8.ToArray(), Token);
        });
        Assert.Equal(ScanState.Clean, verdict.State);
        Assert.Equal(content, received);
    }

    [Theory]
    [InlineData("stream: Eicar FOUND OK\0")]
    [InlineData("UNKNOWN COMMAND\0")]
    [InlineData("\0")]
    [InlineData("stream: ok\0")]
    [InlineData("stream: O")]
    [InlineData("")]
    public async Task An_answer_that_is_no_verdict_leaves_the_document_unscanned(string reply) =>
        await Assert.ThrowsAsync<ScannerUnavailableException>(() => WithPeerAsync([1], async peer =>
        {
            await ReadStreamAsync(peer);
            await peer.WriteAsync(Encoding.ASCII.GetBytes(reply), Token);
        }));

    [Fact]
    public async Task An_answer_in_single_bytes_is_put_together()
    {
        var verdict = await WithPeerAsync([1], async peer =>
        {
            await ReadStreamAsync(peer);
            foreach (var b in "stream: Win.Test-1 FOUND\0"u8.ToArray())
                await peer.WriteAsync(new[] { b }, Token);
        });
        Assert.Equal(new ScanVerdict(ScanState.Infected, "Win.Test-1"), verdict);
    }

    [Fact]
    public async Task An_answer_without_end_is_given_up() =>
        await Assert.ThrowsAsync<ScannerUnavailableException>(() => WithPeerAsync([1], async peer =>
        {
            await ReadStreamAsync(peer);
            await peer.WriteAsync(Enumerable.Repeat((byte)'x', 10_000).ToArray(), Token);
        }));

    [Fact]
    public async Task An_error_of_the_scan_itself_fails_with_its_reason()
    {
        var verdict = await WithPeerAsync([1], async peer =>
        {
            await ReadStreamAsync(peer);
            await peer.WriteAsync("stream: Can't allocate memory ERROR\0"u8.ToArray(), Token);
        });
        Assert.Equal(new ScanVerdict(ScanState.Failed, "Can't allocate memory"), verdict);
    }

    [Fact]
    public async Task A_peer_that_never_answers_times_out() =>
        await Assert.ThrowsAsync<ScannerUnavailableException>(() => WithPeerAsync(
            [1], peer => ReadStreamAsync(peer, andWait: true), TimeSpan.FromMilliseconds(200)));

    [Fact]
    public async Task A_peer_that_stops_reading_times_out() =>
        await Assert.ThrowsAsync<ScannerUnavailableException>(() => WithPeerAsync(
            new byte[64 * 1024 * 1024], peer => Task.Delay(Timeout.Infinite, Token), TimeSpan.FromMilliseconds(200)));

    [Fact]
    public async Task A_peer_that_hangs_up_in_the_middle_is_unavailable() =>
        await Assert.ThrowsAsync<ScannerUnavailableException>(() => WithPeerAsync(
            new byte[8 * 1024 * 1024], async peer => await peer.ReadExactlyAsync(new byte[1000], Token)));

    [Fact]
    public async Task Nobody_listening_is_unavailable()
    {
        listener.Stop();
        await Assert.ThrowsAsync<ScannerUnavailableException>(() => ScanAsync([1], TimeSpan.FromSeconds(5)));
    }

    [Fact]
    public async Task A_callers_cancellation_is_no_scanner_failure()
    {
        using var given = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var accepted = listener.AcceptTcpClientAsync(Token);
        var scan = new ClamAvScanner(Options(TimeSpan.FromMinutes(1))).ScanAsync(new MemoryStream([1]), given.Token);
        using var peer = await accepted;
        await given.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => scan);
    }

    private async Task<ScanVerdict> WithPeerAsync(byte[] content, Func<NetworkStream, Task> behave, TimeSpan? timeout = null)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var serving = ServeAsync();
        try
        {
            return await ScanAsync(content, timeout ?? TimeSpan.FromSeconds(20));
        }
        finally
        {
            await over.CancelAsync();
            await serving;
        }

        async Task ServeAsync()
        {
            using var client = await listener.AcceptTcpClientAsync(Token);
            await Task.WhenAny(behave(client.GetStream()), Task.Delay(Timeout.Infinite, over.Token));
        }
    }

    private Task<ScanVerdict> ScanAsync(byte[] content, TimeSpan timeout) =>
        new ClamAvScanner(Options(timeout)).ScanAsync(new MemoryStream(content), Token);

    private ClamAvOptions Options(TimeSpan timeout) => new() { Port = ((IPEndPoint)listener.LocalEndpoint).Port, ReplyTimeout = timeout };

    private static async Task<byte[]> ReadStreamAsync(NetworkStream peer, bool andWait = false)
    {
        var command = new byte[10];
        await peer.ReadExactlyAsync(command, Token);
        Assert.Equal("zINSTREAM\0"u8.ToArray(), command);
        var content = new List<byte>();
        var length = new byte[4];
        while (true)
        {
            await peer.ReadExactlyAsync(length, Token);
            var chunk = new byte[BinaryPrimitives.ReadUInt32BigEndian(length)];
            if (chunk.Length == 0)
                break;
            await peer.ReadExactlyAsync(chunk, Token);
            content.AddRange(chunk);
        }

        if (andWait)
            await Task.Delay(Timeout.Infinite, Token);
        return [.. content];
    }
}
