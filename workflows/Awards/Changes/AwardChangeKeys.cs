namespace Funding.Workflows.Awards.Changes;

internal static class AwardChangeKeys
{
    public const string Acts = "act:";

    public const string Withdrawal = "withdrawal";

    public const string Papers = "act-papers:";

    /// <param name="number">From 1.</param>
    public static string Act(int number) => Acts + number.ToString("0000", CultureInfo.InvariantCulture);

    /// <summary>The document of an act; apart from it, for a scan writes it.</summary>
    /// <inheritdoc cref="Act"/>
    public static string PapersOf(int number) => Papers + number.ToString("0000", CultureInfo.InvariantCulture);
}
