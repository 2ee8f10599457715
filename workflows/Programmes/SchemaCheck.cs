using Newtonsoft.Json.Linq;
using NJsonSchema;
using NJsonSchema.Validation;

namespace Funding.Workflows.Programmes;

/// <summary>A file, or a piece of one, against its schema.</summary>
internal sealed class SchemaCheck
{
    private readonly JsonSchema schema;

    private SchemaCheck(JsonSchema schema) => this.schema = schema;

    /// <param name="name">Such as <c>desks</c>; the schema is the file built into this assembly.</param>
    public static SchemaCheck Named(string name) => Of(Text(name));

    public static SchemaCheck Of(string schema) => new(JsonSchema.FromJsonAsync(schema).GetAwaiter().GetResult());

    /// <inheritdoc cref="Named"/>
    public static string Text(string name) => EmbeddedSchema.Text(typeof(SchemaCheck).Assembly, name);

    /// <summary>Notes every difference; true when there is none.</summary>
    public bool Check(YamlFile file)
    {
        if (file.Root is not JObject)
        {
            file.Fault("", "the file must be a map of settings");
            return false;
        }
        return Check(file, file.Root, "", null);
    }

    /// <summary>Notes every difference of one piece of a file; true when there is none.</summary>
    /// <param name="at">The path of the piece; empty for the whole file.</param>
    /// <param name="name">What to call the piece where it has an unknown setting; null for the file itself.</param>
    public bool Check(YamlFile file, JToken piece, string at, string? name)
    {
        var errors = schema.Validate(piece);
        foreach (var error in errors.SelectMany(Leaves))
        {
            var path = (error.Path ?? "").TrimStart('#').TrimStart('/');
            var inside = path.AsSpan(Math.Min(path.Length, at.Length)).TrimStart('.');
            file.Fault(path, Message(error, file.At(path), inside.ContainsAny('.', '[') ? null : name));
        }
        return errors.Count == 0;
    }

    private static IEnumerable<ValidationError> Leaves(ValidationError error) =>
        error is ChildSchemaValidationError parent && parent.Errors.Values.Any(e => e.Count > 0)
            ? parent.Errors.Values.SelectMany(e => e).SelectMany(Leaves)
            : [error];

    private static string Message(ValidationError error, JToken? found, string? piece)
    {
        var s = error.Schema;
        var property = error.Property;
        return error.Kind switch
        {
            ValidationErrorKind.PropertyRequired => "missing; the setting is required",
            ValidationErrorKind.NoAdditionalPropertiesAllowed or ValidationErrorKind.AdditionalPropertiesNotValid
                => $"unknown setting '{property}'{(piece is null ? "" : $" of {piece}")}; allowed here: {string.Join(
                    ", ", s.ActualProperties.Keys)}",
            ValidationErrorKind.StringExpected => $"{Shown(found)} is not text; {Hint(found, "put it in quotes")}",
            ValidationErrorKind.BooleanExpected => $"{Shown(found)} is not allowed; allowed: true, false",
            ValidationErrorKind.IntegerExpected => $"{Shown(found)} is not a whole number{Range(s)}",
            ValidationErrorKind.NumberExpected => $"{Shown(found)} is not a number{Range(s)}",
            ValidationErrorKind.ArrayExpected => $"{Shown(found)} is not a list",
            ValidationErrorKind.ObjectExpected => $"{Shown(found)} is not a map of settings; allowed in it: {string.Join(
                ", ", s.ActualProperties.Keys)}",
            ValidationErrorKind.NotInEnumeration => $"{Shown(found)} is not allowed; allowed: {string.Join(", ", s.Enumeration)}",
            ValidationErrorKind.PatternMismatch => $"{Shown(found)} is not allowed; {s.Description ?? "must match " + s.Pattern}",
            ValidationErrorKind.NumberTooSmall or ValidationErrorKind.NumberTooBig => $"{Shown(found)} is out of range{Range(s)}",
            ValidationErrorKind.NumberNotMultipleOf => $"{Shown(found)} must be a multiple of {s.MultipleOf}",
            ValidationErrorKind.StringTooShort => "must not be empty",
            ValidationErrorKind.StringTooLong => $"is too long; at most {s.MaxLength} characters",
            ValidationErrorKind.TooFewItems => $"too few entries; at least {s.MinItems}",
            ValidationErrorKind.TooManyItems => $"too many entries; at most {s.MaxItems}",
            ValidationErrorKind.ItemsNotUnique => "the entries must differ",
            _ => $"{Shown(found)} is not allowed ({error.Kind})",
        };
    }

    private static string Shown(JToken? found) => found switch
    {
        null or { Type: JTokenType.Null } => "nothing",
        JObject => "a map",
        JArray => "a list",
        _ => $"'{Convert.ToString(((JValue)found).Value, CultureInfo.InvariantCulture)}'",
    };

    private static string Hint(JToken? found, string hint) => found is JValue { Type: not JTokenType.Null } ? hint : "text is required";

    private static string Range(JsonSchema s) => (s.Minimum, s.Maximum) switch
    {
        (null, null) => "",
        (var min, null) => $"; at least {min}",
        (null, var max) => $"; at most {max}",
        var (min, max) => $"; allowed: {min} to {max}",
    };
}
