namespace Funding.Workflows.Parts;

/// <summary>Answers to a part's questions as rules see them.</summary>
internal static class FieldFacts
{
    public static PartFacts Of(IReadOnlyList<FormField> fields, Answers answers)
    {
        var typed = fields.Select(f => (Field: f, Text: answers.Fields.GetValueOrDefault(f.Id, "").Trim()))
            .Where(a => a.Text.Length > 0).ToList();
        return new()
        {
            Numbers = typed.Where(a => a.Field.Type is FieldType.Number)
                .Select(a => (a.Field.Id, Number: AnswerText.Number(a.Text)))
                .Where(a => a.Number is not null).ToDictionary(a => a.Id, a => a.Number!.Value),
            Texts = typed.Where(a => a.Field.Type is not FieldType.Number).ToDictionary(a => a.Field.Id, a => a.Text),
            Founded = typed.Where(a => a.Field.Means == FieldMeaning.Founded).Select(a => AnswerText.Date(a.Text)).FirstOrDefault(),
        };
    }
}
