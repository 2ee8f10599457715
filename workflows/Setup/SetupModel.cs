namespace Funding.Workflows.Setup;

/// <summary>What an installation needs before its first round, in the order in which it is shown.</summary>
public enum SetupItem
{
    Contact,
    Mail,
    Administrators,
    Officers,
    Committee,
    Desks,
    Experts,
    Awards,
    Calendar,
    Fonts,
}

/// <summary>What became of the newest mail that an administrator had sent to themselves.</summary>
public enum TrialMail
{
    None,
    Waiting,
    Delivered,
    Failed,
}

/// <summary>What is there.</summary>
/// <param name="Contact">Of the site's settings.</param>
/// <param name="Holders">How many persons hold a role, by role; for recommenders see <paramref name="EmptyDesks"/>.</param>
/// <param name="Desks">How many desks there are.</param>
/// <param name="EmptyDesks">Names of those that nobody recommends for.</param>
/// <param name="Pool">The running round whose experts are imported next; null where there is none.</param>
/// <param name="Unsettled">Years, of those that count now, whose holidays are not out.</param>
/// <param name="Years">The years that count now.</param>
/// <param name="Awards">The register has an award, of a list or a round.</param>
public sealed record SetupFacts(
    SiteContact Contact, TrialMail Mail, IReadOnlyDictionary<Role, int> Holders, int Desks, IReadOnlyList<Bilingual> EmptyDesks,
    string? Pool, IReadOnlyList<int> Years, IReadOnlyList<int> Unsettled, bool HasFonts, bool Awards = false);

/// <param name="State">What is so.</param>
/// <param name="Path">Where it is done; null for a setting of the installation.</param>
public sealed record SetupLine(SetupItem Item, bool IsDone, Bilingual State, string? Path = null);
