namespace Funding.Workflows.Parts;

/// <summary>Members that a part names, as they leave and join while an award holds. Pure.</summary>
public interface IPartRoster
{
    /// <summary>What is asked of one that joins.</summary>
    /// <returns>Null where the part names none that come and go.</returns>
    RosterForm? Roster(PartOutline part);

    /// <summary>What is wrong with one that is to join: every problem at once, by the names of its own fields.</summary>
    /// <param name="lead">Credit code of the one that leads, which is no member.</param>
    IReadOnlyList<Refusal> Unfit(PartOutline part, RosterEntry entry, string lead);

    /// <summary>What one consents to, in the words of the part's own consents.</summary>
    IReadOnlyList<ConsentTerm> Terms(PartOutline part, RosterEntry entry);

    /// <summary>The bounds that members of these kinds are outside of: of each kind, and all together.</summary>
    /// <param name="kinds">Of each member its kind.</param>
    IReadOnlyList<Refusal> OutOfBounds(PartOutline part, IReadOnlyList<string> kinds);

    /// <summary>The answers with those that have left taken out, and those that have joined behind the others.</summary>
    /// <param name="left">Credit codes.</param>
    Answers WithRoster(PartOutline part, Answers answers, IReadOnlySet<string> left, IReadOnlyList<RosterEntry> joined);
}

/// <param name="Kinds">That one may be of.</param>
/// <param name="Asks">Questions to each.</param>
public sealed record RosterForm(IReadOnlyList<(string Id, Bilingual Name)> Kinds, IReadOnlyList<FormField> Asks);

/// <summary>A member as it was typed when it joined.</summary>
/// <param name="Answers">By id of the questions to it.</param>
public sealed record RosterEntry(
    string Name, string CreditCode, string Kind, string Mailbox, IReadOnlyDictionary<string, string> Answers)
{
    public bool CodeConfirmed { get; init; }

    /// <summary>Fields that a form has beside its questions.</summary>
    public const string NameField = "name";

    public const string CodeField = "creditCode";
    public const string ConfirmedField = "codeConfirmed";
    public const string KindField = "kind";
    public const string MailboxField = "mailbox";
}

/// <summary>The part of a programme whose members come and go.</summary>
public sealed record RosterPart(IPartKind Kind, PartOutline Part)
{
    public RosterForm Form => Kind.Roster(Part)!;

    /// <summary>What a kind of member is called; its id where the programme has no such kind.</summary>
    public Bilingual NameOf(string kind) => Form.Kinds.FirstOrDefault(k => k.Id == kind).Name ?? Bilingual.Same(kind);

    /// <returns>Null where the programme has none.</returns>
    public static RosterPart? Of(Programme programme) => programme.EachPart().Where(p => p.Kind.Roster(p.Part) is not null)
        .Select(p => new RosterPart(p.Kind, p.Part)).FirstOrDefault();
}
