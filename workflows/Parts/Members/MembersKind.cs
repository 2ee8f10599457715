using Microsoft.AspNetCore.Components;

namespace Funding.Workflows.Parts.Members;

/// <inheritdoc cref="MembersSettings"/>
internal sealed class MembersKind() : PartKind(new MembersDeclaration())
{
    private static readonly Texts Texts = new(typeof(MembersText));

    public override bool Has(PartOutline part, string field) =>
        field == MemberRows.Field || field.StartsWith($"{MemberRows.Field}[", StringComparison.Ordinal);

    public override bool IsBegun(PartOutline part, Application application, Answers answers) => answers.Members().Count > 0;

    public override IEnumerable<Refusal> Unstorable(PartOutline part, Answers answers) =>
        [.. MemberRows.Unknown(answers, Rules(part)), .. MembersCheck.Unstorable(Rules(part), answers.Members())];

    public override IEnumerable<Refusal> Missing(PartOutline part, Application application, Answers answers) =>
    [
        .. MembersCheck.Missing(Rules(part), answers.Members(), application.CreditCode),
        .. MemberSeals.Missing(Rules(part), application, answers.Members()),
    ];

    public override IReadOnlyList<DocumentSlot> Slots(PartOutline part, Answers answers) =>
        MemberSeals.Slots(Rules(part), answers.Members());

    public override Bilingual? RowOf(string field) =>
        PartyCheck.RowOf(MemberRows.Field, field) is { } index ? Texts.Of("one", index + 1) : null;

    /// <summary>All members together, or none.</summary>
    public override Carried Carry(PartOutline part, Programme earlier, Answers answers, Answers draft)
    {
        var members = answers.Members();
        if (members.Count == 0 || MembersSettings.Find(earlier) is null) return new(draft, []);
        var into = draft.Members().Count > 0 ? CarriedAs.Answered
            : Unstorable(part, answers).Any() || MembersCheck.Unusable(Rules(part), members, "").Any() ? CarriedAs.Unusable
            : CarriedAs.Taken;
        return new(
            into == CarriedAs.Taken ? draft.WithMembers(members) : draft,
            [new CarriedLine(MemberRows.Field, Title(part), MembersWritten.Counted(members, Rules(part)), into)]);
    }

    /// <summary>Names and codes of the members, for conflicts and for the award.</summary>
    public override Application Keep(PartOutline part, Application submitted, Answers answers) =>
        submitted with { Parties = [.. submitted.Parties, .. answers.Members().Select(PartyCheck.Kept)] };

    public override PartWords RuleWords(PartOutline part) => new([], [], [])
    {
        Tables = new Dictionary<string, IReadOnlyList<string>> { [MemberRows.Field] = [.. Numbers(part).Select(q => q.Id)] },
        MemberKinds = [.. Rules(part).Kinds.Select(k => k.Id)],
    };

    public override PartFacts RuleFacts(PartOutline part, Application application, Answers answers) => new()
    {
        Tables = new Dictionary<string, RowsFacts> { [MemberRows.Field] = new(Figures(part, Staying(application, answers))) },
        Members = [.. Staying(application, answers).Select(m => m.Kind)],
    };

    public override IReadOnlyList<ConsentParty> Parties(
        PartOutline part, Programme programme, Application application, Answers answers) =>
        MemberConsents.Of(Rules(part), application, answers);

    public override RosterForm? Roster(PartOutline part) =>
        Rules(part).AsksConsent ? new([.. Rules(part).Kinds.Select(k => (k.Id, k.Name))], Rules(part).Asks) : null;

    public override IReadOnlyList<Refusal> Unfit(PartOutline part, RosterEntry entry, string lead) =>
        MembersRoster.Unfit(Rules(part), entry, lead);

    public override IReadOnlyList<ConsentTerm> Terms(PartOutline part, RosterEntry entry) =>
        [.. MemberConsents.Terms(Rules(part), MembersRoster.MemberOf(entry))];

    public override IReadOnlyList<Refusal> OutOfBounds(PartOutline part, IReadOnlyList<string> kinds) =>
        [.. MembersCheck.Counts(Rules(part), kinds)];

    public override Answers WithRoster(
        PartOutline part, Answers answers, IReadOnlySet<string> left, IReadOnlyList<RosterEntry> joined) =>
        MembersRoster.With(answers, left, joined);

    public override IEnumerable<ContactValue> ContactsIn(PartOutline part, Answers answers) =>
        answers.Members().Select(m => m.Mailbox.Trim()).Where(m => m.Length > 0).Select(m => new ContactValue(m, true));

    public override Scored Hide(PartOutline part, Scored scored, Contacts contacts) => scored with
    {
        Application = scored.Application.WithoutMailboxes(),
        Answers = scored.Answers.WithMembers(
        [
            .. scored.Answers.Members().Select(m => m with
            {
                Name = contacts.LeaveOut(m.Name),
                Mailbox = "",
                Answers = m.Answers.ToDictionary(a => a.Key, a => contacts.LeaveOut(a.Value)),
            }),
        ]),
    };

    public override void Map(IEndpointRouteBuilder apply) => MembersPages.Map(apply);

    public override Bilingual Title(PartOutline part) => Texts.Of("title");

    public override string Path(PartOutline part, string round, string application) => MembersLinks.Page(round, application);

    public override RenderFragment Filled(FilledPart filled) => Page.Part<MembersFilled, FilledPart>(filled);

    public override RenderFragment Dossier(DossierPart dossier) => Page.Part<MembersDossier, DossierPart>(dossier);

    public override Written Written(PartOutline part, Application application, Answers answers) => new(
        answers.Members() is { Count: > 0 } members
            ?
            [
                new WrittenRow(Title(part), MembersWritten.Counted(members, Rules(part))),
                .. members.Select((m, i) => new WrittenRow(Texts.Of("one", i + 1), MembersWritten.Of(m, Rules(part), application))),
            ]
            : [new WrittenRow(Title(part), Texts.Of("none"))],
        []);

    public override IReadOnlyList<Bilingual> Columns(PartOutline part) =>
        [Title(part), .. Rules(part).Kinds.Select(MembersWritten.ColumnOf)];

    public override IEnumerable<object?> Cells(PartOutline part, Answers answers, string language)
    {
        var members = answers.Members();
        yield return members.Count == 0 ? null : string.Join("; ", members.Select(m => $"{m.Name} {m.CreditCode}"));
        foreach (var kind in Rules(part).Kinds) yield return (decimal)MembersCheck.CountOf(members, kind);
    }

    /// <summary>Without those that left after the call.</summary>
    private static List<Member> Staying(Application application, Answers answers) =>
        [.. answers.Members().Where(m => PartyCheck.CodeOf(m) is not { } code || !application.HasLeft(code))];

    private static List<IReadOnlyDictionary<string, decimal>> Figures(PartOutline part, IReadOnlyList<Member> members) =>
    [
        .. members.Select(m => Numbers(part).Select(q => (q.Id, Number: AnswerText.Number(m.Answer(q.Id))))
            .Where(q => q.Number is not null).ToDictionary(q => q.Id, q => q.Number!.Value)),
    ];

    private static IEnumerable<FormField> Numbers(PartOutline part) => Rules(part).Asks.Where(q => q.Type is FieldType.Number);

    private static MembersSettings Rules(PartOutline part) => part.As<MembersSettings>();
}
