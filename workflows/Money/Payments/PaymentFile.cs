namespace Funding.Workflows.Money.Payments;

/// <summary>A run's file by the template of its bank. Pure.</summary>
public static class PaymentFile
{
    private const int CodeCharacters = 16;

    private static readonly Encoding Gb18030 = CodePagesEncodingProvider.Instance.GetEncoding(
        "GB18030", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;

    /// <summary>The first 16 hex digits of SHA-256 over reference, account, amount and bank of each payment, in order.</summary>
    public static string CodeOf(IEnumerable<PaymentLine> lines) => Sha256Hex.Of(string.Concat(lines.Select(l =>
        $"{l.Reference}|{l.Account.Name}|{l.Number}|{l.Account.BankCode}|{l.Amount}\n")))[..CodeCharacters].ToUpperInvariant();

    public static IReadOnlyList<string> Headings(BankTemplate bank) => [.. bank.Columns.Select(c => c.Heading)];

    /// <returns>Text, or a decimal for the amount.</returns>
    public static IReadOnlyList<object?> Cells(BankTemplate bank, PaymentLine line) => [.. bank.Columns.Select(c => Cell(c, line))];

    /// <summary>As the bank reads it: its separator, its characters, lines that end in CR LF.</summary>
    /// <exception cref="ArgumentException">The bank's characters have none for one of a name.</exception>
    public static byte[] Csv(BankTemplate bank, IReadOnlyList<PaymentLine> lines)
    {
        var text = new StringBuilder();
        if (bank.Csv.Heading) Write(Headings(bank));
        foreach (var line in lines)
            Write(Cells(bank, line));
        if (bank.Csv.Closing is { } closing) Write([closing, Whole(lines.Count), SumOf(lines).Value]);
        return bank.Csv.Encoding == "utf-8"
            ? [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text.ToString())] : Gb18030.GetBytes(text.ToString());

        void Write(IReadOnlyList<object?> cells) =>
            text.AppendJoin(bank.Csv.Separator, cells.Select(c => Quoted(Shown(c), bank.Csv.Separator))).Append("\r\n");
    }

    public static Yuan SumOf(IEnumerable<PaymentLine> lines) => lines.Sum(l => l.Amount);

    private static object? Cell(BankColumn column, PaymentLine line) => column.Value switch
    {
        BankColumn.Sequence => Whole(line.Sequence),
        BankColumn.Reference => line.Reference,
        BankColumn.AccountName => line.Account.Name,
        BankColumn.Number => line.Number,
        BankColumn.Bank => line.Account.Bank,
        BankColumn.BankCode => line.Account.BankCode,
        BankColumn.Amount => line.Amount.Value,
        BankColumn.Purpose => line.Purpose,
        _ => column.Text,
    };

    private static string Whole(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Shown(object? cell) =>
        cell is decimal amount ? amount.ToString("0.00", CultureInfo.InvariantCulture) : cell as string ?? "";

    private static string Quoted(string cell, string separator) =>
        cell.Contains(separator, StringComparison.Ordinal) || cell.AsSpan().ContainsAny('"', '\r', '\n')
            ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell;
}

/// <summary>A payment as the bank gets it, with the whole number of the account.</summary>
public sealed record PaymentLine(int Sequence, string Reference, PayeeAccount Account, string Number, Yuan Amount, string Purpose);
