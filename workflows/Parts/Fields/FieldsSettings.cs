namespace Funding.Workflows.Parts.Fields;

/// <summary>A page of questions.</summary>
/// <param name="Contact">Its fields are contact unless one says otherwise, see <see cref="FieldContacts"/>.</param>
public sealed record FieldsSettings(Bilingual Title, IReadOnlyList<FormField> Fields, bool Contact = false)
{
    public const string Kind = "fields";

    /// <summary>The fields that are asked with these answers.</summary>
    public IEnumerable<FormField> Asked(Answers answers) => Fields.Where(f => f.When.Counts(answers.Fields));

    /// <summary>The programme's pages of questions in order; none where it asks nothing.</summary>
    public static IReadOnlyList<FormSection> Of(Programme programme) => Sections.GetValue(programme, Read);

    /// <summary>The fields of all pages in order.</summary>
    public static IEnumerable<FormField> AllOf(Programme programme) => Of(programme).SelectMany(s => s.Fields);

    /// <summary>Null where no field has the meaning.</summary>
    public static FormField? Find(Programme programme, FieldMeaning meaning) =>
        AllOf(programme).FirstOrDefault(f => f.Means == meaning);

    private static readonly System.Runtime.CompilerServices.ConditionalWeakTable<Programme, IReadOnlyList<FormSection>> Sections = [];

    private static IReadOnlyList<FormSection> Read(Programme programme) =>
    [
        .. programme.Parts.Where(p => p.Kind == Kind).Select(p => (p.Id, Settings: p.As<FieldsSettings>()))
            .Select(p => new FormSection(p.Id, p.Settings.Title, p.Settings.Fields, p.Settings.Contact)),
    ];
}
