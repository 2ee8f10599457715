namespace Funding.Platform.Web;

/// <summary>Where the site's owner is reached: in the footer of every page, and in the documents it publishes.</summary>
public sealed class SiteContact
{
    public string? Phone { get; set; }

    public string? Email { get; set; }

    public string? Address { get; set; }

    public string? AddressEnglish { get; set; }

    /// <summary>Where misconduct is reported: another desk than the one that answers questions.</summary>
    public string? Supervision { get; set; }

    /// <summary>In the language of a reader; null where none is given.</summary>
    public string? AddressIn(string language) => language == Languages.English ? AddressEnglish ?? Address : Address;

    /// <summary>Reads the settings; those of production need a telephone, an address for mail and a telephone for complaints.</summary>
    /// <exception cref="InvalidOperationException">One of these is missing in production; the message names each.</exception>
    public static SiteContact Of(IConfigurationSection section, MailEnvironment environment)
    {
        var contact = section.Get<SiteContact>() ?? new SiteContact();
        var missing = contact.Missing().ToList();
        return environment != MailEnvironment.Production || missing.Count == 0
            ? contact
            : throw new InvalidOperationException(
                $"{string.Join(", ", missing)} missing: in production every page says how its owner is reached");
    }

    private IEnumerable<string> Missing()
    {
        if (string.IsNullOrWhiteSpace(Phone))
            yield return nameof(Phone);
        if (string.IsNullOrWhiteSpace(Email))
            yield return nameof(Email);
        if (string.IsNullOrWhiteSpace(Supervision))
            yield return nameof(Supervision);
    }
}
