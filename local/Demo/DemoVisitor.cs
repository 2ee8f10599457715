using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Funding.Local.Demo;

/// <summary>A file that is chosen in a form.</summary>
internal sealed record ChosenFile(string Field, string Name, byte[] Content);

/// <summary>
/// A person at a browser without scripts: comes in by the link of a mail, reads pages, and sends only forms that are on them,
/// with what the page filled in and what is typed.
/// </summary>
internal sealed class DemoVisitor : IDisposable
{
    private readonly HtmlParser parser = new();
    private readonly HttpClient http;
    private readonly string email;
    private readonly MailProgram mail;
    private readonly Pace pace;
    private Uri at = new("/", UriKind.Relative);
    private IHtmlDocument? page;

    /// <param name="http">With cookies of its own; follows redirects.</param>
    public DemoVisitor(HttpClient http, string email, MailProgram mail, Pace pace) =>
        (this.http, this.email, this.mail, this.pace) = (http, email, mail, pace);

    /// <summary>Signs in as anybody does: asks for a link, opens it in their mail program, types the address.</summary>
    public async Task SignInAsync()
    {
        var before = await mail.NewestLinkAsync(email, PublicLinks.SignIn + "/");
        await OpenAsync(PublicLinks.SignIn);
        await SubmitAsync(("email", email));
        await ComeInAsync(PublicLinks.SignIn + "/", before);
    }

    /// <summary>Opens the newest mailed link that begins so, and types the address that the page asks for.</summary>
    /// <param name="path">Such as "/link/review-desk/".</param>
    /// <param name="before">The link that was there before another was asked for.</param>
    /// <exception cref="DemoException">No mail has such a link.</exception>
    public async Task ComeInAsync(string path, string? before = null)
    {
        if (!await pace.ComesAsync(() => FollowAsync(path, before)))
            throw new DemoException($"No mail to {email} has a link {path}…");
        await SubmitAsync(("email", email));
    }

    private async Task<bool> FollowAsync(string path, string? before)
    {
        if (await mail.NewestLinkAsync(email, path) is not { } link || link == before)
            return false;
        try
        {
            await OpenAsync(link);
            return true;
        }
        catch (DemoException) when (at.AbsolutePath.StartsWith("/link/", StringComparison.Ordinal))
        {
            // Of a round before: the mail of this one has not come yet.
            return false;
        }
    }

    public Task OpenAsync(string path) => ReadAsync(new HttpRequestMessage(HttpMethod.Get, path));

    public Task SubmitAsync(params IReadOnlyList<(string Field, string Value)> typed) => SubmitAsync(typed, []);

    /// <summary>Sends what is refused, and stays on the page that says why.</summary>
    /// <returns>What the page says.</returns>
    /// <exception cref="DemoException">It was taken.</exception>
    public async Task<string> RefusedAsync(IReadOnlyList<(string Field, string Value)> typed)
    {
        try
        {
            await SubmitAsync(typed, []);
        }
        catch (DemoException refused)
        {
            return refused.Message;
        }

        throw new DemoException($"{at} took {string.Join(", ", typed.Select(t => t.Value))}.");
    }

    /// <summary>Sends the page's first form that has every field that is typed or chosen.</summary>
    /// <exception cref="DemoException">No form has them, or what was sent is refused.</exception>
    public Task SubmitAsync(IReadOnlyList<(string Field, string Value)> typed, IReadOnlyList<ChosenFile> files)
    {
        var wanted = typed.Select(t => t.Field).Concat(files.Select(f => f.Field)).ToHashSet();
        var form = page!
            .QuerySelectorAll("main form")
            .Cast<IHtmlFormElement>()
            .FirstOrDefault(f => wanted.IsSubsetOf(f.Elements.Select(e => e.GetAttribute("name") ?? "")))
            ?? throw new DemoException($"{at} has no form with {string.Join(", ", wanted)}.");
        return SendAsync(form, typed, files);
    }

    /// <summary>Sends the form of one row of a table: the one with a field that is filled so.</summary>
    /// <exception cref="DemoException">The page has no such form, or it is refused.</exception>
    public Task SubmitRowAsync((string Field, string Value) row, params IReadOnlyList<(string Field, string Value)> typed) => SendAsync(
        page!.QuerySelectorAll("main form").Cast<IHtmlFormElement>().FirstOrDefault(f => f.Elements.SelectMany(Filled).Contains(row))
            ?? throw new DemoException($"{at} has no form for {row.Value}."),
        typed, []);

    /// <summary>What a field lets choose, in its order.</summary>
    /// <exception cref="DemoException">The page has no such field.</exception>
    public IReadOnlyList<string> ChoicesOf(string field) =>
        page!.QuerySelectorAll($"main select[name='{field}'] option").Select(o => o.GetAttribute("value")!).ToList()
            is { Count: > 0 } all ? all : throw new DemoException($"{at} has no choice of {field}.");

    /// <summary>Presses the button of a form that asks for nothing.</summary>
    /// <inheritdoc cref="SubmitToAsync"/>
    public Task PressAsync(string action) => SubmitToAsync(action, [], []);

    /// <summary>Sends the page's form that goes to an address.</summary>
    /// <param name="action">Where the page's form sends it.</param>
    /// <exception cref="DemoException">The page has no such form, or it is refused.</exception>
    public Task SubmitToAsync(string action, IReadOnlyList<(string Field, string Value)> typed, IReadOnlyList<ChosenFile> files) =>
        SendAsync(FormTo(action), typed, files);

    /// <summary>The file that the page's form which goes to an address answers with.</summary>
    /// <exception cref="DemoException">The page has no such form, or it is refused.</exception>
    public async Task<byte[]> DownloadAsync(string action, params IReadOnlyList<(string Field, string Value)> typed)
    {
        using var request = RequestOf(FormTo(action), typed, []);
        using var response = await http.SendAsync(request);
        return response.IsSuccessStatusCode ? await response.Content.ReadAsByteArrayAsync()
            : throw new DemoException($"{action}: {(int)response.StatusCode}");
    }

    /// <summary>Whether a form of the page has a field.</summary>
    public bool Has(string field) => ElementsOf(field).Any();

    /// <summary>What the controls of a name are worth, whether they are chosen or not.</summary>
    public IReadOnlyList<string> ValuesOf(string field) => [.. ElementsOf(field).Select(e => e.GetAttribute("value") ?? "")];

    private IEnumerable<IElement> ElementsOf(string field) => page!.QuerySelectorAll("main form").Cast<IHtmlFormElement>()
        .SelectMany(f => f.Elements).Where(e => e.GetAttribute("name") == field);

    private IHtmlFormElement FormTo(string action) =>
        page!.QuerySelectorAll("main form").Cast<IHtmlFormElement>().FirstOrDefault(f => f.GetAttribute("action") == action)
            ?? throw new DemoException($"{at} has no form for {action}.");

    /// <summary>What the page says at the first place of that kind.</summary>
    /// <exception cref="DemoException">It has no such place.</exception>
    public string TextOf(string selector) => page?.QuerySelector(selector)?.TextContent.Trim()
        ?? throw new DemoException($"{at} has no {selector}.");

    /// <summary>A file behind an address that anybody may open.</summary>
    public Task<byte[]> FileAsync(string path) => http.GetByteArrayAsync(new Uri(path, UriKind.Relative));

    private Task SendAsync(IHtmlFormElement form, IReadOnlyList<(string Field, string Value)> typed, IReadOnlyList<ChosenFile> files) =>
        ReadAsync(RequestOf(form, typed, files));

    private HttpRequestMessage RequestOf(
        IHtmlFormElement form, IReadOnlyList<(string Field, string Value)> typed, IReadOnlyList<ChosenFile> files)
    {
        var given = typed.Select(t => t.Field).Concat(files.Select(f => f.Field)).ToHashSet();
        var sent = form.Elements.SelectMany(Filled).Where(f => !given.Contains(f.Field)).Concat(typed).ToList();
        HttpContent body = files.Count == 0 && form.GetAttribute("enctype") != "multipart/form-data"
            ? new FormUrlEncodedContent(sent.Select(f => KeyValuePair.Create(f.Field, f.Value)))
            : Multipart(sent, files);
        return new HttpRequestMessage(HttpMethod.Post, form.GetAttribute("action") ?? at.PathAndQuery) { Content = body };
    }

    public void Dispose() => http.Dispose();

    private static MultipartFormDataContent Multipart(List<(string Field, string Value)> sent, IReadOnlyList<ChosenFile> files)
    {
        var body = new MultipartFormDataContent();
        foreach (var (field, value) in sent)
            body.Add(new StringContent(value), field);
        foreach (var file in files)
            body.Add(new ByteArrayContent(file.Content), file.Field, file.Name);
        return body;
    }

    /// <summary>What a browser sends of a control that nobody touched.</summary>
    private static IEnumerable<(string Field, string Value)> Filled(IElement element) => element switch
    {
        IHtmlInputElement { Type: "file" or "submit" or "button" } => [],
        IHtmlInputElement { Type: "checkbox" or "radio", IsChecked: false } => [],
        IHtmlInputElement { Name: { } name } input => [(name, input.Value)],
        IHtmlTextAreaElement { Name: { } name } area => [(name, area.Value)],
        IHtmlSelectElement { Name: { } name } select => [(name, select.Value ?? "")],
        _ => [],
    };

    private async Task ReadAsync(HttpRequestMessage request)
    {
        using (request)
        {
            using var response = await http.SendAsync(request);
            at = response.RequestMessage!.RequestUri!;
            page = parser.ParseDocument(await response.Content.ReadAsStringAsync());
            if (!response.IsSuccessStatusCode)
                throw new DemoException($"{request.Method} {at.AbsolutePath}: {(int)response.StatusCode} {(page.QuerySelector(".errors")
                    ?? page.QuerySelector("main"))?.TextContent.ReplaceLineEndings(" ").Trim()}");
        }
    }
}
