using Microsoft.AspNetCore.Components;

namespace Funding.Workflows.Parts.Person;

/// <inheritdoc cref="PersonSettings"/>
internal sealed class PersonKind() : PartKind(new PersonDeclaration())
{
    private static readonly Texts Texts = new(typeof(PersonKind));

    public override bool Has(PartOutline part, string field) =>
        field == part.Id || field.StartsWith($"{part.Id}.", StringComparison.Ordinal);

    public override bool IsBegun(PartOutline part, Application application, Answers answers) =>
        answers.RowsOf(part.Id).Count > 0 || application.NamedIn(part.Id) is not null;

    public override IEnumerable<Refusal> Unstorable(PartOutline part, Answers answers) => PersonCheck.Unstorable(part, answers);

    public override IEnumerable<Refusal> Missing(PartOutline part, Application application, Answers answers) =>
        PersonCheck.Missing(part, application, answers);

    /// <summary>All that was typed, or nothing; the number is asked for again.</summary>
    public override Carried Carry(PartOutline part, Programme earlier, Answers answers, Answers draft)
    {
        var rows = answers.RowsOf(part.Id);
        if (rows.Count == 0 || !earlier.Parts.Any(p => p.Kind == PersonSettings.Kind && p.Id == part.Id)) return new(draft, []);
        var into = draft.RowsOf(part.Id).Count > 0 ? CarriedAs.Answered
            : PersonCheck.Unstorable(part, answers).Count > 0 ? CarriedAs.Unusable
            : CarriedAs.Taken;
        return new(
            into == CarriedAs.Taken ? draft.With(part.Id, rows) : draft,
            [new CarriedLine(part.Id, Title(part), Bilingual.Same(PersonRow.Of(part, answers).Text(PersonRow.Name)), into)]);
    }

    public override PartWords RuleWords(PartOutline part) => new(
        [.. Fields(part).Where(f => f.Type is FieldType.Number).Select(f => f.Id)],
        [.. Fields(part).Where(f => f.Type is not FieldType.Number).Select(f => f.Id)],
        [])
    {
        Persons = [part.Id],
    };

    public override PartFacts RuleFacts(PartOutline part, Application application, Answers answers)
    {
        var row = PersonRow.Of(part, answers);
        var born = application.NamedIn(part.Id)?.BornIn ?? PersonRow.YearOf(row.Text(PersonRow.BornIn));
        return FieldFacts.Of(Fields(part), Answers.Empty with { Fields = row.Cells }) with
        {
            Persons = born is { } year ? new Dictionary<string, int> { [part.Id] = year } : new Dictionary<string, int>(),
        };
    }

    public override IEnumerable<PersonNaming> Persons(PartOutline part, Application application) =>
        part.As<PersonSettings>() is { Scope: { } scope, Title: var title } && application.NamedIn(part.Id) is { } named
            ? [new(scope, named, $"{part.Id}.{PersonRow.Identity}", title)] : [];

    public override Bilingual? Worded(PartOutline part, string field, string typed) =>
        Fields(part).FirstOrDefault(f => f.Id == field) is { } own ? FieldText.Of(own, typed) : null;

    public override Bilingual? Called(PartOutline part, string field) => Fields(part).FirstOrDefault(f => f.Id == field)?.Label;

    public override IEnumerable<(string Value, Bilingual Label)> Chosen(PartOutline part, Answers answers)
    {
        var row = PersonRow.Of(part, answers);
        return Fields(part).Where(f => f.Type is FieldType.Choice)
            .Select(f => f.Options.FirstOrDefault(o => o.Value == row.Text(f.Id).Trim())).OfType<FieldOption>()
            .Select(o => (o.Value, o.Label));
    }

    public override IReadOnlyList<ConsentParty> Parties(
        PartOutline part, Programme programme, Application application, Answers answers) => PersonConsents.Of(part, application, answers);

    public override IEnumerable<ContactValue> ContactsIn(PartOutline part, Answers answers) =>
        PersonRow.Of(part, answers).Text(PersonRow.Mailbox).Trim() is { Length: > 0 } mailbox ? [new(mailbox, true)] : [];

    /// <summary>Who scores reads whom they judge: neither mailbox nor anything of the number.</summary>
    public override Scored Hide(PartOutline part, Scored scored, Contacts contacts) => new(
        scored.Application.WithoutMailboxes() with
        {
            Named = scored.Application.Named?.Where(n => n.Part != part.Id).ToList() is { Count: > 0 } left ? left : null,
        },
        PersonRow.With(part, scored.Answers, PersonRow.Of(part, scored.Answers).Cells.Where(c => c.Key != PersonRow.Mailbox)
            .Select(c => KeyValuePair.Create(c.Key, contacts.LeaveOut(c.Value)))));

    public override void Map(IEndpointRouteBuilder apply) => PersonPages.Map(apply);

    public override void MapApi(IEndpointRouteBuilder api) => PersonApi.Map(api);

    public override Bilingual Title(PartOutline part) => part.As<PersonSettings>().Title;

    public override string Path(PartOutline part, string round, string application) => PersonLinks.Page(round, application, part.Id);

    public override RenderFragment Filled(FilledPart filled) => Page.Part<PersonFilled, FilledPart>(filled);

    public override RenderFragment Dossier(DossierPart dossier) => Page.Part<PersonDossier, DossierPart>(dossier);

    public override Written Written(PartOutline part, Application application, Answers answers) =>
        new(PersonWritten.Of(part, application, answers), []);

    public override IReadOnlyList<Bilingual> Columns(PartOutline part) =>
        [Title(part), Texts.Of("born-in"), .. Fields(part).Select(f => f.Label)];

    public override IEnumerable<object?> Cells(PartOutline part, Answers answers, string language)
    {
        var row = PersonRow.Of(part, answers);
        yield return row.Text(PersonRow.Name).Trim() is { Length: > 0 } name ? name : null;
        yield return (decimal?)PersonRow.YearOf(row.Text(PersonRow.BornIn));
        foreach (var field in Fields(part)) yield return FieldCell.Of(field, row.Text(field.Id), language);
    }

    private static IReadOnlyList<FormField> Fields(PartOutline part) => part.As<PersonSettings>().Fields;
}
