using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Funding.Pages.Tests.Played;

/// <summary>
/// Somebody at a browser without scripts: comes in by the link of a mail, opens pages, and sends only forms that are on them.
/// </summary>
/// <param name="opened">The links that anybody opened.</param>
internal sealed class Participant(PortalHost host, string email, SeenPages seen, ISet<string> opened) : IDisposable
{
    private readonly Visitor visitor = new(host);
    private Answer? at;

    public string Email => email;

    /// <summary>The page that is open.</summary>
    public Answer Page => at ?? throw new InvalidOperationException($"{email} has no page open.");

    public void Dispose() => visitor.Dispose();

    /// <summary>Opens a page; who is not signed in does so first.</summary>
    /// <exception cref="PageException">It does not open.</exception>
    public async Task<Answer> OpenAsync(string path)
    {
        var answer = await FollowAsync(await visitor.GetAsync(path));
        if (IsSignIn(answer))
        {
            await SignInAsync();
            answer = await FollowAsync(await visitor.GetAsync(path));
        }

        return await ArrivedAsync(answer);
    }

    /// <summary>Opens the newest mailed link for a purpose, and types the address that the page asks for.</summary>
    /// <param name="unopened">Only one that nobody opened before.</param>
    /// <exception cref="PageException">No mail has such a link, or it does not open.</exception>
    public async Task<Answer> ComeInAsync(LinkPurpose purpose, bool unopened = false) =>
        await ArrivedAsync(await EnterAsync($"{Paths.Link(purpose)}/", unopened));

    /// <summary>Opens a page to which a mail leads.</summary>
    /// <exception cref="PageException">No mail does, or it does not open.</exception>
    public async Task<Answer> OpenMailedAsync(string path) => await OpenAsync(
        await LinkAsync(path, unopened: false) ?? throw new PageException($"no mail to {email} leads to {path}"));

    private async Task SignInAsync()
    {
        await visitor.SubmitAsync(await visitor.GetAsync(Paths.SignIn), new Dictionary<string, string> { ["email"] = email });
        await host.Time.SettleAsync();
        await EnterAsync($"{Paths.SignIn}/", unopened: true);
    }

    private async Task<Answer> EnterAsync(string path, bool unopened)
    {
        var link = await LinkAsync(path, unopened) ?? throw new PageException($"no mail to {email} has a link to {path}");
        opened.Add(link);
        var asked = await visitor.GetAsync(link);
        return await FollowAsync(await visitor.SubmitAsync(asked, new Dictionary<string, string> { ["email"] = email }));
    }

    /// <summary>Whether the page has a form.</summary>
    /// <param name="form">A selector within the page's main part.</param>
    public bool Has(string form) => Page.Page.QuerySelector($"main {form}") is not null;

    /// <summary>Of the page's form the names of what may be answered and pressed.</summary>
    public IReadOnlySet<string> NamesOf(string form) => FormOf(form).Names;

    /// <summary>Sends a form of the page, filled in.</summary>
    /// <param name="form">A selector within the page's main part.</param>
    /// <param name="typed">Also the button that is pressed, where there are several.</param>
    /// <returns>The page that comes after it.</returns>
    /// <exception cref="PageException">There is no such form, or what was sent is refused.</exception>
    public async Task<Answer> SendAsync(string form, params IReadOnlyList<(string Field, string Value)> typed) =>
        await ArrivedAsync(await FollowAsync(await Answer.OfAsync(await PostAsync(form, typed, null))));

    /// <summary>Chooses a file in a form of the page and sends it.</summary>
    public async Task<Answer> UploadAsync(
        string form, string name, byte[] content, params IReadOnlyList<(string Field, string Value)> typed) =>
        await ArrivedAsync(await FollowAsync(await Answer.OfAsync(await PostAsync(form, typed, (name, content)))));

    /// <summary>The file that a form of the page answers with.</summary>
    public async Task<byte[]> DownloadAsync(string form, params IReadOnlyList<(string Field, string Value)> typed)
    {
        using var response = await PostAsync(form, typed, null);
        return response.IsSuccessStatusCode ? await response.Content.ReadAsByteArrayAsync()
            : throw new PageException($"{email} at {Page.Path}: {form} answers {(int)response.StatusCode}");
    }

    /// <summary>Sends what is refused, and stays on the page that says why.</summary>
    /// <exception cref="PageException">It was taken.</exception>
    public async Task<Answer> RefusedAsync(string form, params IReadOnlyList<(string Field, string Value)> typed)
    {
        var answer = await Answer.OfAsync(await PostAsync(form, typed, null));
        seen.Look(answer);
        return answer.Status == HttpStatusCode.UnprocessableEntity ? at = answer
            : throw new PageException($"{email} at {answer.Path}: {(int)answer.Status} where a refusal was due");
    }

    /// <summary>A file behind an address.</summary>
    public async Task<byte[]> FileAsync(string path)
    {
        var response = await visitor.Http.GetAsync(path);
        return response.IsSuccessStatusCode ? await response.Content.ReadAsByteArrayAsync()
            : throw new PageException($"{email}: {path} answers {(int)response.StatusCode}");
    }

    private FilledForm FormOf(string form) => new(
        Page.Page.QuerySelector($"main {form}") as IHtmlFormElement
            ?? throw new PageException($"{email} at {Page.Path}: there is no {form} on “{Page.Heading}”"),
        Page, email, ShanghaiTime.DayOf(host.Clock.GetUtcNow()));

    private async Task<HttpResponseMessage> PostAsync(
        string form, IReadOnlyList<(string Field, string Value)> typed, (string Name, byte[] Content)? file)
    {
        var filled = FormOf(form);
        var fields = filled.With(typed);
        using HttpContent body = filled.HasFiles ? Multipart(filled, fields, file) : new FormUrlEncodedContent(
            fields.Select(f => KeyValuePair.Create(f.Field, f.Value)));
        return await visitor.Http.PostAsync(filled.Action, body);
    }

    private static MultipartFormDataContent Multipart(
        FilledForm filled, List<(string Field, string Value)> fields, (string Name, byte[] Content)? file)
    {
        var body = new MultipartFormDataContent();
        foreach (var (field, value) in fields)
            body.Add(new StringContent(value), field);
        if (file is { } chosen)
            body.Add(new ByteArrayContent(chosen.Content), filled.FileField, chosen.Name);
        return body;
    }

    private async Task<Answer> FollowAsync(Answer answer)
    {
        for (var hops = 0; answer.Location is { } location && (int)answer.Status is >= 300 and < 400; hops++)
        {
            if (hops == 5)
                throw new PageException($"{email}: {location} leads round and round");
            answer = await visitor.GetAsync(location.Split('#')[0]);
        }

        return answer;
    }

    private async Task<Answer> ArrivedAsync(Answer answer)
    {
        seen.Look(answer);
        if (!answer.Response.IsSuccessStatusCode)
        {
            var said = (answer.Page.QuerySelector(".errors") ?? answer.Page.QuerySelector("main"))?.TextContent ?? answer.Text;
            throw new PageException($"{email} at {answer.Path}: {(int)answer.Status} {Words(said)}");
        }

        if (answer.Page.QuerySelector("main") is not null && seen.IsNew(answer.Path))
        {
            var query = answer.Path.Contains('?', StringComparison.Ordinal) ? '&' : '?';
            seen.LookInEnglish(await visitor.GetAsync($"{answer.Path}{query}lang=en"));
            await visitor.GetAsync($"{answer.Path}{query}lang=zh");
        }

        return at = answer;
    }

    private static bool IsSignIn(Answer answer) => answer.Path.StartsWith(Paths.SignIn, StringComparison.Ordinal);

    private static string Words(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Path and query of the first link that begins so in the newest mail that has one; null when none has.</summary>
    private async Task<string?> LinkAsync(string path, bool unopened)
    {
        var mailbox = host.Services.GetRequiredService<Mailbox>();
        foreach (var entry in (await mailbox.ListAsync(email)).Entries)
        {
            var links = new HtmlParser().ParseDocument((await mailbox.FindAsync(entry.Id))!.Html).QuerySelectorAll("a")
                .Select(a => Uri.TryCreate(a.GetAttribute("href"), UriKind.Absolute, out var url) ? url : null);
            if (links.FirstOrDefault(url => url?.AbsolutePath.StartsWith(path, StringComparison.Ordinal) == true) is { } found
                && !(unopened && opened.Contains(found.PathAndQuery)))
                return found.PathAndQuery;
        }

        return null;
    }
}
