namespace Funding.Platform.Documents;

/// <summary>The kinds of file a slot may allow; told apart by their bytes.</summary>
public enum DocumentType
{
    Pdf,
    Docx,
    Xlsx,
    Png,
    Jpeg,
    Zip,
}

/// <summary>Extensions and media types of each <see cref="DocumentType"/>.</summary>
public static class DocumentTypes
{
    private static readonly Dictionary<DocumentType, (string[] Extensions, string[] Media)> Facts = new()
    {
        [DocumentType.Pdf] = (["pdf"], ["application/pdf", "application/x-pdf", "application/wps-office.pdf"]),
        [DocumentType.Docx] = (["docx"], [
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "application/wps-office.docx"
        ]),
        [DocumentType.Xlsx] = (["xlsx"], [
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "application/wps-office.xlsx"
        ]),
        [DocumentType.Png] = (["png"], ["image/png", "image/x-png"]),
        [DocumentType.Jpeg] = (["jpg", "jpeg"], ["image/jpeg", "image/pjpeg", "image/jpg"]),
        [DocumentType.Zip] = (["zip"], ["application/zip", "application/x-zip-compressed", "application/x-zip"]),
    };

    /// <summary>The media type we serve it as.</summary>
    public static string ContentType(this DocumentType type) => Facts[type].Media[0];

    /// <summary>Lower case, without the dot; the first is the usual one.</summary>
    public static IReadOnlyList<string> Extensions(this DocumentType type) => Facts[type].Extensions;

    /// <summary>What a reader calls it: PDF, DOCX, JPEG.</summary>
    public static string Label(this DocumentType type) => type.ToString().ToUpperInvariant();

    /// <param name="extension">With or without the dot, any case.</param>
    public static bool TryFromExtension(string extension, out DocumentType type)
    {
        var bare = extension.TrimStart('.');
        foreach (var (candidate, facts) in Facts)
        {
            if (facts.Extensions.Contains(bare, StringComparer.OrdinalIgnoreCase))
            {
                type = candidate;
                return true;
            }
        }

        type = default;
        return false;
    }

    /// <summary>What the browser's Content-Type names, when it names one of ours.</summary>
    internal static bool TryFromContentType(string contentType, [NotNullWhen(true)] out DocumentType? type)
    {
        var bare = contentType.Split(';')[0].Trim();
        type = Facts.Where(f => f.Value.Media.Contains(bare, StringComparer.OrdinalIgnoreCase))
            .Select(f => (DocumentType?)f.Key)
            .FirstOrDefault();
        return type is not null;
    }

    public static Bilingual List(IEnumerable<DocumentType> types) => Texts.Names(types.Order().Select(t => Bilingual.Same(t.Label())));
}
