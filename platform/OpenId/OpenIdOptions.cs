namespace Funding.Platform.OpenId;

/// <summary>Settings of the section <c>OpenId</c>: a provider of identities at which people may sign in beside mailed links.</summary>
/// <param name="Authority">The provider's issuer; its metadata are below it.</param>
/// <param name="Name">What people call it, on the page on which they sign in.</param>
public sealed record OpenIdOptions(Uri Authority, string ClientId, string ClientSecret, Bilingual Name)
{
    /// <summary>Reads the settings.</summary>
    /// <returns>Null where none is given: nobody signs in so.</returns>
    /// <exception cref="InvalidOperationException">Some are missing or wrong; the message names each and repeats no secret.</exception>
    public static OpenIdOptions? Of(IConfigurationSection section)
    {
        if (!section.GetChildren().Any(setting => !string.IsNullOrEmpty(setting.Value)))
            return null;
        var problems = new List<string>();
        var authority = Uri.TryCreate(section["Authority"], UriKind.Absolute, out var read)
            && (read.Scheme == Uri.UriSchemeHttps || (read.Scheme == Uri.UriSchemeHttp && read.IsLoopback)) && read.Query.Length == 0
                ? read : null;
        if (authority is null)
            problems.Add("Authority must be an https address without query");
        var (client, secret, name) = (Given("ClientId"), Given("ClientSecret"), Given("Name"));
        return problems.Count > 0
            ? throw new InvalidOperationException("OpenId settings: " + string.Join("; ", problems))
            : new(authority!, client, secret, new(name, section["NameEnglish"] is { Length: > 0 } english ? english : name));

        string Given(string setting)
        {
            if (string.IsNullOrWhiteSpace(section[setting]))
                problems.Add($"{setting} is missing");
            return section[setting] ?? "";
        }
    }
}
