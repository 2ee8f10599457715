namespace Funding.Functions.SignIn;

/// <summary>What App Service authentication says of a signed-in request, in its header.</summary>
/// <param name="Administrator">The app role is among the directory's claims.</param>
internal sealed record PlatformPrincipal(string ObjectId, string Email, string Name, bool Administrator)
{
    public const string Header = "X-MS-CLIENT-PRINCIPAL";

    /// <summary>Value of the app role.</summary>
    public const string Role = "Administrator";

    private const string Schema = "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/";
    private static readonly string[] IdTypes = ["http://schemas.microsoft.com/identity/claims/objectidentifier", "oid"];
    private static readonly string[] EmailTypes = [Schema + "emailaddress", "email", "preferred_username", Schema + "upn"];
    private static readonly string[] RoleTypes = ["roles", "http://schemas.microsoft.com/ws/2008/06/identity/claims/role"];

    /// <returns>Null when the header is no Entra principal with an id and an address.</returns>
    public static PlatformPrincipal? Parse(string? header)
    {
        if (string.IsNullOrEmpty(header))
            return null;
        Principal? principal;
        try
        {
            principal = JsonSerializer.Deserialize<Principal>(Convert.FromBase64String(header), JsonSerializerOptions.Web);
        }
        catch (Exception e) when (e is FormatException or JsonException)
        {
            return null;
        }

        if (principal is not { Provider: "aad", Claims: { } claims })
            return null;
        string? First(string[] types) =>
            types.Select(type => claims.FirstOrDefault(c => c.Typ == type)?.Val).FirstOrDefault(v => !string.IsNullOrEmpty(v));
        var email = First(EmailTypes);
        return First(IdTypes) is { } id && email is not null && email.Contains('@', StringComparison.Ordinal)
            ? new PlatformPrincipal(id, email, First(["name"]) ?? "", claims.Any(c => RoleTypes.Contains(c.Typ) && c.Val == Role))
            : null;
    }

    private sealed record Principal([property: JsonPropertyName("auth_typ")] string? Provider, Claim[]? Claims);

    private sealed record Claim(string? Typ, string? Val);
}
