namespace Funding.Platform.Web;

/// <summary>What all fields share: name, label, hint, the refusals about it, and what was typed.</summary>
public abstract class FieldPart : Part
{
    /// <summary>The form field's name; the same as in the refusals about it.</summary>
    [Parameter, EditorRequired]
    public string Name { get; set; } = "";

    [Parameter, EditorRequired]
    public string Label { get; set; } = "";

    [Parameter]
    public string? Hint { get; set; }

    /// <summary>Says so after the label; fields are required unless marked.</summary>
    [Parameter]
    public bool Optional { get; set; }

    protected string Id => IdOf(Name);

    protected IEnumerable<Refusal> Errors => Here.Form.Of(Name);

    protected bool HasError => Errors.Any();

    protected string? Invalid => HasError ? "true" : null;

    protected string FieldClass => HasError ? "field field-wrong" : "field";

    protected string? DescribedBy => (Hint is not null, HasError) switch
    {
        (true, true) => $"{Id}-hint {Id}-error",
        (true, false) => $"{Id}-hint",
        (false, true) => $"{Id}-error",
        _ => null,
    };

    /// <summary>The id of a field's first control, to which the error summary leads.</summary>
    public static string IdOf(string name) => string.Concat(name.Select(c => char.IsLetterOrDigit(c) ? c : '-'));
}

/// <summary>One choice of a select, of radios or of tick boxes.</summary>
public sealed record Choice(string Value, string Text, string? Hint = null)
{
    /// <summary>Of a select: the heading under which it stands with those of the same; null for none.</summary>
    public string? Group { get; init; }
}
