namespace Funding.Workflows.Money;

/// <summary>
/// A budget line: a programme's money of a year and a source. Its row stands in its partition and, as it was after the last commit, in the
/// list of lines.
/// </summary>
public sealed record BudgetLine(LineId Id, Bilingual ProgrammeName)
{
    public Balances Balances { get; init; } = Balances.Zero;

    /// <summary>How many postings there are.</summary>
    public long Postings { get; init; }

    /// <summary>How many changes were proposed.</summary>
    public int Changes { get; init; }

    /// <summary>How many of them wait for a second administrator.</summary>
    public int Waiting { get; init; }
}

/// <summary>Every row key of a line's partition, and of the list of lines.</summary>
public static class MoneyKeys
{
    /// <summary>Lists all lines; keys are <c>{year}:{programme}:{source}</c>.</summary>
    public const string ListPartition = "budgets";

    public const string Line = "line";

    public const string Postings = "posting:";

    public const string Cases = "case:";

    public const string Changes = "change:";

    public const int MostChanges = 9999;

    public static string Partition(LineId line) => $"budget:{line}";

    public static string Listed(LineId line) =>
        string.Create(CultureInfo.InvariantCulture, $"{line.Year}:{line.Programme}:{line.SourceId}");

    public static string Posting(PostingKey key) => Postings + key;

    /// <param name="of">A case; null for every.</param>
    public static string PostingsOf(string? of) => of is null ? Postings : $"{Postings}{of}:";

    public static string Case(string of) => Cases + of;

    /// <summary>The newest one first.</summary>
    /// <param name="number">From 1 to <see cref="MostChanges"/>.</param>
    public static string Change(int number) => Changes + (MostChanges - number).ToString("0000", CultureInfo.InvariantCulture);
}
