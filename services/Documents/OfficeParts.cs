using System.IO.Compression;
using System.Xml;
using Funding.Workflows.Refusals;

namespace Funding.Services.Documents;

/// <summary>What the package parts of an archive say it is: a document, a workbook, another office file or no office file.</summary>
internal sealed class OfficeParts(string slot, string? inside, ZipArchive archive)
{
    private const string ContentTypesName = "[Content_Types].xml";
    private const string Word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
    private const string Sheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";
    private static readonly string[] MacroTypes = ["macroEnabled", "vbaProject", "vbaData", "macrosheet"];
    private static readonly string[] MacroNames = ["vbaProject.bin", "vbaData.xml", "script-lc.xml"];

    /// <summary>Null when the archive is no office package, or one of another kind (see <see cref="IsPackage"/>).</summary>
    public DocumentType? Type { get; private set; }

    public bool IsPackage { get; private set; }

    /// <exception cref="RefusedException">Macros, a template loaded from elsewhere, or a package without its main part.</exception>
    public void Read()
    {
        if (archive.Entries.Any(e => MacroNames.Contains(e.Name, StringComparer.OrdinalIgnoreCase)))
        {
            throw new RefusedException(DocumentRefusals.Macros(slot, inside));
        }

        if (archive.Entries.FirstOrDefault(e => e.FullName.Equals(ContentTypesName, StringComparison.OrdinalIgnoreCase)) is not { } types)
        {
            return;
        }

        IsPackage = true;
        var byPart = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var byExtension = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (part, extension, contentType) in Elements(types, "PartName", "Extension", "ContentType"))
        {
            if (MacroTypes.Any(m => contentType.Contains(m, StringComparison.OrdinalIgnoreCase)))
            {
                throw new RefusedException(DocumentRefusals.Macros(slot, inside));
            }

            (part.Length > 0 ? byPart : byExtension)[part.Length > 0 ? part.TrimStart('/') : extension] = contentType;
        }

        var main = MainPart();
        Type = (byPart.GetValueOrDefault(main) ?? byExtension.GetValueOrDefault(Path.GetExtension(main).TrimStart('.'))) switch
        {
            Word => DocumentType.Docx,
            Sheet => DocumentType.Xlsx,
            _ => null,
        };
        foreach (var relationships in archive.Entries.Where(e => e.Name.EndsWith(".rels", StringComparison.OrdinalIgnoreCase)))
        {
            RefuseRemoteTemplate(relationships);
        }
    }

    /// <summary>The part that the package's own relationships name as the document.</summary>
    private string MainPart()
    {
        var root = archive.GetEntry("_rels/.rels") ?? throw new InvalidDataException("no relationships");
        var target = Elements(root, "Target", "", "Type").FirstOrDefault(r => r.Value.EndsWith("/officeDocument", StringComparison.Ordinal)).First?.TrimStart('/');
        return target is not null && archive.GetEntry(target) is not null ? target : throw new InvalidDataException("no main part");
    }

    /// <summary>A template from the network brings its macros along when the document opens; a local one is harmless and common.</summary>
    private void RefuseRemoteTemplate(ZipArchiveEntry relationships)
    {
        foreach (var (target, _, type) in Elements(relationships, "Target", "", "Type"))
        {
            if (type.EndsWith("/attachedTemplate", StringComparison.OrdinalIgnoreCase)
                && (target.StartsWith("http", StringComparison.OrdinalIgnoreCase) || target.StartsWith("ftp", StringComparison.OrdinalIgnoreCase)
                    || target.StartsWith(@"\\", StringComparison.Ordinal) || target.StartsWith("//", StringComparison.Ordinal)
                    || (target.StartsWith("file:", StringComparison.OrdinalIgnoreCase) && !IsLocalFile(target))))
            {
                throw new RefusedException(DocumentRefusals.Macros(slot, inside));
            }
        }
    }

    private static bool IsLocalFile(string target)
    {
        var path = target["file:".Length..].TrimStart('/', '\\');
        return path.Length > 1 && path[1] is ':' or '|';
    }

    /// <summary>Two attributes, empty where absent, of every element that has the attribute <paramref name="value"/>.</summary>
    private static IEnumerable<(string First, string Second, string Value)> Elements(ZipArchiveEntry entry, string first, string second, string value)
    {
        using var content = entry.Open();
        using var reader = XmlReader.Create(content, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
        while (reader.Read())
        {
            if (reader.NodeType == XmlNodeType.Element && reader.GetAttribute(value) is { } found)
            {
                yield return (reader.GetAttribute(first) ?? "", second.Length == 0 ? "" : reader.GetAttribute(second) ?? "", found);
            }
        }
    }
}
