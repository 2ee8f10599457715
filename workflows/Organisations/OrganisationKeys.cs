namespace Funding.Workflows.Organisations;

/// <summary>Where organisations are kept: a partition each, and one for the lists of open claims.</summary>
internal static class OrganisationKeys
{
    public const string Organisation = "organisation";
    public const string Claims = "claim:";
    public const string Names = "name:";

    /// <summary>From the claims up to the organisation's own row; effects that wait stand between them.</summary>
    public static readonly KeyRange ClaimsAndOrganisation = new(Claims, Organisation + ":");

    /// <summary>Open claims of all organisations: <c>all:</c> for the office, <c>desk:</c> and its id for each desk.</summary>
    public const string List = "claims";

    /// <summary>Veto items that were upheld of its applications.</summary>
    public const string Vetoes = "veto:";

    public static string Veto(string roundId, string caseId, int number) =>
        string.Create(CultureInfo.InvariantCulture, $"{Vetoes}{roundId}:{caseId}:{number:00}");

    public const string AllLines = "all:";

    public static string Partition(string creditCode) => $"organisation:{creditCode}";

    public static string Claim(string personId) => Claims + personId;

    /// <param name="number">Which change of name it is, from 1.</param>
    public static string Name(DateOnly from, int number) => $"{Names}{from:yyyy-MM-dd}:{number:D3}";

    public static string DeskLines(string desk) => $"desk:{desk}:";

    /// <summary>The office's lines of one organisation.</summary>
    public static string LinesOf(string creditCode) => $"{AllLines}{creditCode}:";

    /// <summary>The desk's line of an open claim.</summary>
    public static string DeskLine(ClaimLine line) => $"{DeskLines(line.Desk)}{line.CreditCode}:{line.PersonId}";

    /// <summary>Under which blobs an organisation's documents are kept.</summary>
    public static string Documents(string creditCode) => $"organisations/{creditCode}";
}
