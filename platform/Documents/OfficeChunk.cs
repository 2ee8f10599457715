using MimeKit;
using MimeKit.Text;

namespace Funding.Platform.Documents;

/// <summary>
/// A text of another kind that a document takes in as it is opened (aFChunk): web pages and web archives must not load anything; rich text,
/// which has fields and objects of its own, is not looked into and so not allowed. Office files in it are inspected like any other.
/// </summary>
internal sealed partial class OfficeChunk
{
    public const string Kind = "aFChunk";

    // Comments for Word hold markup that may hold comments.
    private const int MostNested = 4;

    private static readonly HashSet<string> Addresses = new(StringComparer.OrdinalIgnoreCase)
    {
        "src", "href", "background", "data", "action", "formaction", "poster", "srcset", "cite", "longdesc", "lowsrc", "dynsrc", "codebase",
        "classid", "archive", "profile", "manifest", "ping", "xlink:href", "o:href", "r:href", "r:link", "r:pict", "o:relid",
    };

    private readonly HashSet<string> within = new(StringComparer.OrdinalIgnoreCase);

    /// <returns>The first address that would be loaded; null when none would.</returns>
    public static string? OutsideOf(byte[] content)
    {
        var text = TextOf(content);
        var start = text.TrimStart('\uFEFF', ' ', '\t', '\r', '\n');
        if (start.StartsWith("PK\u0003\u0004", StringComparison.Ordinal))
        {
            return null;
        }

        return start.StartsWith("{\\rt", StringComparison.OrdinalIgnoreCase) ? "RTF"
            : MimeHeader().IsMatch(start) ? new OfficeChunk().OfArchive(content)
            : new OfficeChunk().OfPage(text, 0);
    }

    private string? OfArchive(byte[] content)
    {
        using var stream = new MemoryStream(content);
        MimeMessage archive;
        try
        {
            archive = MimeMessage.Load(stream);
        }
        catch (FormatException)
        {
            return "MHTML";
        }

        var parts = archive.BodyParts.OfType<MimePart>().ToList();
        foreach (var part in parts)
        {
            within.Add(part.ContentLocation?.OriginalString ?? "");
            within.Add($"cid:{part.ContentId}");
        }

        return parts.Where(p => p is TextPart || p.ContentType.IsMimeType("application", "*"))
            .Select(p => OfPage(TextOf(Decoded(p)), 0))
            .FirstOrDefault(found => found is not null);
    }

    private string? OfPage(string text, int depth)
    {
        if (depth > MostNested)
        {
            return "…";
        }

        // The reader of tags takes a bare network path for the end of its tag.
        if (BarePath().Match(text) is { Success: true } path)
        {
            return path.Groups[1].Value;
        }

        var tokens = new HtmlTokenizer(new StringReader(text)) { DecodeCharacterReferences = true };
        while (tokens.ReadNextToken(out var token))
        {
            var found = token switch
            {
                HtmlTagToken tag => tag.Attributes.Select(a => OfAttribute(tag.Name, a.Name, a.Value ?? ""))
                    .FirstOrDefault(f => f is not null),
                HtmlCommentToken comment => OfPage(Condition().Replace(comment.Comment, " "), depth + 1),
                HtmlDataToken data => OfStyle(data.Data),
                _ => null,
            };
            if (found is not null)
            {
                return found;
            }
        }

        return null;
    }

    private string? OfAttribute(string tag, string name, string value)
    {
        if (name.StartsWith("xmlns", StringComparison.OrdinalIgnoreCase) || within.Contains(value.Trim()))
        {
            return null;
        }

        if (name.Equals("href", StringComparison.OrdinalIgnoreCase) && tag.ToUpperInvariant() is "A" or "AREA")
        {
            return OfficeRelationship.IsFollowable(value) ? null : value;
        }

        var leadsOut = value.Contains("://", StringComparison.Ordinal)
            || Refreshing().IsMatch(value)
            || (Addresses.Contains(name) && OfficeRelationship.LeadsOut(value));
        return leadsOut ? value : OfStyle(value);
    }

    private string? OfStyle(string style) => StyleAddresses.Of(style)
        .FirstOrDefault(target => !within.Contains(target.Trim()) && OfficeRelationship.LeadsOut(target));

    private static byte[] Decoded(MimePart part)
    {
        using var content = new MemoryStream();
        part.Content?.DecodeTo(content);
        return content.ToArray();
    }

    private static string TextOf(byte[] content)
    {
        using var reader = new StreamReader(new MemoryStream(content), Encoding.UTF8, detectEncodingFromByteOrderMarks: true);
        return reader.ReadToEnd().Replace("\0", "", StringComparison.Ordinal);
    }

    [GeneratedRegex(
        @"\A(?:[A-Za-z][A-Za-z0-9-]*:[^\n]*\n(?:[ \t][^\n]*\n)*)*?(?:MIME-Version|Content-Type)[ \t]*:", RegexOptions.IgnoreCase)]
    private static partial Regex MimeHeader();

    [GeneratedRegex(@"<?!?\[(?:if|endif)[^\]]*\]>?", RegexOptions.IgnoreCase)]
    private static partial Regex Condition();

    [GeneratedRegex(@"=\s*((?://|\\\\)[^\s>]*)")]
    private static partial Regex BarePath();

    [GeneratedRegex(@"\burl\s*=", RegexOptions.IgnoreCase)]
    private static partial Regex Refreshing();
}
