namespace Funding.Workflows.Stages;

/// <summary>The resource files of a kind: Chinese beside its class under the class's name, English with .en.</summary>
public sealed class StageTexts
{
    private readonly Type kind;
    private readonly ResourceSet chinese;
    private readonly ResourceSet english;

    /// <exception cref="MissingManifestResourceException">One of the two files is not there.</exception>
    public StageTexts(Type kind)
    {
        this.kind = kind;
        var texts = new ResourceManager(kind.FullName!, kind.Assembly);
        (chinese, english) = (Load(CultureInfo.InvariantCulture), Load(CultureInfo.GetCultureInfo("en")));

        ResourceSet Load(CultureInfo culture) => texts.GetResourceSet(culture, createIfNotExists: true, tryParents: false)
            ?? throw new MissingManifestResourceException($"The texts of {kind.Name} for '{culture.Name}' are not beside the program.");
    }

    /// <exception cref="MissingManifestResourceException">No such text in one of the languages.</exception>
    public Bilingual Of(string key) => new(Get(chinese, key), Get(english, key));

    /// <summary>With {0}, {1} … filled in, each in its language.</summary>
    public Bilingual Of(string key, params IReadOnlyList<Bilingual> values) => new(
        string.Format(CultureInfo.InvariantCulture, Get(chinese, key), [.. values.Select(v => v.Zh)]),
        string.Format(CultureInfo.InvariantCulture, Get(english, key), [.. values.Select(v => v.En)]));

    /// <summary>A number as pages write it, the same in both languages.</summary>
    public static Bilingual Number(long value) => Same(value.ToString("#,0", CultureInfo.InvariantCulture));

    /// <summary>Names in a row.</summary>
    public static Bilingual Names(IReadOnlyCollection<Bilingual> names) =>
        new(string.Join('、', names.Select(n => n.Zh)), string.Join(", ", names.Select(n => n.En)));

    public static Bilingual Same(string text) => new(text, text);

    /// <inheritdoc cref="Of(string)"/>
    public string Get(string key, bool inEnglish) => Get(inEnglish ? english : chinese, key);

    private string Get(ResourceSet texts, string key) =>
        texts.GetString(key) ?? throw new MissingManifestResourceException($"{kind.Name} has no text '{key}' in both languages.");
}
