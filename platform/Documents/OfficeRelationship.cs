namespace Funding.Platform.Documents;

/// <summary>
/// One relationship of an office file that leads out of it. What a reader follows by itself (templates, pictures, objects, frames,
/// parts of the text, other workbooks) is not allowed; a hyperlink, which a person follows, is when it leads to the web or to a mailbox.
/// </summary>
/// <param name="Kind">The last part of its type, such as oleObject.</param>
/// <param name="Target">As it stands in the file.</param>
internal sealed record OfficeRelationship(string Kind, string Target)
{
    private const int Encodings = 3;
    private static readonly string[] HyperlinkSchemes = ["http", "https", "mailto", "tel", "ftp"];
    private static readonly string[] OwnSchemes = ["data", "cid"];
    private static readonly string[] HyperlinkTypes =
    [
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink",
        "http://purl.oclc.org/ooxml/officeDocument/relationships/hyperlink",
    ];

    private static readonly SearchValues<char> SchemeCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+-.");

    /// <summary>Whether a person may be led there: the web, a mailbox, or a place in or beside the file.</summary>
    public static bool IsFollowable(string hyperlink) => new OfficeRelationship("hyperlink", hyperlink) { IsHyperlink = true }.IsAllowed;

    /// <summary>Whether a page's address leaves its file.</summary>
    public static bool LeadsOut(string address)
    {
        var plain = Decoded(address);
        return IsNetworkPath(plain)
            || (SchemeOf(plain) is { } scheme && !OwnSchemes.Contains(scheme, StringComparer.OrdinalIgnoreCase));
    }

    public bool IsTemplate => Kind.Equals("attachedTemplate", StringComparison.OrdinalIgnoreCase);

    /// <summary>A template on the writer's own disk is what Word leaves in many files; it is looked for nowhere else.</summary>
    public bool IsAllowed => IsHyperlink ? IsWebOrMail : IsTemplate && IsOnOwnDisk;

    private bool IsHyperlink { get; init; }

    private string Plain => Decoded(Target);

    private bool IsWebOrMail =>
        !IsNetworkPath(Plain) && (SchemeOf(Plain) is not { } scheme || HyperlinkSchemes.Contains(scheme, StringComparer.OrdinalIgnoreCase));

    private bool IsOnOwnDisk =>
        !IsNetworkPath(Plain)
            && (SchemeOf(Plain) is not { } scheme || scheme.Length == 1
            || (scheme.Equals("file", StringComparison.OrdinalIgnoreCase) && IsDrive(Plain["file:".Length..].TrimStart('/'))));

    /// <summary>Of the element the reader is on.</summary>
    /// <returns>Null when it is no relationship or stays in the package.</returns>
    public static OfficeRelationship? Of(XmlReader element)
    {
        var (target, type, mode) = (Attribute(element, "Target"), Attribute(element, "Type"), Attribute(element, "TargetMode"));
        if (!element.LocalName.Equals("Relationship", StringComparison.OrdinalIgnoreCase) || target is null)
            return null;
        var plain = Decoded(target);
        var isExternal = (mode is not null && !mode.Trim().Equals("Internal", StringComparison.OrdinalIgnoreCase)) || IsNetworkPath(plain)
            || SchemeOf(plain) is not null;
        return isExternal
            ? new((type ?? "").Split('/')[^1].Trim(), target)
            {
                IsHyperlink = HyperlinkTypes.Contains(type?.Trim(), StringComparer.OrdinalIgnoreCase),
            }
            : null;
    }

    /// <summary>The part that the relationship under the reader takes in as text; null when it is of another type.</summary>
    public static string? ChunkOf(XmlReader element) =>
        Attribute(element, "Type")?.Trim().Split('/')[^1].Equals(OfficeChunk.Kind, StringComparison.OrdinalIgnoreCase) == true
            ? Attribute(element, "Target")?.Trim()
            : null;

    /// <summary>By its name without prefix, whatever its case; null when there is none.</summary>
    public static string? Attribute(XmlReader element, string name)
    {
        for (var i = 0; i < element.AttributeCount; i++)
        {
            element.MoveToAttribute(i);
            if (element.LocalName.Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                var value = element.Value;
                element.MoveToElement();
                return value;
            }
        }

        element.MoveToElement();
        return null;
    }

    /// <summary>As the most willing reader takes it: decoded more than once, without white space, with one kind of slash.</summary>
    private static string Decoded(string target)
    {
        for (var i = 0; i < Encodings; i++)
            target = Uri.UnescapeDataString(target);
        return string.Concat(target.Where(c => c > ' ' && !char.IsControl(c))).Replace('\\', '/');
    }

    private static bool IsNetworkPath(string plain) => plain.StartsWith("//", StringComparison.Ordinal);

    private static bool IsDrive(string path) => path.Length > 1 && char.IsAsciiLetter(path[0]) && path[1] is ':' or '|';

    private static string? SchemeOf(string plain)
    {
        var end = plain.IndexOf(':', StringComparison.Ordinal);
        return end > 0 && char.IsAsciiLetter(plain[0]) && plain.AsSpan(0, end).IndexOfAnyExcept(SchemeCharacters) < 0 ? plain[..end] : null;
    }
}
