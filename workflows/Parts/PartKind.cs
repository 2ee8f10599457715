using Microsoft.AspNetCore.Components;

namespace Funding.Workflows.Parts;

/// <summary>A kind whose part refuses, names, keeps and tells nothing but what it overrides.</summary>
public abstract class PartKind(IPartDeclaration declaration) : IPartKind
{
    public IPartDeclaration Declaration => declaration;

    public abstract bool Has(PartOutline part, string field);

    public abstract bool IsBegun(PartOutline part, Application application, Answers answers);

    public virtual IEnumerable<Refusal> Unstorable(PartOutline part, Answers answers) => [];

    public abstract IEnumerable<Refusal> Missing(PartOutline part, Application application, Answers answers);

    public virtual IReadOnlyList<DocumentSlot> Slots(PartOutline part, Answers answers) => [];

    public virtual Bilingual? RowOf(string field) => null;

    public virtual string? NameIn(PartOutline part, Answers answers) => null;

    public virtual Carried Carry(PartOutline part, Programme earlier, Answers answers, Answers draft) => new(draft, []);

    public virtual Application Keep(PartOutline part, Application submitted, Answers answers) => submitted;

    public virtual PartWords RuleWords(PartOutline part) => PartWords.None;

    public virtual PartFacts RuleFacts(PartOutline part, Application application, Answers answers) => PartFacts.None;

    public virtual Bilingual? Worded(PartOutline part, string field, string typed) => null;

    public virtual Bilingual? Called(PartOutline part, string field) => null;

    public virtual IEnumerable<(string Value, Bilingual Label)> Chosen(PartOutline part, Answers answers) => [];

    public virtual bool HasContacts(PartOutline part) => false;

    public virtual IEnumerable<ContactValue> ContactsIn(PartOutline part, Answers answers) => [];

    public virtual PartOutline? WithoutContacts(PartOutline part, bool printed) => part;

    public virtual IReadOnlyList<ConsentParty> Parties(
        PartOutline part, Programme programme, Application application, Answers answers) => [];

    public virtual RosterForm? Roster(PartOutline part) => null;

    public virtual IReadOnlyList<Refusal> Unfit(PartOutline part, RosterEntry entry, string lead) => [];

    public virtual IReadOnlyList<ConsentTerm> Terms(PartOutline part, RosterEntry entry) => [];

    public virtual IReadOnlyList<Refusal> OutOfBounds(PartOutline part, IReadOnlyList<string> kinds) => [];

    public virtual Answers WithRoster(
        PartOutline part, Answers answers, IReadOnlySet<string> left, IReadOnlyList<RosterEntry> joined) => answers;

    public virtual IReadOnlyList<FormField>? RowFields(PartOutline part) => null;

    public virtual IEnumerable<PersonNaming> Persons(PartOutline part, Application application) => [];

    public virtual IReadOnlyList<NamedLot> Lots(PartOutline part) => [];

    public virtual SampleRules? Sample(PartOutline part) => null;

    public virtual IReadOnlyList<SampledRow> SampleRows(PartOutline part, Answers answers) => [];

    public virtual Scored Hide(PartOutline part, Scored scored, Contacts contacts) => scored;

    public abstract void Map(IEndpointRouteBuilder apply);

    public virtual void MapApi(IEndpointRouteBuilder api)
    {
    }

    public abstract Bilingual Title(PartOutline part);

    public abstract string Path(PartOutline part, string round, string application);

    public abstract RenderFragment Filled(FilledPart filled);

    public abstract RenderFragment Dossier(DossierPart dossier);

    public virtual Written Written(PartOutline part, Application application, Answers answers) => Parts.Written.Nothing;

    public virtual RenderFragment? Facts(PartOutline part) => null;

    public virtual bool IsStamped(PartOutline part) => false;

    public virtual bool IsPrint(Refusal missing) => false;

    public virtual IReadOnlyList<Bilingual> Columns(PartOutline part) => [];

    public virtual IEnumerable<object?> Cells(PartOutline part, Answers answers, string language) => [];
}
