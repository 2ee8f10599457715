using Newtonsoft.Json.Linq;
using NJsonSchema;
using NJsonSchema.Validation;

namespace Funding.Workflows.Programmes;

/// <summary>A file, or a piece of one, against its schema.</summary>
internal sealed class SchemaCheck
{
    private static readonly Texts Texts = new(typeof(SchemaCheck));

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

    private static Bilingual Message(ValidationError error, JToken? found, string? piece)
    {
        var s = error.Schema;
        return error.Kind switch
        {
            ValidationErrorKind.PropertyRequired => Texts.Of("missing"),
            ValidationErrorKind.NoAdditionalPropertiesAllowed or ValidationErrorKind.AdditionalPropertiesNotValid
                => Texts.Of(
                    piece is null ? "unknown" : "unknown.of", error.Property, string.Join(", ", s.ActualProperties.Keys), piece),
            ValidationErrorKind.StringExpected => Texts.Of(
                found is JValue { Type: not JTokenType.Null } ? "no-text.quotes" : "no-text", Shown(found)),
            ValidationErrorKind.BooleanExpected => Texts.Of("no-boolean", Shown(found)),
            ValidationErrorKind.IntegerExpected => Texts.Of("no-integer", Shown(found), Range(s)),
            ValidationErrorKind.NumberExpected => Texts.Of("no-number", Shown(found), Range(s)),
            ValidationErrorKind.ArrayExpected => Texts.Of("no-list", Shown(found)),
            ValidationErrorKind.ObjectExpected => Texts.Of("no-map", Shown(found), string.Join(", ", s.ActualProperties.Keys)),
            ValidationErrorKind.NotInEnumeration => Texts.Of("no-choice", Shown(found), string.Join(", ", s.Enumeration)),
            ValidationErrorKind.PatternMismatch => Pattern(found, s),
            ValidationErrorKind.NumberTooSmall or ValidationErrorKind.NumberTooBig => Texts.Of("out-of-range", Shown(found), Range(s)),
            ValidationErrorKind.NumberNotMultipleOf => Texts.Of("no-multiple", Shown(found), s.MultipleOf),
            ValidationErrorKind.StringTooShort => Texts.Of("empty"),
            ValidationErrorKind.StringTooLong => Texts.Of("too-long", s.MaxLength),
            ValidationErrorKind.TooFewItems => Texts.Of("too-few", s.MinItems),
            ValidationErrorKind.TooManyItems => Texts.Of("too-many", s.MaxItems),
            ValidationErrorKind.ItemsNotUnique => Texts.Of("not-unique"),
            _ => Texts.Of("not-allowed", Shown(found), error.Kind),
        };
    }

    private static Bilingual Pattern(JToken? found, JsonSchema schema)
    {
        if (schema.Description is not { } english) return Texts.Of("pattern", Shown(found), schema.Pattern);
        var chinese = schema.ExtensionData?.TryGetValue("descriptionZh", out var own) == true ? own as string : null;
        return Texts.Of("no-match", Shown(found), new Bilingual(chinese ?? english, english));
    }

    private static Bilingual Shown(JToken? found) => found switch
    {
        null or { Type: JTokenType.Null } => Texts.Of("nothing"),
        JObject => Texts.Of("a-map"),
        JArray => Texts.Of("a-list"),
        _ => Texts.Of("quoted", Convert.ToString(((JValue)found).Value, CultureInfo.InvariantCulture)),
    };

    private static Bilingual Range(JsonSchema s) => (s.Minimum, s.Maximum) switch
    {
        (null, null) => Bilingual.Same(""),
        (var min, null) => Texts.Of("range.least", min),
        (null, var max) => Texts.Of("range.most", max),
        var (min, max) => Texts.Of("range", min, max),
    };
}
