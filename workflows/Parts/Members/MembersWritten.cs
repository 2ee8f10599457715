namespace Funding.Workflows.Parts.Members;

/// <summary>A member as running text, where no table is, and what a table says of it in words.</summary>
internal static class MembersWritten
{
    private static readonly Texts Texts = new(typeof(MembersWritten));

    public static Bilingual Of(Member member, MembersSettings rules, Application application)
    {
        List<Bilingual> lines =
        [
            Texts.Of("member", member.Name, member.CreditCode, rules.KindOf(member)),
            .. rules.Asks.Select(q => Texts.Of("answer", q.Label, FieldText.Of(q, member.Answer(q.Id).Trim()))),
            .. PartyConsents.Given(member, application) is { } given ? [given] : Array.Empty<Bilingual>(),
        ];
        return new(string.Join('\n', lines.Select(l => l.Zh)), string.Join('\n', lines.Select(l => l.En)));
    }

    /// <summary>How many there are in all, and of each kind of which there are any.</summary>
    public static Bilingual Counted(IReadOnlyList<Member> members, MembersSettings rules) => Texts.Of(
        "counted", members.Count,
        Texts.Names(rules.Kinds.Select(kind => (kind.Name, Count: MembersCheck.CountOf(members, kind))).Where(k => k.Count > 0)
            .Select(k => Texts.Of("counted.kind", k.Name, k.Count))));

    /// <summary>The head of the column that counts a kind.</summary>
    public static Bilingual ColumnOf(MemberKind kind) => Texts.Of("column", kind.Name);
}
