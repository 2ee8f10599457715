namespace Funding.Platform.Spreadsheets;

/// <summary>
/// The parts of an .xlsx by name, each unpacked as a stream within one budget, so that a bomb is refused before it hurts.
/// </summary>
public sealed class XlsxPackage : IDisposable
{
    public const int Megabytes = 64;
    public const int MostParts = 2000;

    private readonly ZipArchive archive;
    private readonly Dictionary<string, ZipArchiveEntry> parts = new(StringComparer.OrdinalIgnoreCase);
    private long left = Megabytes << 20;

    private XlsxPackage(ZipArchive archive) => this.archive = archive;

    /// <exception cref="RefusedException">No ZIP, another kind of file, or too many parts.</exception>
    public static XlsxPackage Open(byte[] content)
    {
        var package = new XlsxPackage(Archive(content));
        try
        {
            package.Index();
            return package;
        }
        catch
        {
            package.Dispose();
            throw;
        }
    }

    public bool Has(string part) => parts.ContainsKey(part);

    /// <summary>A part as XML, without document types and references to elsewhere.</summary>
    /// <exception cref="RefusedException">It is missing or cannot be unpacked.</exception>
    internal PartReader Read(string part)
    {
        if (!parts.TryGetValue(part, out var entry))
        {
            throw new RefusedException(WorkbookRefusals.PartMissing(part));
        }

        try
        {
            return new PartReader(part, new BudgetStream(entry.Open(), Spend));
        }
        catch (XmlException)
        {
            throw new RefusedException(WorkbookRefusals.NoXml(part, 1));
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException or NotSupportedException)
        {
            throw new RefusedException(WorkbookRefusals.Broken(part));
        }
    }

    /// <summary>Targets by id of the relationships of a part; none when it has no relationships.</summary>
    public Dictionary<string, (string Type, string Target)> Relationships(string part)
    {
        var slash = part.LastIndexOf('/') + 1;
        var name = $"{part[..slash]}_rels/{part[slash..]}.rels";
        var found = new Dictionary<string, (string, string)>(StringComparer.Ordinal);
        if (!Has(name))
        {
            return found;
        }

        using var reader = Read(name);
        while (reader.Next())
        {
            if (reader.IsStart("Relationship") && reader.Attribute("Id") is { } id && reader.Attribute("TargetMode") != "External")
            {
                found[id] = (reader.Attribute("Type") ?? "", Resolve(part[..slash], reader.Attribute("Target") ?? ""));
            }
        }

        return found;
    }

    public void Dispose() => archive.Dispose();

    private static ZipArchive Archive(byte[] content)
    {
        try
        {
            return new ZipArchive(new MemoryStream(content, writable: false), ZipArchiveMode.Read);
        }
        catch (Exception e) when (IsDamage(e))
        {
            throw new RefusedException(WorkbookRefusals.Broken("ZIP"));
        }
    }

    private void Index()
    {
        var entries = Entries();
        if (entries.Count > MostParts)
        {
            throw new RefusedException(WorkbookRefusals.TooManyParts(MostParts));
        }

        foreach (var entry in entries)
        {
            // Of two parts with one name programs read different ones.
            if (!parts.TryAdd(entry.FullName.Replace('\\', '/').TrimStart('/'), entry))
            {
                throw new RefusedException(WorkbookRefusals.Broken(entry.FullName));
            }
        }

        if (parts.Keys.FirstOrDefault(p => p.EndsWith("workbook.bin", StringComparison.OrdinalIgnoreCase)) is not null)
        {
            throw new RefusedException(WorkbookRefusals.OtherFormat(".xlsb"));
        }

        if (Has("mimetype") || Has("content.xml"))
        {
            throw new RefusedException(WorkbookRefusals.OtherFormat(".ods"));
        }

        if (Has("word/document.xml") || Has("ppt/presentation.xml"))
        {
            throw new RefusedException(WorkbookRefusals.OtherFormat(Has("word/document.xml") ? ".docx" : ".pptx"));
        }
    }

    private ReadOnlyCollection<ZipArchiveEntry> Entries()
    {
        try
        {
            return archive.Entries;
        }
        catch (Exception e) when (IsDamage(e))
        {
            throw new RefusedException(WorkbookRefusals.Broken("ZIP"));
        }
    }

    private static bool IsDamage(Exception e) =>
        e is InvalidDataException or ArgumentException or EndOfStreamException or NotSupportedException or OverflowException;

    private void Spend(int bytes)
    {
        if ((left -= bytes) < 0)
        {
            throw new RefusedException(WorkbookRefusals.TooLarge(Megabytes));
        }
    }

    private static string Resolve(string folder, string target)
    {
        var steps = new List<string>();
        foreach (var step in (target.StartsWith('/') ? target : folder + target).Replace('\\', '/')
            .Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (step == ".." && steps.Count > 0)
            {
                steps.RemoveAt(steps.Count - 1);
            }
            else if (step is not ("." or ".."))
            {
                steps.Add(step);
            }
        }

        return string.Join('/', steps);
    }
}
