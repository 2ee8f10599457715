namespace Funding.Local;

/// <summary>
/// Asks the program's own public pages before anybody is told its address: what the first request of a process builds and compiles, and
/// what is compiled anew after some thirty, is then there for its first reader.
/// </summary>
internal static class FirstRequests
{
    // The framework compiles a method anew after thirty calls.
    private const int Times = 40;
    private const int AtOnce = 4;

    private static readonly string[] Pages =
        [PublicLinks.Home, PublicLinks.Rounds, PublicLinks.Notices, PublicLinks.Archive, PublicLinks.Awards, PublicLinks.SignIn];

    /// <summary>A page that fails is told to nobody here; it fails again for who asks for it.</summary>
    public static async Task MakeAsync(Uri site, CancellationToken cancellation)
    {
        using var http = new HttpClient { BaseAddress = site, Timeout = TimeSpan.FromSeconds(10) };
        await Parallel.ForEachAsync(
            Enumerable.Repeat(Pages, Times).SelectMany(pages => pages),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation },
            async (page, stop) => await AskAsync(http, page, stop));
    }

    private static async Task AskAsync(HttpClient http, string page, CancellationToken cancellation)
    {
        try
        {
            // A page that is asked for by a name which it does not know is made anew.
            using var answer = await http.GetAsync(page.With("first", "1"), cancellation);
            await answer.Content.CopyToAsync(Stream.Null, cancellation);
        }
        catch (Exception e) when (e is HttpRequestException || (e is TaskCanceledException && !cancellation.IsCancellationRequested))
        {
        }
    }
}
