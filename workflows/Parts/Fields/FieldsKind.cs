using Microsoft.AspNetCore.Components;

namespace Funding.Workflows.Parts.Fields;

/// <inheritdoc cref="FieldsSettings"/>
internal sealed class FieldsKind() : PartKind(new FieldsDeclaration())
{
    public override bool Has(PartOutline part, string field) => Fields(part).Any(f => f.Id == field);

    public override bool IsBegun(PartOutline part, Application application, Answers answers) =>
        Fields(part).Any(f => answers.Fields.GetValueOrDefault(f.Id, "").Length > 0);

    public override IEnumerable<Refusal> Unstorable(PartOutline part, Answers answers) =>
        Fields(part).SelectMany(f => FieldCheck.Unstorable(f, answers.Fields.GetValueOrDefault(f.Id)));

    public override IEnumerable<Refusal> Missing(PartOutline part, Application application, Answers answers) =>
        Asked(part, answers).SelectMany(f => FieldCheck.Missing(f, answers.Fields.GetValueOrDefault(f.Id)));

    public override string? NameIn(PartOutline part, Answers answers) =>
        Fields(part).FirstOrDefault(f => f.Means == FieldMeaning.Title) is { } title
            ? answers.Fields.GetValueOrDefault(title.Id, "").Trim() : null;

    public override Carried Carry(PartOutline part, Programme earlier, Answers answers, Answers draft) =>
        FieldCarry.Of(Fields(part), FieldsSettings.AllOf(earlier), answers, draft);

    public override PartWords RuleWords(PartOutline part) => new(
        [.. Fields(part).Where(f => f.Type is FieldType.Number).Select(f => f.Id)],
        [.. Fields(part).Where(f => f.Type is not FieldType.Number).Select(f => f.Id)],
        []);

    public override PartFacts RuleFacts(PartOutline part, Application application, Answers answers) =>
        FieldFacts.Of([.. Asked(part, answers)], answers);

    public override Bilingual? Worded(PartOutline part, string field, string typed) =>
        Fields(part).FirstOrDefault(f => f.Id == field) is { } own ? FieldText.Of(own, typed) : null;

    public override Bilingual? Called(PartOutline part, string field) => Fields(part).FirstOrDefault(f => f.Id == field)?.Label;

    public override IEnumerable<(string Value, Bilingual Label)> Chosen(PartOutline part, Answers answers) =>
        Asked(part, answers).Where(f => f.Type == FieldType.Choice)
            .Select(f => f.Options.FirstOrDefault(o => o.Value == answers.Fields.GetValueOrDefault(f.Id)))
            .OfType<FieldOption>()
            .Select(o => (o.Value, o.Label));

    public override bool HasContacts(PartOutline part) => Contacts(part).Any();

    public override IEnumerable<ContactValue> ContactsIn(PartOutline part, Answers answers) => Contacts(part).SelectMany(
        f => FieldContacts.Spellings(f, answers).Select(text => new ContactValue(text, f.Type is FieldType.Email or FieldType.Phone)));

    public override PartOutline? WithoutContacts(PartOutline part, bool printed) =>
        Fields(part).Except(Contacts(part)).ToList() is { Count: > 0 } left
            ? part.With(part.As<FieldsSettings>() with { Fields = left })
            : null;

    public override Scored Hide(PartOutline part, Scored scored, Contacts contacts)
    {
        var hidden = Contacts(part).Select(f => f.Id).ToHashSet(StringComparer.Ordinal);
        return scored with
        {
            Answers = scored.Answers with
            {
                Fields = scored.Answers.Fields.Where(f => !hidden.Contains(f.Key)).ToDictionary(
                    f => f.Key, f => Has(part, f.Key) ? contacts.LeaveOut(f.Value) : f.Value, StringComparer.Ordinal),
            },
        };
    }

    public override void Map(IEndpointRouteBuilder apply) => FieldsPages.Map(apply);

    public override Bilingual Title(PartOutline part) => part.As<FieldsSettings>().Title;

    public override string Path(PartOutline part, string round, string application) => FieldsLinks.Page(round, application, part.Id);

    public override RenderFragment Filled(FilledPart filled) => Page.Part<FieldsFilled, FilledPart>(filled);

    public override RenderFragment Dossier(DossierPart dossier) => Page.Part<FieldsDossier, DossierPart>(dossier);

    public override Written Written(PartOutline part, Application application, Answers answers) => new(
        [
            .. Asked(part, answers)
                .Select(f => new WrittenRow(f.Label, FieldText.Of(f, answers.Fields.GetValueOrDefault(f.Id)?.Trim()))),
        ],
        []);

    public override IReadOnlyList<Bilingual> Columns(PartOutline part) => [.. Fields(part).Select(f => f.Label)];

    public override IEnumerable<object?> Cells(PartOutline part, Answers answers, string language) =>
        Fields(part).Select(f => f.When.Counts(answers.Fields)
            ? FieldCell.Of(f, answers.Fields.GetValueOrDefault(f.Id), language) : null);

    private static IEnumerable<FormField> Contacts(PartOutline part) =>
        Fields(part).Where(part.As<FieldsSettings>().IsContact);

    private static IEnumerable<FormField> Asked(PartOutline part, Answers answers) => part.As<FieldsSettings>().Asked(answers);

    private static IReadOnlyList<FormField> Fields(PartOutline part) => part.As<FieldsSettings>().Fields;
}
