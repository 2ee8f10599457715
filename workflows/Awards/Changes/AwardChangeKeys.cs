namespace Funding.Workflows.Awards.Changes;

internal static class AwardChangeKeys
{
    public const string Acts = "act:";

    public const string Withdrawal = "withdrawal";

    /// <param name="number">From 1.</param>
    public static string Act(int number) => Acts + number.ToString("0000", CultureInfo.InvariantCulture);
}
