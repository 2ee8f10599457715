namespace Funding.Workflows.Upkeep;

/// <summary>How long personal data is kept; the privacy page is written from these numbers.</summary>
public static class RetentionPeriods
{
    /// <summary>Links after their expiry, interface tokens after theirs, the log of deliveries, and effects that were given up.</summary>
    public static readonly TimeSpan LinksAndDeliveries = TimeSpan.FromDays(180);

    /// <summary>An objector's name, contact and documents after the decision; the objection's reasons and the decision stay.</summary>
    public static readonly TimeSpan ObjectorContacts = TimeSpan.FromDays(3 * 365);

    /// <summary>Answers and documents of applications that won nothing, after the round's end; their rows and scores stay.</summary>
    public static readonly TimeSpan UnselectedApplications = TimeSpan.FromDays(3 * 365);

    /// <summary>Answers and documents of applications that were never submitted or were withdrawn, after the round's end.</summary>
    public static readonly TimeSpan UnsubmittedDrafts = TimeSpan.FromDays(183);

    /// <summary>Names, addresses and conflicts of experts who were never drawn, after the round's end.</summary>
    public static readonly TimeSpan UndrawnExperts = TimeSpan.FromDays(365);

    /// <summary>Histories of finished orchestrations.</summary>
    public static readonly TimeSpan Histories = TimeSpan.FromDays(30);
}
