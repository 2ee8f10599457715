namespace Funding.Functions.Hosting;

/// <summary>Certificates that seal the keys of sessions and forms where they lie.</summary>
/// <param name="Current">Seals and opens; null on Azurite alone, where the keys lie open.</param>
/// <param name="Earlier">Opens what it sealed before; null for none.</param>
internal sealed record KeyCertificates(X509Certificate2? Current, X509Certificate2? Earlier)
{
    public const string Setting = "Keys:Certificate";
    private const string EarlierSetting = "Keys:EarlierCertificate";

    /// <param name="isRequired">Everywhere but on Azurite.</param>
    /// <exception cref="InvalidOperationException">Missing, no PKCS #12 in base64, or without its private key.</exception>
    public static KeyCertificates Of(IConfiguration configuration, bool isRequired)
    {
        var current = Read(configuration[Setting]);
        if (isRequired && current is null)
            throw new InvalidOperationException("is missing");
        return new(current, Read(configuration[EarlierSetting]));
    }

    /// <param name="element">A key as it is stored.</param>
    /// <returns>True too for one that lies open.</returns>
    public bool Open(XElement element) =>
        element.Descendants().FirstOrDefault(e => e.Name.LocalName == "X509Certificate") is not { } sealedWith
        || new[] { Current, Earlier }.Any(own => own is not null && Convert.ToBase64String(own.RawData) == sealedWith.Value);

    public IServiceCollection AddTo(IServiceCollection services)
    {
        if (Current is null)
            return services;
        services.AddDataProtection()
            .ProtectKeysWithCertificate(Current)
            .UnprotectKeysWithAnyCertificate([Current, .. Earlier is null ? Array.Empty<X509Certificate2>() : [Earlier]]);
        return services;
    }

    private static X509Certificate2? Read(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return null;
        try
        {
            var certificate = X509CertificateLoader.LoadPkcs12(Convert.FromBase64String(text), null);
            return certificate.HasPrivateKey ? certificate : throw new InvalidOperationException("has no private key");
        }
        catch (Exception e) when (e is FormatException or CryptographicException)
        {
            throw new InvalidOperationException("is no PKCS #12 without a password in base64");
        }
    }
}
