namespace Funding.Platform.Documents;

/// <summary>
/// A drawing (SVG) in an office file: it must load nothing and run nothing. It may refer to its own parts (<c>#gradient</c>), bring
/// pictures along (<c>data:</c>) and have links that a person follows.
/// </summary>
internal sealed partial class OfficeSvg
{
    private const string Kind = "svg";
    private const int MostNested = 4;
    private const int MostFromEntities = 1 << 20;

    private static readonly HashSet<string> Addresses = new(StringComparer.OrdinalIgnoreCase)
    {
        "href", "src", "data", "srcset", "poster", "action", "formaction", "background", "codebase",
    };

    private static readonly HashSet<string> Animated = new(StringComparer.OrdinalIgnoreCase) { "to", "from", "by", "values" };
    private static readonly string[] Running = ["script", "iframe", "object", "embed", "handler", "listener"];
    private static readonly string[] Brought = ["image/", "font/", "audio/", "video/", "application/font", "application/x-font"];
    private static readonly string[] Doctypes = ["http://www.w3.org/", "https://www.w3.org/"];

    /// <summary>By its name or by what stands in it: readers go by either.</summary>
    public static bool IsOne(ZipArchiveEntry entry)
    {
        if (entry.Name.EndsWith(".svg", StringComparison.OrdinalIgnoreCase))
            return true;
        using var content = entry.Open();
        using var reader = Reader(content, DtdProcessing.Ignore);
        try
        {
            return reader.MoveToContent() == XmlNodeType.Element && reader.LocalName.Equals(Kind, StringComparison.OrdinalIgnoreCase);
        }
        catch (XmlException)
        {
            return false;
        }
    }

    /// <returns>The first thing outside the drawing that it would load or run; null when there is none.</returns>
    /// <exception cref="XmlException">It is no well-formed drawing: what a forgiving reader makes of it nobody knows.</exception>
    public static OfficeRelationship? OutsideOf(ZipArchiveEntry entry)
    {
        using var content = entry.Open();
        return OutsideOf(content, 0) is { } found ? new(Kind, found) : null;
    }

    private static string? OutsideOf(Stream content, int depth)
    {
        using var reader = Reader(content, DtdProcessing.Parse);
        var element = "";
        while (reader.Read())
        {
            element = reader.NodeType switch { XmlNodeType.Element => reader.LocalName, XmlNodeType.EndElement => "", _ => element };
            var found = reader.NodeType switch
            {
                XmlNodeType.DocumentType => OfDoctype(reader),
                XmlNodeType.ProcessingInstruction when !reader.Name.Equals("xpacket", StringComparison.Ordinal) => OfInstruction(reader),
                XmlNodeType.Element => OfElement(reader, depth),
                XmlNodeType.Text or XmlNodeType.CDATA when element.Equals("style", StringComparison.OrdinalIgnoreCase) =>
                    OfStyle(reader.Value, depth),
                _ => null,
            };
            if (found is not null)
                return found;
        }

        return null;
    }

    /// <summary>The standard's own doctypes stay: nobody fetches them. An entity stands for the drawing's own text alone.</summary>
    private static string? OfDoctype(XmlReader reader)
    {
        if (reader.GetAttribute("SYSTEM") is { Length: > 0 } system
            && !Doctypes.Any(d => system.StartsWith(d, StringComparison.OrdinalIgnoreCase)))
        {
            return system;
        }

        return OutsideEntity().Match(reader.Value) is { Success: true } entity ? entity.Value : null;
    }

    private static string? OfInstruction(XmlReader reader) =>
        reader.Value.Contains("href", StringComparison.OrdinalIgnoreCase) ? reader.Value : null;

    private static string? OfElement(XmlReader reader, int depth)
    {
        var element = reader.LocalName;
        if (Running.Contains(element, StringComparer.OrdinalIgnoreCase))
            return $"<{element}>";
        string? found = null;
        while (found is null && reader.MoveToNextAttribute())
        {
            if (reader.Prefix != "xmlns" && reader.Name != "xmlns")
                found = OfAttribute(element, reader.LocalName, reader.NamespaceURI, reader.Value, depth);
        }

        reader.MoveToElement();
        return found;
    }

    private static string? OfAttribute(string element, string name, string space, string value, int depth)
    {
        if (space.Length == 0 && name.Length > 2 && name.StartsWith("on", StringComparison.OrdinalIgnoreCase))
            return $"{name}=";
        if (name.Equals("href", StringComparison.OrdinalIgnoreCase) && element.Equals("a", StringComparison.OrdinalIgnoreCase))
            return OfficeRelationship.IsFollowable(value) ? null : value;
        if (Addresses.Contains(name) || (name == "base" && space == "http://www.w3.org/XML/1998/namespace"))
            return OfAddress(value, depth);
        if (Animated.Contains(name) && value.Split(';').FirstOrDefault(OfficeRelationship.LeadsOut) is { } animated)
            return animated;
        return OfStyle(value, depth);
    }

    private static string? OfStyle(string style, int depth) =>
        StyleAddresses.Of(style).FirstOrDefault(a => OfAddress(a, depth) is not null);

    private static string? OfAddress(string address, int depth)
    {
        var trimmed = address.Trim();
        if (trimmed.Length == 0 || trimmed[0] == '#')
            return null;
        return trimmed.StartsWith("data:", StringComparison.OrdinalIgnoreCase) && IsHarmless(trimmed, depth + 1) ? null : address;
    }

    /// <summary>A picture or a font that the drawing brings along; a drawing in it is looked into.</summary>
    private static bool IsHarmless(string data, int depth)
    {
        var comma = data.IndexOf(',', StringComparison.Ordinal);
        var head = comma < 0 ? data["data:".Length..] : data["data:".Length..comma];
        if (!head.StartsWith("image/svg", StringComparison.OrdinalIgnoreCase))
            return Brought.Any(b => head.StartsWith(b, StringComparison.OrdinalIgnoreCase));
        if (depth > MostNested || comma < 0)
            return false;
        try
        {
            var text = Uri.UnescapeDataString(data[(comma + 1)..]);
            var bytes = head.Contains("base64", StringComparison.OrdinalIgnoreCase)
                ? Convert.FromBase64String(text) : Encoding.UTF8.GetBytes(text);
            return OutsideOf(new MemoryStream(bytes), depth) is null;
        }
        catch (Exception e) when (e is FormatException or XmlException)
        {
            return false;
        }
    }

    private static XmlReader Reader(Stream content, DtdProcessing doctypes) => XmlReader.Create(
        content, new XmlReaderSettings { DtdProcessing = doctypes, XmlResolver = null, MaxCharactersFromEntities = MostFromEntities });

    [GeneratedRegex(@"<!ENTITY\s+(?:%[^>]*|\S+\s+(?:SYSTEM|PUBLIC)[^>]*)", RegexOptions.IgnoreCase)]
    private static partial Regex OutsideEntity();
}
