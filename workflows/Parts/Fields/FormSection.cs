namespace Funding.Workflows.Parts.Fields;

/// <param name="Contact">Its fields are contact unless one says otherwise, see <see cref="FieldContacts"/>.</param>
public sealed record FormSection(string Id, Bilingual Title, IReadOnlyList<FormField> Fields, bool Contact = false)
{
    /// <inheritdoc cref="FieldsSettings.Asked"/>
    public IEnumerable<FormField> Asked(Answers answers) => Fields.Where(f => f.When.Counts(answers.Fields));
}
