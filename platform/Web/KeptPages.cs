using Microsoft.Extensions.Caching.Memory;

namespace Funding.Platform.Web;

/// <summary>
/// Pages that say the same to everybody, each with the versions that it was made of. One is given out only where a request that begins now
/// finds the same versions and the same minute: a kept page is older than no commit.
/// </summary>
internal sealed class KeptPages(IPartitionVersions versions, TimeProvider clock) : IDisposable
{
    /// <summary>Bytes of all pages together; the ones not asked for longest go first.</summary>
    private const long MostBytes = 64 << 20;

    // Of a version that is over nobody gets a page again.
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    private readonly MemoryCache pages = new(new MemoryCacheOptions { SizeLimit = MostBytes });
    private readonly ConcurrentDictionary<PageKey, TaskCompletionSource> making = [];

    public void Dispose() => pages.Dispose();

    /// <summary>One point read at most for each partition that it shows; none where nothing is kept.</summary>
    /// <returns>Null where it has to be made.</returns>
    public async ValueTask<KeptPage?> FindAsync(PageKey key, CancellationToken cancellation)
    {
        if (!pages.TryGetValue(key, out KeptPage? kept) || kept!.Moment.Minute != Minute)
            return null;
        foreach (var (partition, version) in kept.Moment.Versions)
        {
            if (await versions.OfAsync(partition, cancellation) != version)
                return null;
        }

        return kept;
    }

    /// <summary>Makes the page and keeps it; who asks for it meanwhile gets that one as soon as it is whole.</summary>
    public async Task MakeAsync(HttpContext http, PageKey key, IReadOnlyList<string> partitions, RequestDelegate next)
    {
        var mine = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var first = making.GetOrAdd(key, mine);
        if (first != mine)
        {
            await first.Task.WaitAsync(http.RequestAborted);
            await (await FindAsync(key, http.RequestAborted) is { } made ? made.SendAsync(http) : next(http));
            return;
        }

        try
        {
            // Read before the rows: what is written meanwhile has another version.
            var moment = new PageMoment(Minute, await VersionsAsync(partitions, http.RequestAborted));
            http.Features.Set(new PageToKeep(html => Keep(http.Response, key, moment, html)));
            await next(http);
        }
        finally
        {
            Done(key, mine);
        }
    }

    private long Minute => clock.GetUtcNow().UtcTicks / TimeSpan.TicksPerMinute;

    private async Task<IReadOnlyList<(string Partition, string Version)>> VersionsAsync(
        IReadOnlyList<string> partitions, CancellationToken cancellation)
    {
        var read = new List<(string, string)>();
        foreach (var partition in partitions)
            read.Add((partition, await versions.OfAsync(partition, cancellation)));
        return read;
    }

    private void Keep(HttpResponse response, PageKey key, PageMoment moment, ReadOnlyMemory<byte> html)
    {
        if (response.StatusCode == StatusCodes.Status200OK && response.Headers.SetCookie.Count == 0)
        {
            pages.Set(
                key,
                new KeptPage(moment, html.ToArray(), [.. response.Headers], Environment.TickCount64),
                new MemoryCacheEntryOptions { Size = html.Length + (2 * key.Length), AbsoluteExpirationRelativeToNow = Longest });
        }

        // Whoever waits need not wait until a slow reader has taken it.
        if (making.TryGetValue(key, out var mine))
            Done(key, mine);
    }

    private void Done(PageKey key, TaskCompletionSource mine)
    {
        making.TryRemove(KeyValuePair.Create(key, mine));
        mine.TrySetResult();
    }
}

/// <summary>A feature of a request whose page is to be kept.</summary>
/// <param name="Keep">Called with the page when it is whole, before it is sent.</param>
internal sealed record PageToKeep(Action<ReadOnlyMemory<byte>> Keep);
