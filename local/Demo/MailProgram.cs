using AngleSharp.Html.Parser;

namespace Funding.Local.Demo;

/// <summary>
/// What a person's own mail program shows them. It reads the mailbox's rows: the mailbox's page answers to no one behind a host that
/// forwards requests.
/// </summary>
internal sealed class MailProgram(Mailbox mailbox)
{
    /// <summary>Path and query of the first link that begins so in the newest mail that has one; null when none has.</summary>
    /// <param name="path">Such as "/link/review-desk/".</param>
    public async Task<string?> NewestLinkAsync(string address, string path)
    {
        foreach (var entry in (await mailbox.ListAsync(address)).Entries)
        {
            var mail = await mailbox.FindAsync(entry.Id);
            var links = new HtmlParser().ParseDocument(mail!.Html).QuerySelectorAll("a").Select(a => a.GetAttribute("href"));
            if (links.Select(link => Uri.TryCreate(link, UriKind.Absolute, out var url) ? url : null)
                .FirstOrDefault(url => url?.AbsolutePath.StartsWith(path, StringComparison.Ordinal) == true) is { } found)
            {
                return found.PathAndQuery;
            }
        }

        return null;
    }
}
