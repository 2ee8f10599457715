using CsvHelper;

namespace Funding.Workflows.Stages.Draw.Pool;

/// <summary>
/// Expert lists as CSV: UTF-8 or UTF-16 with their marks, UTF-8 without, else GB18030 (and so GBK); comma, semicolon or tab.
/// </summary>
internal static class ExpertCsv
{
    private static readonly UTF8Encoding StrictUtf8 = new(false, true);
    private static readonly Encoding Gb18030 = CodePagesEncodingProvider.Instance.GetEncoding(
        "GB18030", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;

    private static readonly char[] Separators = [',', ';', '\t'];

    public static IEnumerable<SheetRow> Read(byte[] content)
    {
        var text = Decode(content);
        var options = CsvReaderOptions.Default with
        {
            Separator = SeparatorOf(text),
            HasHeader = false,
            TrackLineNumbers = true,
            MalformedData = CsvMalformedDataHandling.Throw,
            MaxRecordSize = 1_000_000
        };
        using var reader = CsvReader.FromText(text, options);
        while (Next(reader))
        {
            string[] cells = [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetString)];
            yield return new SheetRow((int)reader.LineNumber, cells, new HashSet<int>(), new HashSet<int>());
        }
    }

    private static bool Next(CsvReader reader)
    {
        try
        {
            return reader.Read();
        }
        catch (CsvFormatException)
        {
            throw new RefusedException(ExpertListRefusals.BadCsv((int)reader.LineNumber));
        }
    }

    private static string Decode(byte[] content)
    {
        try
        {
            return content switch
            {
                [0xEF, 0xBB, 0xBF, ..] => StrictUtf8.GetString(content, 3, content.Length - 3),
                [0xFF, 0xFE, ..] => Encoding.Unicode.GetString(content, 2, content.Length - 2),
                [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode.GetString(content, 2, content.Length - 2),
                _ => Guess(content),
            };
        }
        catch (DecoderFallbackException)
        {
            throw new RefusedException(ExpertListRefusals.NoList());
        }
    }

    private static string Guess(byte[] content)
    {
        if (content.Contains((byte)0))
        {
            throw new RefusedException(ExpertListRefusals.NoList());
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
    private static char SeparatorOf(string text)
    {
        string[] lines = [.. text[..Math.Min(text.Length, 20_000)].Split('\n', '\r').Take(2 * ExpertHeading.Rows)];
        return Separators.MaxBy(s => lines.Max(l => l.Split(s).Count(cell => ExpertColumns.Find(cell.Trim().Trim('"')) is not null)));
    }
}
