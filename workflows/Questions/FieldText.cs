namespace Funding.Workflows.Questions;

/// <summary>One answer as a reader sees it: the option's label, the number with its unit, the day in words.</summary>
internal static class FieldText
{
    private static readonly Texts Texts = new(typeof(QuestionsText));

    /// <param name="typed">Null when nothing was.</param>
    public static Bilingual Of(FormField field, string? typed)
    {
        if (string.IsNullOrWhiteSpace(typed))
            return Texts.Of("empty");
        return field.Type switch
        {
            FieldType.YesNo when AnswerText.YesNo(typed) is { } yes => Texts.Of(yes ? "yes" : "no"),
            FieldType.Choice when field.Options.FirstOrDefault(o => o.Value == typed) is { } option => option.Label,
            FieldType.Number when AnswerText.Number(typed) is { } number =>
                field.IsYear ? Bilingual.Same(number.ToString("0", CultureInfo.InvariantCulture)) : Quantity(number, field.Unit),
            FieldType.Date when AnswerText.Date(typed) is { } day => DayText.Of(day),
            _ => Bilingual.Same(typed),
        };
    }

    /// <summary>63万元, 63 yuan, 72.5%.</summary>
    private static Bilingual Quantity(decimal number, Bilingual? unit)
    {
        var digits = number.ToString("#,0.######", CultureInfo.InvariantCulture);
        return unit is null
            ? Bilingual.Same(digits)
            : new(digits + unit.Zh, unit.En is "" or "%" ? digits + unit.En : $"{digits} {unit.En}");
    }
}
