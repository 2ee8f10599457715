using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Funding.Pages.Tests.Fixture;

/// <summary>One reader with cookies, without scripts, who does not follow redirects by themselves.</summary>
public sealed class Visitor(PortalHost host) : IDisposable
{
    private readonly CookieContainer cookies = new();
    private HttpClient? http;

    public HttpClient Http =>
        // A busy server takes longer than a second to say whether it wants a body.
        http ??= new HttpClient(new SocketsHttpHandler
        {
            CookieContainer = cookies,
            AllowAutoRedirect = false,
            Expect100ContinueTimeout = TimeSpan.FromMinutes(1),
        })
        {
            BaseAddress = host.Address
        };

    public IServiceProvider Services => host.Services;

    public CookieCollection Cookies => cookies.GetCookies(host.Address);

    public async Task<Answer> GetAsync(string path) => await Answer.OfAsync(await Http.GetAsync(path));

    /// <summary>Fills in a form of a page and sends it as a browser would.</summary>
    public async Task<Answer> SubmitAsync(Answer page, IReadOnlyDictionary<string, string> typed, string form = "main form[method=post]")
    {
        var element = (IHtmlFormElement)page.Page.QuerySelector(form)!;
        var fields = element.QuerySelectorAll("input[type=hidden]").Cast<IHtmlInputElement>().ToDictionary(i => i.Name!, i => i.Value);
        foreach (var (name, value) in typed)
            fields[name] = value;
        return await PostAsync(element.GetAttribute("action") ?? page.Path, fields);
    }

    public async Task<Answer> PostAsync(string path, IEnumerable<KeyValuePair<string, string>> fields) =>
        await Answer.OfAsync(await Http.PostAsync(path, new FormUrlEncodedContent(fields)));

    /// <summary>Signs in by a mailed link, every step of it.</summary>
    public async Task<Answer> SignInAsync(string email, string? returnUrl = null)
    {
        var ask = await GetAsync("/signin" + (returnUrl is null ? "" : $"?return={Uri.EscapeDataString(returnUrl)}"));
        var before = (await MailsAsync(email)).ToHashSet(StringComparer.Ordinal);
        await SubmitAsync(ask, new Dictionary<string, string> { ["email"] = email });
        return await EnterAsync(email, before: before);
    }

    /// <summary>Follows the link of the newest mail to an address, and says there whose it is.</summary>
    /// <inheritdoc cref="NewestLinkAsync"/>
    public async Task<Answer> EnterAsync(string email, string? subject = null, IReadOnlySet<string>? before = null) => await SubmitAsync(
        await GetAsync(await NewestLinkAsync(email, before, subject)), new Dictionary<string, string> { ["email"] = email });

    /// <summary>Path and query of the link in the newest mail to an address.</summary>
    /// <param name="before">Ids of the mails before one was asked for, which another thread sends, maybe in one moment with others.</param>
    /// <param name="subject">Part of the mail's subject; null for whatever it is about.</param>
    public async Task<string> NewestLinkAsync(string email, IReadOnlySet<string>? before = null, string? subject = null)
    {
        var mailbox = host.Services.GetRequiredService<Mailbox>();
        for (var tries = 0; tries < 200; tries++)
        {
            if ((await MailsAsync(email, subject)).FirstOrDefault(id => before?.Contains(id) != true) is { } newest
                && await mailbox.FindAsync(newest) is { } mail)
            {
                var html = new HtmlParser().ParseDocument(mail.Html);
                return new Uri(html.QuerySelectorAll("a")
                    .Select(a => a.GetAttribute("href")!)
                    .First(h => h.Contains('.', StringComparison.Ordinal))).PathAndQuery;
            }

            await Task.Delay(50);
        }

        throw new InvalidOperationException($"No mail for {email}.");
    }

    /// <param name="subject">Part of the subjects; null for all mails to the address.</param>
    public async Task<IEnumerable<string>> MailsAsync(string email, string? subject = null) =>
        (await host.Services.GetRequiredService<Mailbox>().ListAsync(email)).Entries
            .Where(e => subject is null || e.Subject.Contains(subject, StringComparison.Ordinal)).Select(e => e.Id);

    public void Dispose() => http?.Dispose();
}

/// <summary>What came back, as text and as a page.</summary>
public sealed record Answer(HttpResponseMessage Response, string Text, IHtmlDocument Page)
{
    public HttpStatusCode Status => Response.StatusCode;

    public string Path => Response.RequestMessage!.RequestUri!.PathAndQuery;

    public string? Location => Response.Headers.Location?.ToString();

    public string Title => Page.Title ?? "";

    public string Heading => Page.QuerySelector("h1")?.TextContent ?? "";

    public string Main => Page.QuerySelector("main")?.TextContent ?? "";

    public static async Task<Answer> OfAsync(HttpResponseMessage response)
    {
        var text = await response.Content.ReadAsStringAsync();
        return new Answer(response, text, new HtmlParser().ParseDocument(text));
    }
}
