namespace Funding.Workflows.Parts.Fields;

/// <summary>Which fields say whom to reach, and how their values may be written elsewhere.</summary>
public static class FieldContacts
{
    private const int ShortestValue = 2;
    private const int ShortestNumber = 7;

    /// <summary>As the file marks the field or its page; without a mark an e-mail address and a telephone number are contact.</summary>
    public static bool IsContact(this FormSection section, FormField field) => IsContact(section.Contact, field);

    /// <inheritdoc cref="IsContact(FormSection, FormField)"/>
    public static bool IsContact(this FieldsSettings page, FormField field) => IsContact(page.Contact, field);

    public static IEnumerable<FormField> ContactFields(this Programme programme) =>
        FieldsSettings.Of(programme).SelectMany(s => s.Fields.Where(s.IsContact));

    internal static IEnumerable<string> Spellings(FormField field, Answers answers)
    {
        var value = answers.Fields.GetValueOrDefault(field.Id)?.Trim() ?? "";
        if (value.EnumerateRunes().Count() >= ShortestValue)
            yield return value;
        var digits = string.Concat(value.Where(char.IsAsciiDigit));
        if (field.Type == FieldType.Phone && digits != value && digits.Length >= ShortestNumber)
            yield return digits;
    }

    private static bool IsContact(bool page, FormField field) =>
        field.Contact ?? (page || field.Type is FieldType.Email or FieldType.Phone);
}
