namespace Funding.Workflows.Parts.Person;

/// <summary>A person line by line, where it is read; of the number nothing.</summary>
internal static class PersonWritten
{
    private static readonly Texts Texts = new(typeof(PersonKind));

    public static IReadOnlyList<WrittenRow> Of(PartOutline part, Application application, Answers answers)
    {
        var row = PersonRow.Of(part, answers);
        return
        [
            new WrittenRow(Texts.Of("name"), Typed(row, PersonRow.Name)),
            new WrittenRow(Texts.Of("born-in"), Typed(row, PersonRow.BornIn)),
            .. part.As<PersonSettings>().Fields.Select(f => new WrittenRow(f.Label, FieldText.Of(f, row.Text(f.Id).Trim()))),
            .. PersonConsents.GivenOn(part, application) is { } given
                ? [new WrittenRow(Texts.Of("consent"), given)] : Array.Empty<WrittenRow>(),
        ];
    }

    private static Bilingual Typed(AnswerRow row, string cell) =>
        row.Text(cell).Trim() is { Length: > 0 } typed ? Bilingual.Same(typed) : Texts.Of("empty");
}
