using CsvHelper;

namespace Funding.Platform.Lists;

/// <summary>
/// Lists as CSV: UTF-8 or UTF-16 with their marks, UTF-8 without, else GB18030 (and so GBK); comma, semicolon, tab or bar.
/// </summary>
internal static class ListCsv
{
    private static readonly UTF8Encoding StrictUtf8 = new(false, true);
    private static readonly Encoding Gb18030 = CodePagesEncodingProvider.Instance.GetEncoding(
        "GB18030", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;

    private static readonly char[] Separators = [',', ';', '\t', '|'];

    public static IEnumerable<SheetRow> Read(ListForm form, byte[] content)
    {
        var text = Decode(form, content);
        var options = CsvReaderOptions.Default with
        {
            Separator = SeparatorOf(form, text),
            HasHeader = false,
            TrackLineNumbers = true,
            MalformedData = CsvMalformedDataHandling.Throw,
            MaxRecordSize = 1_000_000
        };
        using var reader = CsvReader.FromText(text, options);
        while (Next(form, reader))
        {
            string[] cells = [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetString)];
            yield return new SheetRow((int)reader.LineNumber, cells, new HashSet<int>(), new HashSet<int>());
        }
    }

    private static bool Next(ListForm form, CsvReader reader)
    {
        try
        {
            return reader.Read();
        }
        catch (CsvFormatException)
        {
            throw new RefusedException(ListRefusals.BadCsv(form, (int)reader.LineNumber));
        }
    }

    private static string Decode(ListForm form, byte[] content)
    {
        try
        {
            return content switch
            {
                [0xEF, 0xBB, 0xBF, ..] => StrictUtf8.GetString(content, 3, content.Length - 3),
                [0xFF, 0xFE, ..] => Encoding.Unicode.GetString(content, 2, content.Length - 2),
                [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode.GetString(content, 2, content.Length - 2),
                _ => Guess(form, content),
            };
        }
        catch (DecoderFallbackException)
        {
            throw new RefusedException(ListRefusals.NoList(form));
        }
    }

    private static string Guess(ListForm form, byte[] content)
    {
        if (content.Contains((byte)0))
        {
            throw new RefusedException(ListRefusals.NoList(form));
        }

        try
        {
            return StrictUtf8.GetString(content);
        }
        catch (DecoderFallbackException)
        {
            return Gb18030.GetString(content);
        }
    }

    // The heading is looked for in the first lines; the rest of a large file says nothing of the separator.
    private static char SeparatorOf(ListForm form, string text)
    {
        string[] lines = [.. text[..Math.Min(text.Length, 20_000)].Split('\n', '\r').Take(2 * ListHeading.Rows)];
        return Separators.MaxBy(s => lines.Max(l => l.Split(s).Count(cell => form.Find(cell.Trim().Trim('"')) is not null)));
    }
}
