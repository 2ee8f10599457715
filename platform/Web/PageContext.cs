namespace Funding.Platform.Web;

/// <summary>What every part of a page may ask about the request it is rendered for. One a request, filled by the pipeline.</summary>
public sealed class PageContext
{
    public PageContext(Texts<SharedText> shared) => (Shared, Show) = (shared, new Show(this));

    /// <summary>The texts that all pages share.</summary>
    public Texts<SharedText> Shared { get; }

    /// <summary>How the request's language writes dates, times and numbers.</summary>
    public Show Show { get; }

    /// <summary>"zh" or "en".</summary>
    public string Language { get; set; } = Languages.Chinese;

    public bool IsEnglish => Language == Languages.English;

    /// <summary>Null when nobody is signed in.</summary>
    public Actor? Actor { get; set; }

    /// <summary>What was typed and what was refused; empty on a fresh page.</summary>
    public FormState Form { get; set; } = FormState.Fresh;

    /// <summary>The message of the act that led here, shown once.</summary>
    public string? Flash { get; set; }

    public HttpContext Http { get; set; } = null!;

    /// <summary>Of the page, fit for a link.</summary>
    public string Path => Url.PathOf(Http.Request);

    public bool Has(Role role) => Actor?.Roles.Contains(role) == true;
}
