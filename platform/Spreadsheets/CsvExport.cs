using CsvHelper;

namespace Funding.Platform.Spreadsheets;

/// <summary>
/// CSV in UTF-8 with a byte order mark, by which spreadsheet programs read Chinese right; no cell of it runs as a formula.
/// </summary>
public static class CsvExport
{
    public const string ContentType = "text/csv; charset=utf-8";

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

    private static string Text(object? cell) =>
        cell is decimal number ? number.ToString(CultureInfo.InvariantCulture) : cell as string ?? "";
}
