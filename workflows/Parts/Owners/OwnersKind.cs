using Microsoft.AspNetCore.Components;

namespace Funding.Workflows.Parts.Owners;

/// <inheritdoc cref="OwnersSettings"/>
internal sealed class OwnersKind() : PartKind(new OwnersDeclaration())
{
    private static readonly Texts Texts = new(typeof(OwnersText));

    public override bool Has(PartOutline part, string field) =>
        field == OwnerRows.Field || field.StartsWith($"{OwnerRows.Field}[", StringComparison.Ordinal);

    public override bool IsBegun(PartOutline part, Application application, Answers answers) => answers.Owners().Count > 0;

    public override IEnumerable<Refusal> Unstorable(PartOutline part, Answers answers) =>
        [.. OwnerRows.Unknown(answers, part.As<OwnersSettings>()), .. OwnersCheck.Unstorable(answers.Owners())];

    public override IEnumerable<Refusal> Missing(PartOutline part, Application application, Answers answers) =>
        OwnersCheck.Missing(part.As<OwnersSettings>(), answers.Owners(), application.CreditCode);

    public override Bilingual? RowOf(string field) =>
        PartyCheck.RowOf(OwnerRows.Field, field) is { } index ? Texts.Of("one", index + 1) : null;

    /// <summary>All owners together, or none.</summary>
    public override Carried Carry(PartOutline part, Programme earlier, Answers answers, Answers draft)
    {
        var owners = answers.Owners();
        if (owners.Count == 0 || OwnersSettings.Find(earlier) is null)
        {
            return new(draft, []);
        }

        var into = draft.Owners().Count > 0 ? CarriedAs.Answered
            : OwnersCheck.Unstorable(owners).Count > 0 || OwnersCheck.Unusable(part.As<OwnersSettings>(), owners).Any() ? CarriedAs.Unusable
            : CarriedAs.Taken;
        var shown = Bilingual.Same(string.Join("; ", owners.Select(o => $"{o.Name} {o.SharePercent}%")));
        return new(
            into == CarriedAs.Taken ? draft.WithOwners(owners) : draft, [new CarriedLine(OwnerRows.Field, Title(part), shown, into)]);
    }

    /// <summary>Names and codes of the owners, for conflicts.</summary>
    public override Application Keep(PartOutline part, Application submitted, Answers answers) => submitted with
    {
        Parties = [.. submitted.Parties, .. answers.Owners().Select(PartyCheck.Kept)],
    };

    public override PartFacts RuleFacts(PartOutline part, Application application, Answers answers) => new()
    {
        Owners =
        [
            .. answers.Owners().Select(o => new OwnerFacts(o.Kind, OwnersCheck.Share(o.SharePercent) ?? 0, o.Contributions)
            {
                StateOwned = AnswerText.YesNo(o.StateOwned) == true,
                FilingNumber = o.FilingNumber.Trim(),
            }),
        ],
    };

    public override IReadOnlyList<ConsentParty> Parties(
        PartOutline part, Programme programme, Application application, Answers answers) =>
        OwnerConsents.Of(part.As<OwnersSettings>(), programme, application, answers);

    public override IEnumerable<ContactValue> ContactsIn(PartOutline part, Answers answers) =>
        answers.Owners().Select(o => o.Mailbox.Trim()).Where(m => m.Length > 0).Select(m => new ContactValue(m, true));

    public override Scored Hide(PartOutline part, Scored scored, Contacts contacts) => scored with
    {
        Application = scored.Application.WithoutMailboxes(),
        Answers = scored.Answers.WithOwners(
            [.. scored.Answers.Owners().Select(o => o with { Name = contacts.LeaveOut(o.Name), Mailbox = "" })]),
    };

    public override void Map(IEndpointRouteBuilder apply) => OwnersPages.Map(apply);

    public override Bilingual Title(PartOutline part) => Texts.Of("title");

    public override string Path(PartOutline part, string round, string application) => OwnersLinks.Page(round, application);

    public override RenderFragment Filled(FilledPart filled) => Page.Part<OwnersFilled, FilledPart>(filled);

    public override RenderFragment Dossier(DossierPart dossier) => Page.Part<OwnersDossier, DossierPart>(dossier);

    public override Written Written(PartOutline part, Application application, Answers answers)
    {
        var rules = part.As<OwnersSettings>();
        return new(
            answers.Owners() is { Count: > 0 } owners
                ? [.. owners.Select((o, i) => new WrittenRow(Texts.Of("one", i + 1), OwnersWritten.Of(o, rules, application)))]
                : [new WrittenRow(Title(part), Texts.Of("dossier.none"))],
            []);
    }

    public override IReadOnlyList<Bilingual> Columns(PartOutline part) => [Texts.Of("title")];

    public override IEnumerable<object?> Cells(PartOutline part, Answers answers, string language) =>
        [string.Join("; ", answers.Owners().Select(o => $"{o.Name} {o.CreditCode} {o.SharePercent}%"))];
}
