namespace Funding.Workflows.Rules;

/// <summary>An application as its programme's eligibility rules see it.</summary>
public static class EligibilityFactsBuilder
{
    /// <param name="desk">The application's recommending desk.</param>
    /// <param name="asOf">The last day of the call.</param>
    /// <remarks>An answer that cannot be read, as a draft may hold, counts as not given.</remarks>
    public static EligibilityFacts Build(Programme programme, Application application, Answers answers, Desk desk, DateOnly asOf)
    {
        var typed = FieldsSettings.AllOf(programme)
            .Select(f => (Field: f, Text: answers.Fields.GetValueOrDefault(f.Id, "").Trim()))
            .Where(a => a.Text.Length > 0).ToList();
        return new EligibilityFacts
        {
            ApplicantKind = application.ApplicantKind,
            City = desk.Kind == "city" ? desk.Id : "",
            Owners = [.. answers.Owners.Select(o => new OwnerFacts(o.Kind, OwnersCheck.Share(o.SharePercent) ?? 0, o.Contributions))],
            AsOf = asOf,
            Founded = FieldsSettings.Find(programme, FieldMeaning.Founded) is { } founded
                ? AnswerText.Date(answers.Fields.GetValueOrDefault(founded.Id)) : null,
        }.With(
            typed.Where(a => a.Field.Type is FieldType.Number)
                .Select(a => (a.Field.Id, Number: AnswerText.Number(a.Text)))
                .Where(a => a.Number is not null).ToDictionary(a => a.Id, a => a.Number!.Value),
            typed.Where(a => a.Field.Type is not FieldType.Number).ToDictionary(a => a.Field.Id, a => a.Text),
            application.Documents.GroupBy(d => d.Slot).ToDictionary(g => g.Key, g => g.Count()));
    }

    /// <summary>The ids that the programme's rules may name.</summary>
    public static EligibilityVocabulary Vocabulary(Programme programme) => new(
        FieldsSettings.AllOf(programme).Where(f => f.Type is FieldType.Number).Select(f => f.Id).ToHashSet(),
        FieldsSettings.AllOf(programme).Where(f => f.Type is not FieldType.Number).Select(f => f.Id).ToHashSet(),
        DocumentsSettings.Of(programme).Select(d => d.Id).ToHashSet());
}
