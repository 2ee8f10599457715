namespace Funding.Workflows.Addresses;

/// <summary>Addresses that calendar programs read.</summary>
public static class CalendarLinks
{
    /// <summary>The calls of everybody.</summary>
    public const string Calls = "/calendar.ics";

    /// <summary>What lies on one person's days; the token is a secret of theirs.</summary>
    public const string PersonalRoute = "/calendar/{token}/funding.ics";

    public static string Personal(string token) => Url.Fill(PersonalRoute, token);
}
