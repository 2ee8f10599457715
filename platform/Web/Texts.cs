namespace Funding.Platform.Web;

/// <summary>The texts of one resource file in the language of the request: <c>T["calls.title"]</c>.</summary>
public sealed class Texts<TText>(IStringLocalizer<TText> localizer)
{
    // Looked up once: a page has hundreds, and the localizer asks culture after culture for each.
    private readonly ConcurrentDictionary<string, string> chinese = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string> english = new(StringComparer.Ordinal);

    public string this[string key] => (CultureInfo.CurrentUICulture.Name == Languages.English ? english : chinese)
        .GetOrAdd(key, static (key, localizer) => localizer[key].Value, localizer);

    /// <summary>With {0}, {1} … filled in; format dates and numbers by <see cref="Show"/> first.</summary>
    public string this[string key, params object?[] values] => string.Format(CultureInfo.InvariantCulture, this[key], values);

    /// <summary>The text of a value of a closed set, under the key <c>group.value</c>.</summary>
    public string Of(string group, object value) => this[$"{group}.{value}"];

    /// <summary>The same with {0}, {1} … filled in.</summary>
    public string Of(string group, object value, params object?[] values) => this[$"{group}.{value}", values];
}
