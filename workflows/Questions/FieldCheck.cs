namespace Funding.Workflows.Questions;

/// <summary>One answer against its field's type and limits.</summary>
internal static class FieldCheck
{
    public static IEnumerable<Refusal> Unstorable(FormField field, string? answer) =>
        TextSafety.Unstorable(answer, field.Id, field.Type is FieldType.LongText);

    /// <summary>As a submission needs it.</summary>
    public static IEnumerable<Refusal> Missing(FormField field, string? answer) =>
        Unstorable(field, answer).ToList() is { Count: > 0 } unstorable ? unstorable : Check(field, answer);

    /// <summary>What was typed and cannot be taken; nothing for a field that is still empty.</summary>
    public static IEnumerable<Refusal> Unusable(FormField field, string? answer) =>
        string.IsNullOrWhiteSpace(answer) ? [] : Missing(field, answer);

    private static IEnumerable<Refusal> Check(FormField field, string? answer)
    {
        var text = answer?.Trim() ?? "";
        if (text.Length == 0) return field.Required ? [AnswerRefusals.Required(field)] : [];
        return field.Type switch
        {
            FieldType.Text or FieldType.LongText => Length(field, TextSafety.Length(text)),
            FieldType.Number => Number(field, AnswerText.Number(text)),
            FieldType.Date => Date(field, AnswerText.Date(text)),
            FieldType.Choice => field.Options.Any(o => o.Value == text) ? [] : [AnswerRefusals.NotOption(field)],
            FieldType.YesNo => AnswerText.YesNo(text) is null ? [AnswerRefusals.NotYesNo(field)] : [],
            FieldType.Email => AnswerText.IsEmail(text) ? [] : [AnswerRefusals.NotEmail(field)],
            _ => AnswerText.IsPhone(text) ? [] : [AnswerRefusals.NotPhone(field)],
        };
    }

    private static IEnumerable<Refusal> Length(FormField field, int length)
    {
        if (length < field.MinLength) yield return AnswerRefusals.TooShort(field, length);
        if (length > field.MaxLength) yield return AnswerRefusals.TooLong(field, length);
    }

    private static IEnumerable<Refusal> Number(FormField field, decimal? number)
    {
        if (number is null) yield return AnswerRefusals.NotNumber(field);
        if (number < field.Min) yield return AnswerRefusals.TooSmall(field);
        if (number > field.Max) yield return AnswerRefusals.TooLarge(field);
        if (number is { } n && AnswerText.Decimals(n) > field.Decimals) yield return AnswerRefusals.TooManyDecimals(field);
    }

    private static IEnumerable<Refusal> Date(FormField field, DateOnly? day)
    {
        if (day is null) yield return AnswerRefusals.NotDate(field);
        if (day?.Year < field.Min) yield return AnswerRefusals.TooEarly(field);
        if (day?.Year > field.Max) yield return AnswerRefusals.TooLate(field);
    }
}
