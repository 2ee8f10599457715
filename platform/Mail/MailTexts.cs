namespace Funding.Platform.Mail;

/// <summary>The texts of Templates.resx (Chinese) and Templates.en.resx.</summary>
internal static class MailTexts
{
    private static readonly ResourceManager Resources = new("Funding.Platform.Mail.Templates", typeof(MailTexts).Assembly);
    private static readonly ResourceSet Chinese = Load(CultureInfo.InvariantCulture);
    private static readonly ResourceSet English = Load(CultureInfo.GetCultureInfo("en"));

    /// <exception cref="MissingManifestResourceException">No such text in that language; there is no falling back to the other.</exception>
    public static string Get(string key, bool english) =>
        (english ? English : Chinese).GetString(key)
            ?? throw new MissingManifestResourceException($"{(english ? "Templates.en.resx" : "Templates.resx")} has no text {key}.");

    public static IEnumerable<string> Keys(bool english) =>
        (english ? English : Chinese).Cast<System.Collections.DictionaryEntry>().Select(entry => (string)entry.Key);

    private static ResourceSet Load(CultureInfo culture) =>
        Resources.GetResourceSet(culture, createIfNotExists: true, tryParents: false)
            ?? throw new MissingManifestResourceException($"The mail texts for '{culture.Name}' are not beside the program.");
}
