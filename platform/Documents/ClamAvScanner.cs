namespace Funding.Platform.Documents;

/// <summary>clamd over TCP, a connection for each scan: INSTREAM sends chunks after their length, then one of length zero.</summary>
public sealed class ClamAvScanner(ClamAvOptions options) : IDocumentScanner
{
    private const int ChunkBytes = 64 * 1024;
    private const int ReplyBytes = 4096;

    public async Task<ScanVerdict> ScanAsync(Stream content, CancellationToken cancellation = default) =>
        Verdict(await AskAsync("zINSTREAM\0", content, cancellation));

    /// <summary>Whether clamd answers; readiness asks it.</summary>
    /// <exception cref="ScannerUnavailableException">It does not.</exception>
    public async Task PingAsync(CancellationToken cancellation = default)
    {
        if (await AskAsync("zPING\0", null, cancellation) is var reply and not "PONG")
            throw new ScannerUnavailableException($"clamd answered PING with '{reply}'.");
    }

    private static ScanVerdict Verdict(string reply)
    {
        const string found = " FOUND";
        var said = reply.StartsWith("stream: ", StringComparison.Ordinal) ? reply["stream: ".Length..] : reply;
        if (said == "OK")
            return new(ScanState.Clean, null);
        if (said.EndsWith(found, StringComparison.Ordinal))
            return new(ScanState.Infected, said[..^found.Length]);
        return said.EndsWith(" ERROR", StringComparison.Ordinal)
            ? new(ScanState.Failed, said[..^" ERROR".Length].TrimEnd('.'))
            : throw new ScannerUnavailableException($"clamd answered '{said}', which is no verdict.");
    }

    private async Task<string> AskAsync(string command, Stream? content, CancellationToken cancellation)
    {
        try
        {
            using var client = new TcpClient();
            await TimedAsync(
                options.ConnectTimeout,
                async token => { await client.ConnectAsync(options.Host, options.Port, token); return 0; },
                cancellation);
            var peer = client.GetStream();
            using var done = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            // Read from the start: over its limit clamd answers and hangs up while we are still sending.
            var reply = ReadReplyAsync(peer, done.Token);
            try
            {
                await SendAsync(peer, command, content, reply, cancellation);
            }
            catch (IOException) when (content is not null)
            {
                // The answer may have come before the connection broke; without one this fails below.
            }
            catch
            {
                await done.CancelAsync();
                throw;
            }

            return await TimedAsync(options.ReplyTimeout, reply.WaitAsync, cancellation);
        }
        catch (Exception problem) when (problem is SocketException or IOException or TimeoutException)
        {
            throw new ScannerUnavailableException($"clamd at {options.Host}:{options.Port} did not answer: {problem.Message}", problem);
        }
    }

    private async Task SendAsync(NetworkStream peer, string command, Stream? content, Task reply, CancellationToken cancellation)
    {
        await WriteAsync(peer, Encoding.ASCII.GetBytes(command), cancellation);
        if (content is null)
            return;
        var chunk = new byte[4 + ChunkBytes];
        int read;
        do
        {
            read = await content.ReadAtLeastAsync(chunk.AsMemory(4), ChunkBytes, throwOnEndOfStream: false, cancellation);
            BinaryPrimitives.WriteInt32BigEndian(chunk, read);
            await WriteAsync(peer, chunk.AsMemory(0, 4 + read), cancellation);
        }
        while (read > 0 && !reply.IsCompleted);
    }

    private Task<int> WriteAsync(NetworkStream peer, ReadOnlyMemory<byte> bytes, CancellationToken cancellation) =>
        TimedAsync(options.ReplyTimeout, async token => { await peer.WriteAsync(bytes, token); return 0; }, cancellation);

    private static async Task<string> ReadReplyAsync(NetworkStream peer, CancellationToken cancellation)
    {
        var buffer = new byte[ReplyBytes];
        for (var length = 0; length < buffer.Length;)
        {
            var read = await peer.ReadAsync(buffer.AsMemory(length), cancellation);
            length += read;
            var end = Array.IndexOf(buffer, (byte)0, 0, length);
            if (end >= 0)
                return Encoding.UTF8.GetString(buffer, 0, end);
            if (read == 0)
                throw new IOException("it hung up in the middle of its answer");
        }

        throw new IOException("its answer does not end");
    }

    private static async Task<T> TimedAsync<T>(TimeSpan timeout, Func<CancellationToken, Task<T>> act, CancellationToken cancellation)
    {
        using var timed = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        timed.CancelAfter(timeout);
        try
        {
            return await act(timed.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new TimeoutException($"nothing within {timeout.TotalSeconds:0.#} seconds");
        }
    }
}
