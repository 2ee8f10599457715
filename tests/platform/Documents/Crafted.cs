using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using WordText = DocumentFormat.OpenXml.Wordprocessing.Text;

namespace Funding.Platform.Tests.Documents;

/// <summary>Real small files of each kind, and the wicked ones.</summary>
public static class Crafted
{
    private static readonly byte[] OleHead = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    public static byte[] Pdf(int padding = 0, string trailer = "")
    {
        var pdf = new StringBuilder("%PDF-1.4\n");
        var offsets = new List<int>();
        foreach (var body in new[]
        {
            "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>", "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>"
        })
        {
            offsets.Add(pdf.Length);
            pdf.Append($"{offsets.Count} 0 obj{body}endobj\n");
        }

        pdf.Append('%').Append('x', padding).Append('\n');
        var start = pdf.Length;
        pdf.Append("xref\n0 4\n0000000000 65535 f \n");
        offsets.ForEach(o => pdf.Append($"{o:D10} 00000 n \n"));
        return Encoding.ASCII.GetBytes(pdf.Append($"trailer<</Size 4/Root 1 0 R{trailer}>>\nstartxref\n{start}\n%%EOF\n").ToString());
    }

    public static byte[] Png =>
        Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    public static byte[] Jpeg => [0xFF, 0xD8, 0xFF, 0xE0, 0, 16, .. "JFIF"u8, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0, 0xFF, 0xD9];

    public static byte[] Gif => [.. "GIF89a"u8, 1, 0, 1, 0, 0, 0, 0, 0x3B];

    public static byte[] Html => Encoding.UTF8.GetBytes("<!doctype html><html><script>alert(1)</script></html>");

    public static byte[] Ole(string streamName) =>
        [.. OleHead, .. new byte[504], .. Encoding.Unicode.GetBytes(streamName), .. new byte[512]];

    public static byte[] Docx(
        Action<WordprocessingDocument>? change = null, WordprocessingDocumentType type = WordprocessingDocumentType.Document)
    {
        using var file = new MemoryStream();
        using (var word = WordprocessingDocument.Create(file, type))
        {
            word.AddMainDocumentPart().Document = new Document(new Body(new Paragraph(new Run(new WordText("申报书")))));
            change?.Invoke(word);
        }

        return file.ToArray();
    }

    /// <summary>The archive with one more file.</summary>
    public static byte[] WithEntry(byte[] zip, string name, byte[] content)
    {
        using var file = new MemoryStream();
        file.Write(zip);
        using (var archive = new ZipArchive(file, ZipArchiveMode.Update, true))
        {
            using var target = archive.CreateEntry(name).Open();
            target.Write(content);
        }

        return file.ToArray();
    }

    public static byte[] Docm() => Docx(
        word =>
        {
            using var project = new MemoryStream(Ole("_VBA_PROJECT"));
            word.MainDocumentPart!.AddNewPart<VbaProjectPart>().FeedData(project);
        },
        WordprocessingDocumentType.MacroEnabledDocument);

    public static byte[] Xlsx()
    {
        using var file = new MemoryStream();
        using (var book = SpreadsheetDocument.Create(file, SpreadsheetDocumentType.Workbook))
        {
            var workbook = book.AddWorkbookPart();
            workbook.AddNewPart<WorksheetPart>("s1").Worksheet = new(new DocumentFormat.OpenXml.Spreadsheet.SheetData());
            workbook.Workbook = new(new DocumentFormat.OpenXml.Spreadsheet.Sheets(
                new DocumentFormat.OpenXml.Spreadsheet.Sheet { Id = "s1", SheetId = 1, Name = "资金" }));
        }

        return file.ToArray();
    }

    public static byte[] Zip(params (string Name, byte[] Content)[] entries) => ZipWith(null, null, entries);

    public static byte[] ZipWith(Encoding? names, Action<ZipArchiveEntry>? change, params (string Name, byte[] Content)[] entries)
    {
        using var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create, true, names))
        {
            foreach (var (name, content) in entries)
            {
                var entry = archive.CreateEntry(name);
                change?.Invoke(entry);
                using var target = entry.Open();
                target.Write(content);
            }
        }

        return file.ToArray();
    }

    /// <summary>Sets a field of every directory header: flags at 8, CRC at 16, unpacked size at 24.</summary>
    public static byte[] Patch(byte[] zip, int offset, params byte[] value)
    {
        var patched = zip.ToArray();
        for (var at = 0; (at = patched.AsSpan(at).IndexOf("PK\x1\x2"u8) is var next and >= 0 ? at + next : -1) >= 0; at++)
            value.CopyTo(patched, at + offset);
        return patched;
    }

    /// <summary>Marks every entry encrypted in both of its headers.</summary>
    public static byte[] Encrypted(byte[] zip)
    {
        var patched = Patch(zip, 8, 1, 0);
        patched[6] = 1;
        return patched;
    }
}
