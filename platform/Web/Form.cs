namespace Funding.Platform.Web;

/// <summary>
/// The posted form as a parameter of a handler. Reading a number or a date that is none notes a refusal and goes on, so that
/// <see cref="Demand"/> names all of them at once.
/// </summary>
public sealed class Form
{
    private readonly IFormCollection fields;
    private readonly List<Refusal> unreadable = [];

    private Form(IFormCollection fields) => this.fields = fields;

    public IFormFileCollection Files => fields.Files;

    /// <summary>What was typed, by the names of the fields, without the token and without what <paramref name="but"/> names.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Typed(params IReadOnlyList<string> but) => fields
        .Where(f => f.Key != FormText.TokenField && !but.Contains(f.Key))
        .ToDictionary(f => f.Key, f => (IReadOnlyList<string>)[.. f.Value.OfType<string>()]);

    /// <summary>What was typed another day and kept.</summary>
    public static Form Of(IReadOnlyDictionary<string, IReadOnlyList<string>> typed) =>
        new(new FormCollection(typed.ToDictionary(f => f.Key, f => new StringValues([.. f.Value]))));

    public static async ValueTask<Form?> BindAsync(HttpContext http, ParameterInfo parameter) =>
        new(await FormText.ReadAsync(http.Request, http.RequestAborted));

    /// <summary>As typed; empty when absent.</summary>
    public string Text(string name) => fields[name].ToString();

    /// <summary>Null when absent or blank.</summary>
    public string? Optional(string name) => string.IsNullOrWhiteSpace(Text(name)) ? null : Text(name);

    public IReadOnlyList<string> All(string name) => [.. fields[name].OfType<string>()];

    public bool Ticked(string name) => fields.ContainsKey(name);

    public int Whole(string name) =>
        int.TryParse(Text(name).Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
            ? value
            : Note<int>(ShellRefusals.NotWhole(name));

    /// <summary>A day as the date field sends it: yyyy-MM-dd.</summary>
    public DateOnly Day(string name) => OptionalDay(name) ?? Note<DateOnly>(ShellRefusals.NotADay(name));

    /// <summary>Null when it is no day.</summary>
    public DateOnly? OptionalDay(string name) =>
        DateOnly.TryParseExact(Text(name).Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : null;

    /// <summary>The days of all fields whose names begin so, by the rest of the name.</summary>
    public IReadOnlyDictionary<string, DateOnly> Days(string prefix) => fields.Keys
        .Where(name => name.StartsWith(prefix, StringComparison.Ordinal))
        .ToDictionary(name => name[prefix.Length..], Day);

    /// <summary>What was typed into all fields whose names begin so, by the rest of the name; blank ones are left out.</summary>
    public IReadOnlyDictionary<string, string> Texts(string prefix) => fields.Keys
        .Where(name => name.StartsWith(prefix, StringComparison.Ordinal) && Optional(name) is not null)
        .ToDictionary(name => name[prefix.Length..], Text);

    public TChoice Choice<TChoice>(string name)
        where TChoice : struct, Enum => OptionalChoice<TChoice>(name) ?? Note<TChoice>(ShellRefusals.NotAChoice(name));

    /// <summary>Null when it is none of the choices.</summary>
    public TChoice? OptionalChoice<TChoice>(string name)
        where TChoice : struct, Enum => Enum.TryParse<TChoice>(Text(name), out var value) && Enum.IsDefined(value) ? value : null;

    /// <summary>Call before using numbers, days and choices.</summary>
    /// <exception cref="RefusedException">Some of them could not be read.</exception>
    public void Demand()
    {
        if (unreadable.Count > 0)
            throw new RefusedException([.. unreadable]);
    }

    private T Note<T>(Refusal refusal)
        where T : struct
    {
        unreadable.Add(refusal);
        return default;
    }
}
