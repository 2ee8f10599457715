using CsvHelper;

namespace Funding.Platform.Spreadsheets;

/// <summary>
/// CSV in UTF-8 with a byte order mark, by which spreadsheet programs read Chinese right; no cell of it runs as a formula, and none of text
/// is taken for a number: codes and telephone numbers keep their digits.
/// </summary>
public static partial class CsvExport
{
    public const string ContentType = "text/csv; charset=utf-8";

    /// <summary>A spreadsheet keeps a cell with it as text; readers of lists drop it as white space, ours does.</summary>
    private const char AsText = '\t';

    private const int LongNumber = 11;

    private static readonly CsvWriterOptions Options = CsvWriterOptions.Default with
    {
        WriteByteOrderMark = true,
        Injection = CsvInjection.Escape
    };

    public static async Task WriteAsync(ExportTable table, Stream output, CancellationToken cancellation = default)
    {
        await using var csv = CsvWriter.Create(output, Options, leaveOpen: true);
        await csv.WriteRecordAsync([.. table.Headers], cancellation);
        await foreach (var row in table.Rows.WithCancellation(cancellation))
        {
            await csv.WriteRecordAsync([.. row.Select(Text)], cancellation);
        }
    }

    private static string Text(object? cell) => cell switch
    {
        decimal number => number.ToString(CultureInfo.InvariantCulture),
        string text when LosesDigits(text) => text + AsText,
        _ => cell as string ?? "",
    };

    /// <summary>Digits that a spreadsheet would round, a leading zero that it would drop, and what reads as a power of ten.</summary>
    private static bool LosesDigits(string text) =>
        text.Length > 1 && char.IsAsciiDigit(text[0]) && LooksLikeNumber.IsMatch(text)
            && (text.Length >= LongNumber || text[0] == '0' || text.Contains('E', StringComparison.OrdinalIgnoreCase));

    [GeneratedRegex(@"^[0-9]+([Ee][0-9]+)?\z")]
    private static partial Regex LooksLikeNumber { get; }
}
