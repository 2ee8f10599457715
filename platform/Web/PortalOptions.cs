namespace Funding.Platform.Web;

/// <summary>What the host says about the installation.</summary>
public sealed class PortalOptions
{
    private static readonly Texts Texts = new(typeof(PortalOptions));

    /// <summary>The authority's own name, in the header and the footer of every page.</summary>
    public Bilingual Authority { get; set; } = Texts.Of("authority");

    public SiteContact Contact { get; set; } = new();

    /// <summary>Where administrators sign in with the authority's directory; null where they come by e-mail like everybody.</summary>
    public string? DirectorySignIn { get; set; }

    /// <summary>What the provider of identities is called at which everybody may sign in too; null for none.</summary>
    public Bilingual? OpenId { get; set; }

    /// <summary>Reminders go by text message too: people are asked for a number.</summary>
    public bool TextMessages { get; set; }

    /// <summary>The site's public address is https: cookies are for https alone, whatever a proxy says of the connection.</summary>
    public bool SecureCookies { get; set; }

    /// <summary>The data is fictional: every page says so.</summary>
    public bool Demonstration { get; set; }
}
