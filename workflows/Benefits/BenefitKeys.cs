namespace Funding.Workflows.Benefits;

/// <summary>Where a line's rows are: in the award that its first claim made.</summary>
public static class BenefitKeys
{
    /// <summary>How many entries there are.</summary>
    public const string Count = "benefit";

    public const string Entries = "benefit:";

    /// <summary>One for each year: a claim is made once.</summary>
    public static string Claim(int year) => $"{Entries}{year.ToString("0000", CultureInfo.InvariantCulture)}";

    /// <summary>How a year's claim is called among payables.</summary>
    public static string Tranche(int year) => year.ToString("0000", CultureInfo.InvariantCulture);

    /// <summary>Whether an award is a benefit line's.</summary>
    public static bool IsLine(string awardId) => awardId.Contains(':', StringComparison.Ordinal);

    public static string Withdrawal(string key) => $"{Entries}withdrawn:{key}";

    /// <summary>One for each year: it is settled once.</summary>
    public static string Settlement(int year) => $"{Entries}settled:{Tranche(year)}";

    /// <param name="awardId">Of a line.</param>
    public static string ProgrammeOf(string awardId) => awardId[..awardId.IndexOf(':', StringComparison.Ordinal)];

    /// <summary>What a claim that is decided on keeps for earlier years.</summary>
    public static string Keeps(string caseId) => $"{Entries}keeps:{caseId}";

    /// <summary>The award that a claim of a line goes into.</summary>
    public static string AwardId(string programmeId, Application application, BenefitLine line) =>
        AwardId(programmeId, application.CreditCode, line.Id) + PersonOf(application, line);

    /// <returns>Empty where the line is the organisation's.</returns>
    public static string PersonOf(Application application, BenefitLine line) =>
        line.Person is { } part && application.NamedIn(part) is { } named ? AwardKeys.OfPerson(named.Hash) : "";

    /// <param name="holder">Credit code.</param>
    public static string AwardId(string programmeId, string holder, string line) => $"{programmeId}:{holder}:{line}";
}
