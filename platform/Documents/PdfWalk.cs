using UglyToad.PdfPig;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Tokens;

namespace Funding.Platform.Documents;

/// <summary>Goes from a PDF's catalog to everything that can hold an action (ISO 32000-2, 12.6) or a file (7.11), each object
/// once.</summary>
internal sealed class PdfWalk(Structure structure)
{
    private const int MostObjects = 200_000;

    // Pictures, text and structure: large, and without actions of their own.
    private static readonly HashSet<string> Passive = new(StringComparer.Ordinal)
    {
        "Parent", "P", "Contents", "Resources", "DR", "AP", "Thumb", "Metadata", "StructTreeRoot", "PieceInfo", "OCProperties", "Dests",
    };

    private static readonly Dictionary<string, DocumentWarnings> ByAction = new(StringComparer.Ordinal)
    {
        ["Launch"] = DocumentWarnings.Launch,
        ["JavaScript"] = DocumentWarnings.Script,
        ["SubmitForm"] = DocumentWarnings.Submit,
        ["GoToR"] = DocumentWarnings.Remote,
        ["ImportData"] = DocumentWarnings.Remote,
        ["GoToE"] = DocumentWarnings.Attachment,
        ["Rendition"] = DocumentWarnings.Media,
        ["Movie"] = DocumentWarnings.Media,
        ["Sound"] = DocumentWarnings.Media,
        ["GoTo3DView"] = DocumentWarnings.Media,
        ["RichMediaExecute"] = DocumentWarnings.Media,
    };

    private static readonly Dictionary<string, DocumentWarnings> BySubtype = new(StringComparer.Ordinal)
    {
        ["RichMedia"] = DocumentWarnings.Media,
        ["Movie"] = DocumentWarnings.Media,
        ["Sound"] = DocumentWarnings.Media,
        ["Screen"] = DocumentWarnings.Media,
        ["3D"] = DocumentWarnings.Media,
        ["FileAttachment"] = DocumentWarnings.Attachment,
    };

    private readonly Stack<(IToken Token, string Key, bool ByItself)> open = new();
    private readonly HashSet<(IndirectReference, bool)> seen = [];
    private DocumentWarnings found;

    public DocumentWarnings Find()
    {
        open.Push((structure.Catalog.CatalogDictionary, "", false));
        while (open.TryPop(out var next))
        {
            if (seen.Count > MostObjects)
                return found | DocumentWarnings.Unread;
            Visit(next.Token, next.Key, next.ByItself);
        }

        return found;
    }

    private void Visit(IToken token, string key, bool byItself)
    {
        switch (token)
        {
            case IndirectReferenceToken reference when seen.Add((reference.Data, byItself)):
                open.Push((structure.GetObject(reference.Data)?.Data ?? NullToken.Instance, key, byItself));
                break;
            case ArrayToken list:
                foreach (var item in list.Data)
                    open.Push((item, key, byItself));
                break;
            case StreamToken stream:
                if (stream.StreamDictionary.ContainsKey(NameToken.Create("F")))
                    found |= DocumentWarnings.Remote;
                Look(stream.StreamDictionary, key, byItself);
                break;
            case DictionaryToken map:
                Look(map, key, byItself);
                break;
        }
    }

    private void Look(DictionaryToken map, string key, bool byItself)
    {
        var action = NameOf(map, "S");
        found |= ByAction.GetValueOrDefault(action) | BySubtype.GetValueOrDefault(NameOf(map, "Subtype"));
        if (action == "URI" && byItself)
            found |= DocumentWarnings.OpenLink;
        if (map.ContainsKey(NameToken.Create("JS")) || map.ContainsKey(NameToken.Create("XFA")))
            found |= DocumentWarnings.Script;
        if (map.ContainsKey(NameToken.Create("EF")) || key == "EmbeddedFiles")
            found |= DocumentWarnings.Attachment;
        if (NameOf(map, "FS") == "URL" || (action == "Thread" && map.ContainsKey(NameToken.Create("F"))))
            found |= DocumentWarnings.Remote;
        foreach (var (name, value) in map.Data)
        {
            if (!Passive.Contains(name))
                open.Push((value, name, byItself || name is "OpenAction" or "AA"));
        }
    }

    private string NameOf(DictionaryToken map, string key)
    {
        if (!map.TryGet(NameToken.Create(key), out var value))
            return "";
        return (value is IndirectReferenceToken reference ? structure.GetObject(reference.Data)?.Data : value) is NameToken name ? name.Data
            : "";
    }
}
