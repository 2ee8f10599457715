using System.Net.Sockets;

namespace Funding.Bench.Pages;

/// <summary>
/// Asks one address as fast as it is answered, over connections that stay open. It reads no more of an answer than where it ends, so that
/// the two cores are the server's as far as may be.
/// </summary>
internal static class LoadClient
{
    public static async Task<LoadFigures> RunAsync(PageRequest request, int connections, TimeSpan duration)
    {
        var (watch, before) = (Stopwatch.StartNew(), request.Server.ProcessorTime);
        var all = await Task.WhenAll(Enumerable.Range(0, connections).Select(_ => Task.Run(() => AskAsync(request, watch, duration))));
        return new(watch.Elapsed, request.Server.ProcessorTime - before, [.. all.SelectMany(times => times)]);
    }

    /// <summary>One answer's length; what it says has to be there.</summary>
    public static async Task<int> ProbeAsync(PageRequest request)
    {
        using var connection = new Connection(request);
        await connection.OpenAsync();
        return await connection.AskAsync();
    }

    private static async Task<List<(TimeSpan At, TimeSpan Took)>> AskAsync(PageRequest request, Stopwatch watch, TimeSpan duration)
    {
        using var connection = new Connection(request);
        await connection.OpenAsync();
        var times = new List<(TimeSpan, TimeSpan)>();
        while (watch.Elapsed is var begun && begun < duration)
        {
            await connection.AskAsync();
            times.Add((begun, watch.Elapsed - begun));
        }

        return times;
    }

    private sealed class Connection(PageRequest request) : IDisposable
    {
        private readonly Socket socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        private readonly byte[] question = Encoding.ASCII.GetBytes(
            $"GET {request.Path} HTTP/1.1\r\nHost: 127.0.0.1:{request.Server.Port}\r\n{request.Headers}\r\n");

        private readonly byte[] buffer = new byte[256 * 1024];

        public Task OpenAsync() => socket.ConnectAsync("127.0.0.1", request.Server.Port);

        /// <returns>Bytes of head and body as they travelled.</returns>
        public async Task<int> AskAsync()
        {
            await socket.SendAsync(question);
            int read = 0, end = -1;
            while (end < 0 || read < end)
            {
                var got = await socket.ReceiveAsync(buffer.AsMemory(read));
                if (got == 0)
                    throw new IOException($"{request.Path}: the connection was closed after {read} bytes.");
                read += got;
                end = end < 0 ? EndOf(buffer.AsSpan(0, read)) : end;

                // Chunks end with one of length nothing.
                if (end == int.MaxValue && buffer.AsSpan(0, read).EndsWith("\r\n0\r\n\r\n"u8))
                    return read;
            }

            return read;
        }

        public void Dispose() => socket.Dispose();

        // Minus one before the head is whole; the greatest number where the body comes in chunks.
        private int EndOf(ReadOnlySpan<byte> answer)
        {
            var body = answer.IndexOf("\r\n\r\n"u8);
            if (body < 0)
                return -1;
            if (!answer.StartsWith("HTTP/1.1 200"u8))
                throw new IOException($"{request.Path}: {Encoding.ASCII.GetString(answer[..answer.IndexOf((byte)'\r')])}");
            var length = answer.IndexOf("Content-Length: "u8);
            if (length < 0 || length > body)
                return int.MaxValue;
            var value = answer[(length + 16)..];
            return body + 4 + int.Parse(value[..value.IndexOf((byte)'\r')], NumberStyles.None, CultureInfo.InvariantCulture);
        }
    }
}

/// <param name="Headers">Each ended by a line's end; empty for none.</param>
internal sealed record PageRequest(string Name, Child Server, string Path, string Headers = "");

/// <param name="Processor">Of the server, for all of them.</param>
/// <param name="Times">When each question was asked, and how long its answer took.</param>
internal sealed record LoadFigures(TimeSpan Wall, TimeSpan Processor, IReadOnlyList<(TimeSpan At, TimeSpan Took)> Times)
{
    public double Rate => Times.Count / Wall.TotalSeconds;

    /// <summary>Processor time of one answer, in microseconds.</summary>
    public double Cost => Processor.TotalMicroseconds / Times.Count;

    /// <param name="share">0.5 for the median.</param>
    public double Milliseconds(double share)
    {
        var sorted = Times.Select(t => t.Took.TotalMilliseconds).Order().ToList();
        return sorted[Math.Min(sorted.Count - 1, (int)(share * sorted.Count))];
    }
}
