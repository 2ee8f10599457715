namespace Funding.Workflows.Questions;

/// <summary>Limits of a field that do not fit its type.</summary>
internal static class FieldFaults
{
    public static IEnumerable<Fault> Of(FormField field) =>
        [.. Length(field), .. Bounds(field), .. Number(field), .. Options(field)];

    private static IEnumerable<Fault> Length(FormField field)
    {
        var isText = field.Type is FieldType.Text or FieldType.LongText;
        if (!isText && field.MinLength is not null) yield return new("minLength", "only text and longText have a length");
        if (!isText && field.MaxLength is not null) yield return new("maxLength", "only text and longText have a length");
        if (isText && field.MaxLength is null) yield return new("maxLength", "missing; text and longText need it, from 1 to 20000");
        if (field.MinLength > field.MaxLength) yield return new("minLength", $"at most maxLength, {field.MaxLength}");
    }

    private static IEnumerable<Fault> Bounds(FormField field)
    {
        if (field.Type is not (FieldType.Number or FieldType.Date))
        {
            if (field.Min is not null) yield return new("min", "only number and date have bounds");
            if (field.Max is not null) yield return new("max", "only number and date have bounds");
        }
        if (field.Type is FieldType.Date)
        {
            if (!IsYear(field.Min)) yield return new("min", "the bound of a date is a year, from 1900 to 2200");
            if (!IsYear(field.Max)) yield return new("max", "the bound of a date is a year, from 1900 to 2200");
        }
        if (field.Min > field.Max) yield return new("min", $"at most max, {field.Max}");
    }

    private static IEnumerable<Fault> Number(FormField field)
    {
        if (field.Type is FieldType.Number) yield break;
        if (field.Decimals != 0) yield return new("decimals", "only a number has decimals");
        if (field.Unit is not null) yield return new("unit", "only a number has a unit");
    }

    private static IEnumerable<Fault> Options(FormField field)
    {
        if (field.Type is FieldType.Choice && field.Options.Count == 0)
            yield return new("options", "missing; a choice needs at least two options");
        if (field.Type is not FieldType.Choice && field.Options.Count > 0) yield return new("options", "only a choice has options");
        foreach (var twice in Fault.Twice("options", field.Options.Select(o => o.Value), "option", "value")) yield return twice;
    }

    private static bool IsYear(decimal? bound) => bound is null || (decimal.IsInteger(bound.Value) && bound is >= 1900 and <= 2200);
}
