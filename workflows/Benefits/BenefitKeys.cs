namespace Funding.Workflows.Benefits;

/// <summary>Where a line's rows are: in the award that its first claim made.</summary>
public static class BenefitKeys
{
    /// <summary>How many entries there are.</summary>
    public const string Count = "benefit";

    public const string Entries = "benefit:";

    /// <summary>One for each year: a claim is made once.</summary>
    public static string Claim(int year) => $"{Entries}{year.ToString("0000", CultureInfo.InvariantCulture)}";

    public static string Withdrawal(string key) => $"{Entries}withdrawn:{key}";

    /// <param name="holder">Credit code.</param>
    public static string AwardId(string programmeId, string holder, string line) => $"{programmeId}:{holder}:{line}";
}
