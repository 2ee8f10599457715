namespace Funding.Workflows.Credit;

/// <summary>An organisation among the dishonest (失信), as the source of the list published it.</summary>
/// <param name="Code">Its credit code in its one form.</param>
/// <param name="Document">案号 or 文号; empty where the list has none.</param>
/// <param name="Authority">Who found it; empty where the list does not say.</param>
/// <param name="On">The day since when it is listed; null where the list does not say.</param>
/// <param name="Conduct">What was found, in the words of the source; may be empty.</param>
public sealed record CreditEntry(string Code, string Name, string Document, string Authority, DateOnly? On, string Conduct);

/// <summary>A list that was taken over; another one takes its place whole. Its entries are kept under the hash of their content.</summary>
/// <param name="Number">From 1.</param>
/// <param name="AsOf">The day of which the source says that the list is.</param>
/// <param name="Hash">Of its entries, hex SHA-256.</param>
/// <param name="By">Person id.</param>
public sealed record CreditList(
    int Number, string Source, DateOnly AsOf, string Hash, int Entries, int Organisations, string By, DateTimeOffset At);

/// <summary>Which list counts, and since when.</summary>
/// <param name="Reason">Why an earlier list counts again; null where the newest does.</param>
public sealed record CreditCurrent(int Number, string By, DateTimeOffset At, string? Reason);

/// <summary>What an officer found an entry to be.</summary>
public enum CreditOutcome
{
    /// <summary>It is about the organisation and stands.</summary>
    Stands,

    /// <summary>It is about the organisation, and its credit was restored (信用修复) or the entry has ended.</summary>
    Restored,

    /// <summary>It is not about the organisation.</summary>
    Other,
}

/// <summary>What an officer found about the entries of an application's organisations; a row of the round. It decides nothing.</summary>
/// <param name="List">Number of the list whose entries were looked at.</param>
/// <param name="By">Person id.</param>
public sealed record CreditFinding(
    string ApplicationId, CreditOutcome Outcome, string Text, int List, DateOnly AsOf, string By, DateTimeOffset At);

public static class CreditKeys
{
    public const string Partition = "credit";
    public const string Current = "current";
    public const string Lists = "list:";
    public const string Findings = "credit:";

    public static string List(int number) => string.Create(CultureInfo.InvariantCulture, $"{Lists}{number:D6}");

    /// <summary>In the round's partition.</summary>
    public static string Finding(string applicationId) => Findings + applicationId;

    public static string Blob(string hash) => $"credit/{hash}.json";
}
