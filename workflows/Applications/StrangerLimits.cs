namespace Funding.Workflows.Applications;

/// <summary>Settings of the section <c>Limits</c>: how much of a kind somebody who merely signed in may create.</summary>
public sealed class StrangerLimits
{
    /// <summary>
    /// Organisations that one person may claim before anybody confirms it, those refused included; joining at a colleague's wish is not
    /// counted.
    /// </summary>
    [Range(1, 1_000)]
    public int OrganisationsPerPerson { get; set; } = 5;

    /// <summary>Organisations claimed by everybody within a day.</summary>
    [Range(1, 1_000_000)]
    public int OrganisationsPerDay { get; set; } = 2_000;

    /// <summary>Claims on organisations of everybody together that nobody has decided on.</summary>
    [Range(1, 1_000_000)]
    public int OpenClaims { get; set; } = 10_000;

    /// <summary>Changes of address that one person may ask for within a day.</summary>
    [Range(1, 1_000)]
    public int AddressChangesPerPerson { get; set; } = 3;

    /// <summary>Changes of address that everybody together may ask for within a day; each mails to a typed address.</summary>
    [Range(1, 1_000)]
    public int AddressChangesPerDay { get; set; } = 500;

    /// <summary>Mails by which an application may ask one party for its consent.</summary>
    [Range(1, 1_000)]
    public int ConsentMailsPerParty { get; set; } = 10;

    /// <summary>The same within a day.</summary>
    [Range(1, 1_000)]
    public int ConsentMailsPerPartyAndDay { get; set; } = 3;

    /// <summary>Mails by which an application may ask all its parties together, those that have left it included.</summary>
    [Range(1, 1_000)]
    public int ConsentMailsPerApplication { get; set; } = 200;

    /// <summary>Objections that one person may file in a round.</summary>
    [Range(1, 1_000)]
    public int ObjectionsPerPerson { get; set; } = 10;

    /// <summary>Objections that everybody together may file in a round.</summary>
    [Range(1, 100_000)]
    public int ObjectionsPerRound { get; set; } = 2_000;
}

public static class StrangerLimitsRegistration
{
    /// <summary>The limits; the host binds the section.</summary>
    public static IServiceCollection AddStrangerLimits(this IServiceCollection services)
    {
        services.AddOptions<StrangerLimits>().ValidateDataAnnotations().ValidateOnStart();
        return services;
    }
}
