namespace Funding.Platform.Documents;

/// <summary>Every no of an upload; <c>slot</c> is the form field it stands beside.</summary>
public static class DocumentRefusals
{
    private static readonly Texts Texts = new(typeof(DocumentRefusals));

    public static Refusal Empty(string slot) => new("document-empty", slot, Texts.Of("empty"));

    public static Refusal TooLarge(string slot, long maxBytes) =>
        new("document-too-large", slot, Texts.Of("too-large", Size(maxBytes))) { Kind = RefusalKind.TooLarge };

    public static Refusal NameTrick(string slot, Bilingual reason) =>
        new("document-name", slot, Texts.Of("name-trick", reason));

    public static Refusal TypeNotAllowed(string slot, string found, IEnumerable<DocumentType> allowed) =>
        new("document-type-not-allowed", slot, Texts.Of("type-not-allowed", found, DocumentTypes.List(allowed)))
        { Kind = RefusalKind.UnsupportedType };

    public static Refusal TypeMismatch(string slot, string claimed, string found) => TypeMismatch(slot, claimed, Bilingual.Same(found));

    public static Refusal TypeMismatch(string slot, string claimed, Bilingual found) =>
        new("document-type-mismatch", slot, Texts.Of("type-mismatch", claimed, found)) { Kind = RefusalKind.UnsupportedType };

    public static Refusal Polyglot(string slot, DocumentType type) =>
        new("document-polyglot", slot, Texts.Of("polyglot", type.Label())) { Kind = RefusalKind.UnsupportedType };

    public static Refusal Damaged(string slot, DocumentType type) => new("document-damaged", slot, Texts.Of("damaged", type.Label()));

    public static Refusal Encrypted(string slot, string? inside) =>
        new("document-encrypted", slot, Texts.Of("encrypted", Inside(inside)));

    public static Refusal Macros(string slot, string? inside) =>
        new("document-macros", slot, Texts.Of("macros", Inside(inside)));

    /// <param name="kind">Of the relationship, such as oleObject or hyperlink.</param>
    public static Refusal RemoteParts(string slot, string? inside, string kind, string target) => new(
        "document-remote-parts",
        slot,
        Texts.Of("remote-parts", Inside(inside), Shown(kind), Shown(target)));

    public static Refusal ArchiveEmpty(string slot) => new("archive-empty", slot, Texts.Of("archive-empty"));

    public static Refusal ArchiveTooMany(string slot, int limit) =>
        new("archive-too-many-entries", slot, Texts.Of("archive-too-many", limit));

    public static Refusal ArchiveTooBig(string slot, long limit) => new("archive-too-big", slot, Texts.Of("archive-too-big", Size(limit)));

    public static Refusal ArchiveRatio(string slot, int limit) => new("archive-ratio", slot, Texts.Of("archive-ratio", limit));

    public static Refusal ArchiveTooDeep(string slot, int limit) => new("archive-too-deep", slot, Texts.Of("archive-too-deep", limit));

    public static Refusal ArchiveEntryName(string slot, string entry, Bilingual reason) =>
        new("archive-entry-name", slot, Texts.Of("archive-entry-name", Shown(entry), reason));

    public static Refusal ArchiveTwice(string slot, string entry) => ArchiveEntryName(slot, entry, Texts.Of("archive-twice"));

    /// <summary>Two names that a reader of packages takes for the same.</summary>
    public static Refusal ArchiveTwins(string slot, string entry) => ArchiveEntryName(slot, entry, Texts.Of("archive-twins"));

    public static Refusal ArchiveLink(string slot, string entry) => new("archive-link", slot, Texts.Of("archive-link", Shown(entry)));

    public static Refusal ArchiveForeign(string slot, string entry, Bilingual found) =>
        new("archive-foreign", slot, Texts.Of("archive-foreign", Shown(entry), found));

    public static Refusal HashMismatch(string slot) => new("document-hash-mismatch", slot, Texts.Of("hash-mismatch"));

    public static Refusal HashMalformed(string slot) => new("document-hash-malformed", slot, Texts.Of("hash-malformed"));

    public static Refusal ChunkSize(string slot, int min, int max) =>
        new("upload-chunk-size", slot, Texts.Of("chunk-size", Size(min), Size(max)));

    public static Refusal ChunkIndex(string slot, int chunks) => new("upload-chunk-index", slot, Texts.Of("chunk-index", chunks - 1));

    public static Refusal ChunkLength(string slot, int index, long expected) =>
        new("upload-chunk-length", slot, Texts.Of("chunk-length", index, expected));

    public static Refusal ChunksMissing(string slot, IReadOnlyList<int> missing) =>
        new("upload-incomplete", slot, Texts.Of("chunks-missing", missing.Count, First(missing))) { Kind = RefusalKind.Conflict };

    public static Refusal NoRoom(string? slot) => new("storage-full", slot, Texts.Of("no-room")) { Kind = RefusalKind.Unavailable };

    public static Refusal UploadUnknown() => new("upload-unknown", null, Texts.Of("upload-unknown")) { Kind = RefusalKind.NotFound };

    public static Refusal UploadFinished(string slot) =>
        new("upload-finished", slot, Texts.Of("upload-finished")) { Kind = RefusalKind.Conflict };

    public static Refusal UnfinishedOfPerson(string slot, int most) =>
        TooMany("unfinished-uploads", slot, Texts.Of("unfinished-of-person", most));

    public static Refusal UnfinishedBytesOfPerson(string slot, long most) =>
        TooMany("unfinished-bytes", slot, Texts.Of("unfinished-bytes-of-person", Size(most)));

    public static Refusal UnfinishedOfApplication(string slot, int most) =>
        TooMany("unfinished-uploads-application", slot, Texts.Of("unfinished-of-application", most));

    public static Refusal UnfinishedBytesOfApplication(string slot, long most) =>
        TooMany("unfinished-bytes-application", slot, Texts.Of("unfinished-bytes-of-application", Size(most)));

    public static Refusal UnfinishedEverywhere(string slot, int most, long mostBytes) =>
        TooMany("unfinished-uploads-all", slot, Texts.Of("unfinished-everywhere", most, Size(mostBytes)));

    public static Refusal UploadsToday(string slot, int most) => TooMany("uploads-today", slot, Texts.Of("uploads-today", most));

    private static Refusal TooMany(string code, string slot, Bilingual text) =>
        new(code, slot, text) { Kind = RefusalKind.TooMany };

    internal static Bilingual UnknownFormat => Texts.Of("unknown-format");

    internal static string Size(long bytes) => bytes switch
    {
        >= 1L << 30 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1073741824.0:0.##} GB"),
        >= 1024 * 1024 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1048576.0:0.##} MB"),
        >= 1024 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1024.0:0.##} KB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{bytes} B"),
    };

    private static string First(IReadOnlyList<int> missing) => string.Join(", ", missing.Take(10)) + (missing.Count > 10 ? " …" : "");

    private static Bilingual Inside(string? entry) => entry is null ? Bilingual.Same("") : Texts.Of("inside", Shown(entry));

    private static string Shown(string entry)
    {
        var printable = string.Concat(entry.EnumerateRunes().Select(r => DocumentNames.IsHidden(r) ? "�" : r.ToString()));
        return printable.Length <= 80 ? printable : printable[..40] + "…" + printable[^39..];
    }
}
