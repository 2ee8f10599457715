namespace Funding.Platform.Text;

/// <summary>The resource files beside a class, under its name: Chinese, and English with .en.</summary>
public sealed class Texts
{
    private readonly Type owner;
    private readonly ResourceSet chinese;
    private readonly ResourceSet english;

    /// <exception cref="MissingManifestResourceException">One of the two files is not there.</exception>
    public Texts(Type owner)
    {
        this.owner = owner;
        var texts = new ResourceManager(owner.FullName!, owner.Assembly);
        (chinese, english) = (Load(CultureInfo.InvariantCulture), Load(CultureInfo.GetCultureInfo("en")));

        ResourceSet Load(CultureInfo culture) => texts.GetResourceSet(culture, createIfNotExists: true, tryParents: false)
            ?? throw new MissingManifestResourceException($"The texts of {owner.Name} for '{culture.Name}' are not beside the program.");
    }

    /// <summary>With {0}, {1} … filled in; a <see cref="Bilingual"/> value in its language, any other the same in both.</summary>
    /// <exception cref="MissingManifestResourceException">No such text in one of the languages.</exception>
    public Bilingual Of(string key, params IReadOnlyList<object?> values)
    {
        var (zh, en) = (Get(chinese, key), Get(english, key));
        return values.Count == 0 ? new(zh, en) : new(Filled(zh, v => v.Zh), Filled(en, v => v.En));

        string Filled(string text, Func<Bilingual, string> language) => string.Format(
            CultureInfo.InvariantCulture, text, [.. values.Select(v => v is Bilingual both ? language(both) : v)]);
    }

    /// <inheritdoc cref="Of"/>
    public string Get(string key, bool inEnglish) => Get(inEnglish ? english : chinese, key);

    public IEnumerable<string> Keys(bool inEnglish) =>
        (inEnglish ? english : chinese).Cast<System.Collections.DictionaryEntry>().Select(entry => (string)entry.Key);

    /// <summary>A number as pages write it, the same in both languages.</summary>
    public static string Number(long value) => value.ToString("#,0", CultureInfo.InvariantCulture);

    /// <summary>Names in a row.</summary>
    public static Bilingual Names(IEnumerable<Bilingual> names, string inEnglish = ", ")
    {
        var all = names.ToList();
        return new(string.Join('、', all.Select(n => n.Zh)), string.Join(inEnglish, all.Select(n => n.En)));
    }

    private string Get(ResourceSet texts, string key) =>
        texts.GetString(key) ?? throw new MissingManifestResourceException($"{owner.Name} has no text '{key}' in both languages.");
}
