namespace Funding.Platform.Documents;

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

    /// <exception cref="RefusedException">Macros, anything that is loaded from elsewhere, or a package without its main part.</exception>
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
        RefuseTwins();
        var chunks = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var entry in archive.Entries.Where(e => e.Length > 0))
        {
            Markup(entry, chunks);
            Refuse(OfficeSvg.IsOne(entry) ? OfficeSvg.OutsideOf(entry) : null);
        }

        foreach (var entry in archive.Entries.Where(e => e.Length > 0 && chunks.Contains(NameOf(e.FullName))))
        {
            Chunk(entry);
        }
    }

    private static string NameOf(string path) => Uri.UnescapeDataString(path).Replace('\\', '/').Split('/')[^1];

    /// <summary>Names that a reader of packages takes for the same: which of the two counts is a matter of the reader.</summary>
    private void RefuseTwins()
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        if (archive.Entries.FirstOrDefault(e => !seen.Add(Uri.UnescapeDataString(e.FullName))) is { } twin)
        {
            throw new RefusedException(DocumentRefusals.ArchiveTwins(slot, twin.FullName));
        }
    }

    /// <summary>
    /// Relationships and fields are told by what stands in a part: readers differ in which names they take for which. A part that is
    /// damaged in its middle is looked at as far as it goes, as a reader that repairs it would.
    /// </summary>
    /// <param name="chunks">Takes the names of parts that are taken in as text.</param>
    private void Markup(ZipArchiveEntry entry, HashSet<string> chunks)
    {
        using var content = entry.Open();
        using var reader = XmlReader.Create(content, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
        var fields = new OfficeFields();
        try
        {
            while (reader.Read())
            {
                if (reader.NodeType == XmlNodeType.Element && reader.LocalName.Equals("Relationship", StringComparison.OrdinalIgnoreCase))
                {
                    Refuse(OfficeRelationship.Of(reader));
                    if (OfficeRelationship.ChunkOf(reader) is { } chunk)
                    {
                        chunks.Add(NameOf(chunk));
                    }
                }

                Refuse(fields.Read(reader));
            }
        }
        catch (XmlException) when (!entry.Name.EndsWith(".rels", StringComparison.OrdinalIgnoreCase))
        {
            // No markup, or no more of it.
        }
        catch (XmlException)
        {
            throw new InvalidDataException(entry.FullName);
        }

        Refuse(fields.End());
    }

    private void Chunk(ZipArchiveEntry entry)
    {
        using var content = entry.Open();
        using var whole = new MemoryStream();
        content.CopyTo(whole);
        Refuse(OfficeChunk.OutsideOf(whole.ToArray()) is { } target ? new(OfficeChunk.Kind, target) : null);
    }

    private void Refuse(OfficeRelationship? remote)
    {
        if (remote is { IsAllowed: false })
        {
            throw new RefusedException(
                remote.IsTemplate ? DocumentRefusals.Macros(slot, inside)
                : DocumentRefusals.RemoteParts(slot, inside, remote.Kind, remote.Target));
        }
    }

    /// <summary>The part that the package's own relationships name as the document.</summary>
    private string MainPart()
    {
        var root = archive.GetEntry("_rels/.rels") ?? throw new InvalidDataException("no relationships");
        var target = Elements(root, "Target", "", "Type")
            .FirstOrDefault(r => r.Value.EndsWith("/officeDocument", StringComparison.Ordinal)).First?.TrimStart('/');
        return target is not null && archive.GetEntry(target) is not null ? target : throw new InvalidDataException("no main part");
    }

    /// <summary>Two attributes, empty where absent, of every element that has the attribute <paramref name="value"/>.</summary>
    private static IEnumerable<(string First, string Second, string Value)> Elements(
        ZipArchiveEntry entry, string first, string second, string value)
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
