namespace Funding.Workflows.Questions;

/// <summary>An answer as a spreadsheet has it.</summary>
internal static class FieldCell
{
    public static object? Of(FormField field, string? typed, string language) => (field.Type, typed) switch
    {
        (_, null or "") => null,
        (FieldType.Number, _) when AnswerText.Number(typed) is { } number => number,
        (FieldType.Choice, _) => field.Options.FirstOrDefault(o => o.Value == typed)?.Label.In(language) ?? typed,
        _ => typed,
    };
}
