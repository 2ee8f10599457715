using MimeKit;

namespace Funding.Platform.Mail;

public enum MailTransportKind
{
    /// <summary>The local mailbox page; loopback only.</summary>
    Mailbox,
    Smtp,
    SendGrid,
}

public enum MailEnvironment
{
    Production,
    Staging,
    Development,
    Demonstration,
}

public enum SmtpSecurity
{
    None,
    StartTls,

    /// <summary>TLS from the first byte, usually port 465.</summary>
    Implicit,
}

/// <summary>Mail settings, checked at start by <see cref="Demand"/>.</summary>
public sealed record MailOptions
{
    public required MailTransportKind Transport { get; init; }

    public required MailEnvironment Environment { get; init; }

    public required string FromAddress { get; init; }

    /// <summary>The authority's name, in Chinese and in English.</summary>
    public required string FromName { get; init; }

    public required string FromNameEnglish { get; init; }

    /// <summary>Where people reach the portal; links of mails begin with it.</summary>
    public required Uri PublicBaseUrl { get; init; }

    /// <summary>Outside production only these domains (and their subdomains) get real mail.</summary>
    public IReadOnlyList<string> AllowedRecipientDomains { get; init; } = [];

    /// <summary>Addresses the host listens on, for the mailbox's guard.</summary>
    public IReadOnlyList<string> ListenUrls { get; init; } = [];

    public string? SendGridKey { get; init; }

    public Uri SendGridBaseUrl { get; init; } = new("https://api.sendgrid.com");

    /// <summary>
    /// The event webhook's verification key as SendGrid shows it: base64 of the public key. Null switches the webhook off.
    /// </summary>
    public string? SendGridWebhookKey { get; init; }

    public string? SmtpHost { get; init; }

    public int SmtpPort { get; init; } = 587;

    public SmtpSecurity SmtpSecurity { get; init; } = SmtpSecurity.StartTls;

    public string? SmtpUser { get; init; }

    public string? SmtpPassword { get; init; }

    /// <summary>For one attempt, from connecting to the peer's answer.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Stops a start with bad settings, naming each.</summary>
    /// <exception cref="InvalidOperationException">At least one setting is wrong.</exception>
    public MailOptions Demand()
    {
        var problems = Problems().ToList();
        return problems.Count == 0 ? this : throw new InvalidOperationException("Mail settings: " + string.Join("; ", problems));
    }

    /// <summary>The public address of a path that begins with '/'.</summary>
    public Uri Page(string path) => new(PublicBaseUrl.AbsoluteUri.TrimEnd('/') + path);

    /// <summary>Whether mail to the address may leave in this environment.</summary>
    public bool MaySendTo(string address)
    {
        if (Environment == MailEnvironment.Production || Transport == MailTransportKind.Mailbox)
            return true;
        var domain = address[(address.LastIndexOf('@') + 1)..];
        return AllowedRecipientDomains.Any(allowed => domain.Equals(allowed, StringComparison.OrdinalIgnoreCase)
            || domain.EndsWith("." + allowed, StringComparison.OrdinalIgnoreCase));
    }

    private IEnumerable<string> Problems()
    {
        if (!MailboxAddress.TryParse(FromAddress, out var from) || !from.Address.Contains('@', StringComparison.Ordinal))
            yield return $"{nameof(FromAddress)} is no mail address";
        if (string.IsNullOrWhiteSpace(FromName))
            yield return $"{nameof(FromName)} is empty";
        if (string.IsNullOrWhiteSpace(FromNameEnglish))
            yield return $"{nameof(FromNameEnglish)} is empty";
        if (!PublicBaseUrl.IsAbsoluteUri || PublicBaseUrl.Scheme is not ("http" or "https") || PublicBaseUrl.Query.Length > 0)
            yield return $"{nameof(PublicBaseUrl)} must be an absolute http or https address without query";
        else if (PublicBaseUrl.Scheme == "http" && !PublicBaseUrl.IsLoopback)
            yield return $"{nameof(PublicBaseUrl)} must be https: links of mails carry tokens";
        if (Timeout <= TimeSpan.Zero || Timeout > TimeSpan.FromMinutes(5))
            yield return $"{nameof(Timeout)} must be above zero and at most five minutes";
        if (SendGridWebhookKey is { } key && SendGridSignature.Problem(key) is { } keyProblem)
            yield return $"{nameof(SendGridWebhookKey)} {keyProblem}";
        if (Transport != MailTransportKind.Mailbox && Environment != MailEnvironment.Production && AllowedRecipientDomains.Count == 0)
            yield return $"{nameof(AllowedRecipientDomains)} is empty: outside production it says who may get mail";
        foreach (var problem in Transport switch
        {
            MailTransportKind.SendGrid => SendGridProblems(),
            MailTransportKind.Smtp => SmtpProblems(),
            _ => MailboxProblems(),
        })
            yield return problem;
    }

    private IEnumerable<string> SendGridProblems()
    {
        if (string.IsNullOrWhiteSpace(SendGridKey))
            yield return $"{nameof(SendGridKey)} is empty";
        if (SendGridBaseUrl.Scheme != "https" && !SendGridBaseUrl.IsLoopback)
            yield return $"{nameof(SendGridBaseUrl)} must be https";
    }

    private IEnumerable<string> SmtpProblems()
    {
        if (string.IsNullOrWhiteSpace(SmtpHost))
            yield return $"{nameof(SmtpHost)} is empty";
        if (SmtpPort is < 1 or > 65535)
            yield return $"{nameof(SmtpPort)} must be 1 to 65535";
        if (SmtpUser is null != SmtpPassword is null)
            yield return $"{nameof(SmtpUser)} and {nameof(SmtpPassword)} go together";
        if (SmtpUser is not null && SmtpSecurity == SmtpSecurity.None && SmtpHost is not ("127.0.0.1" or "::1" or "localhost"))
            yield return $"{nameof(SmtpSecurity)} None would send the password in the clear";
    }

    // The mailbox shows live links to whoever reaches it.
    private IEnumerable<string> MailboxProblems()
    {
        if (Environment is not (MailEnvironment.Development or MailEnvironment.Demonstration))
            yield return $"{nameof(Transport)} Mailbox is for development and demonstrations only";
        if (ListenUrls.Count == 0 || !ListenUrls.All(url => Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.IsLoopback))
            yield return $"{nameof(Transport)} Mailbox needs {nameof(ListenUrls)} that are all loopback";
        if (PublicBaseUrl is { IsAbsoluteUri: true, IsLoopback: false })
            yield return $"{nameof(Transport)} Mailbox needs a {nameof(PublicBaseUrl)} on loopback: a proxy before it would show it "
                + $"to others";
    }
}
