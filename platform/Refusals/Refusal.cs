namespace Funding.Platform.Refusals;

/// <summary>Why something was refused, once in each language, naming the field and the rule.</summary>
/// <param name="Code">Stable, kebab case; scripts rely on it.</param>
/// <param name="Field">The form field or JSON path it is about; null when it is about the whole request.</param>
/// <param name="Chinese">A whole sentence for a reader of Chinese.</param>
/// <param name="English">The same sentence in English.</param>
[method: JsonConstructor]
public sealed record Refusal(string Code, string? Field, string Chinese, string English)
{
    /// <param name="code">Stable, kebab case; scripts rely on it.</param>
    /// <param name="field">The form field or JSON path it is about; null when it is about the whole request.</param>
    /// <param name="text">A whole sentence.</param>
    public Refusal(string code, string? field, Bilingual text) : this(code, field, text.Zh, text.En)
    {
    }

    public RefusalKind Kind { get; init; } = RefusalKind.Invalid;

    /// <summary>A page of ours that helps the reader on, such as the first application; null for none.</summary>
    public string? Link { get; init; }

    public string In(string language) => language == "en" ? English : Chinese;
}

/// <summary>What kind of no it is; the web layer maps it to a status.</summary>
public enum RefusalKind
{
    Invalid,
    Forbidden,
    NotFound,
    Conflict,
    Closed,
    TooLarge,
    TooMany,
    UnsupportedType,

    /// <summary>Not now, and not for anything the asker did: trying again later is right.</summary>
    Unavailable,
}

/// <summary>A request was refused; nothing was changed. Carries every reason at once.</summary>
public sealed class RefusedException(params IReadOnlyList<Refusal> refusals)
    : Exception(string.Join("; ", refusals.Select(r => $"{r.Code}: {r.English}")))
{
    public IReadOnlyList<Refusal> Refusals { get; } = refusals;

    public RefusalKind Kind => Refusals[0].Kind;

    /// <summary>The same, about the fields as a form calls them.</summary>
    /// <param name="nameOf">The form's name of a field of the command's; it is asked with null for what is about the whole request.</param>
    public RefusedException At(Func<string?, string?> nameOf) => new([.. Refusals.Select(r => r with { Field = nameOf(r.Field) })]);

    /// <summary>The same, with one field as a form calls it.</summary>
    public RefusedException At(string field, string name) => At(f => f == field ? name : f);
}
