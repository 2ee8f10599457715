using System.Text;
using CsvHelper;
using Funding.Workflows.Refusals;

namespace Funding.Services.Review;

/// <summary>Expert lists as CSV: UTF-8 or UTF-16 with their marks, UTF-8 without, else GB18030 (and so GBK); comma, semicolon or tab.</summary>
internal static class ExpertCsv
{
    private static readonly UTF8Encoding StrictUtf8 = new(false, true);
    private static readonly Encoding Gb18030 = CodePagesEncodingProvider.Instance.GetEncoding("GB18030", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;

    private static readonly char[] Separators = [',', ';', '\t'];

    public static IEnumerable<ExpertLine> Read(byte[] content)
    {
        var text = Decode(content);
        var options = CsvReaderOptions.Default with { Separator = SeparatorOf(text), HasHeader = false, TrackLineNumbers = true, MalformedData = CsvMalformedDataHandling.Throw, MaxRecordSize = 1_000_000 };
        using var reader = CsvReader.FromText(text, options);
        while (reader.Read())
        {
            string[] cells = [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetString)];
            yield return new ExpertLine((int)reader.LineNumber, cells, cells.Index().Where(c => LooksLive(c.Item)).Select(c => c.Index).ToHashSet());
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

    private static char SeparatorOf(string text)
    {
        var header = text.AsSpan(0, text.AsSpan().IndexOfAny('\r', '\n') is >= 0 and var end ? end : text.Length).ToString();
        return Separators.MaxBy(s => header.Split(s).Count(cell => ExpertColumns.Find(cell.Trim('"')) is not null));
    }

    // What a spreadsheet would take for a formula when the list is opened or exported.
    private static bool LooksLive(string cell) => cell.TrimStart() is ['=' or '+' or '-' or '@', _, ..];
}
