using Microsoft.AspNetCore.Components;

namespace Funding.Workflows.Parts.Documents;

/// <inheritdoc cref="DocumentsSettings"/>
internal sealed class DocumentsKind() : PartKind(new DocumentsDeclaration())
{
    private static readonly Texts Texts = new(typeof(DocumentsText));

    public override bool Has(PartOutline part, string field) => field.StartsWith(SlotRules.FieldOf(""), StringComparison.Ordinal);

    public override bool IsBegun(PartOutline part, Application application, Answers answers) => application.Documents.Count > 0;

    public override IEnumerable<Refusal> Missing(PartOutline part, Application application, Answers answers) =>
        DocumentsCheck.Missing(
            [.. Slots(part).Where(s => s.When.Counts(answers.Fields))],
            application.Documents,
            application.Documents.Any(d => d.Form is not null) ? FormCode.Of(application, answers) : "");

    public override PartWords RuleWords(PartOutline part) => new([], [], [.. Slots(part).Select(s => s.Id)]);

    public override PartFacts RuleFacts(PartOutline part, Application application, Answers answers) => new()
    {
        Files = application.Documents.GroupBy(d => d.Slot).ToDictionary(g => g.Key, g => g.Count()),
    };

    public override PartOutline? WithoutContacts(PartOutline part, bool printed) =>
        Slots(part).Where(s => !s.IsContact(printed)).ToList() is { Count: > 0 } left ? part.With(new DocumentsSettings(left)) : null;

    public override Scored Hide(PartOutline part, Scored scored, Contacts contacts)
    {
        var hidden = Slots(part).Where(s => s.IsContact(contacts.Printed)).Select(s => s.Id).ToHashSet(StringComparer.Ordinal);
        return scored with
        {
            Application = scored.Application with
            {
                Documents = [.. scored.Application.Documents.Where(d => !hidden.Contains(d.Slot))
                    .Select(d => d with { FileName = contacts.LeaveOutOfName(d.FileName) })],
            },
        };
    }

    public override void Map(IEndpointRouteBuilder apply)
    {
        DocumentsPages.Map(apply);
        UploadPages.Map(apply);
    }

    public override void MapApi(IEndpointRouteBuilder api)
    {
        DocumentsApi.Map(api);
        UploadsApi.Map(api);
    }

    public override Bilingual Title(PartOutline part) => Texts.Of("title");

    public override string Path(PartOutline part, string round, string application) => DocumentsLinks.Page(round, application);

    public override RenderFragment Filled(FilledPart filled) => Page.Part<DocumentsFilled, FilledPart>(filled);

    public override RenderFragment Dossier(DossierPart dossier) => Page.Part<DocumentsDossier, DossierPart>(dossier);

    public override Written Written(PartOutline part, Application application, Answers answers) => new(
        [],
        [.. SlotOrder.Of(Slots(part), application.Documents).Select(d => new WrittenDocument(
            Slots(part).FirstOrDefault(s => s.Id == d.Slot)?.Label ?? PartySlots.NameOf(d.Slot, application), d))]);

    public override RenderFragment Facts(PartOutline part) => Page.Part<DocumentsFacts, IReadOnlyList<DocumentSlot>>(Slots(part));

    public override bool IsStamped(PartOutline part) => Slots(part).Any(s => s.Stamped);

    public override bool IsPrint(Refusal missing) => missing.Code is DocumentsRefusals.StampedFormCode or DocumentsRefusals.StaleFormCode;

    private static IReadOnlyList<DocumentSlot> Slots(PartOutline part) => part.As<DocumentsSettings>().Slots;
}
