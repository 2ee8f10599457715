namespace Funding.Workflows.Programmes;

/// <summary>How a bank wants a file of payments, and what its answer looks like: a file of <c>programmes/banks</c>.</summary>
/// <param name="Id">The file's name without its ending.</param>
/// <param name="Most">Payments that the bank takes in one file.</param>
public sealed record BankTemplate(
    string Id, Bilingual Name, int Most, BankCsv Csv, IReadOnlyList<BankColumn> Columns, BankAnswerForm Answer)
{
    /// <summary>Without these no file could be paid by, nor its answer read.</summary>
    internal static readonly IReadOnlyList<string> Needed =
        [BankColumn.Reference, BankColumn.AccountName, BankColumn.Number, BankColumn.Amount];
}

/// <param name="Encoding">"gb18030" or "utf-8"; the latter with its mark.</param>
/// <param name="Heading">Whether the first line names the columns.</param>
/// <param name="Closing">The word of the last line, with count and sum; null for no such line.</param>
public sealed record BankCsv(string Encoding, string Separator, bool Heading = true, string? Closing = null);

/// <param name="Value">What stands in the column.</param>
/// <param name="Text">Of a column that is the same in each line.</param>
public sealed record BankColumn(string Value, string Heading, string? Text = null)
{
    public const string Sequence = "sequence";
    public const string Reference = "reference";
    public const string AccountName = "account-name";
    public const string Number = "account-number";
    public const string Bank = "bank";
    public const string BankCode = "bank-code";
    public const string Amount = "amount";
    public const string Purpose = "purpose";
    public const string Fixed = "fixed";
}

/// <summary>Headings of a bank's answer, and the words of its states.</summary>
/// <param name="Closing">The word by which a closing line with the sum begins; null where the bank writes none.</param>
public sealed record BankAnswerForm(
    string Reference, string Number, string Amount, string State, string Reason, string On, IReadOnlyList<string> Paid,
    IReadOnlyList<string> Failed, IReadOnlyList<string> Returned, string? Closing = null);
