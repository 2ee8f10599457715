namespace Funding.Workflows.Parts.Members;

/// <summary>Who applies together under the applicant's lead, which is not counted: kinds of member, how many of each and of all.</summary>
/// <param name="Min">Members of all kinds together at least.</param>
/// <param name="Max">The same at most.</param>
public sealed record MembersSettings(IReadOnlyList<MemberKind> Kinds, int Min, int Max)
{
    public const string Kind = "members";

    /// <summary>Members that an application has room for.</summary>
    internal const int Most = 100;

    /// <summary>Questions to each member, such as its role and its money; a consent covers the answers.</summary>
    public IReadOnlyList<FormField> Asks { get; init; } = [];

    /// <summary><see cref="PartyFaults.ByLink"/>: every member consents; null where none is asked.</summary>
    public string? Consent { get; init; }

    /// <summary>The slot of the agreement that a consent covers; null where it covers none.</summary>
    public string? Agreement { get; init; }

    /// <summary>Each member seals a page of the agreement, and the scan is uploaded with the others.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool SealedPages { get; init; }

    [JsonIgnore]
    public bool AsksConsent => Consent == PartyFaults.ByLink;

    /// <summary>Null where the programme asks for no members.</summary>
    public static MembersSettings? Find(Programme programme) =>
        programme.Parts.FirstOrDefault(p => p.Kind == Kind)?.As<MembersSettings>();

    /// <summary>What kind of member it is, in words; what was typed where the programme has no such kind.</summary>
    public Bilingual KindOf(Member member) => Kinds.FirstOrDefault(k => k.Id == member.Kind)?.Name ?? Bilingual.Same(member.Kind);
}

/// <param name="Min">Members of this kind at least; 0 for none.</param>
/// <param name="Max">The same at most; null for as many as there may be in all.</param>
public sealed record MemberKind(string Id, Bilingual Name, int Min = 0, int? Max = null);
