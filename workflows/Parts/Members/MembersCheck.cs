namespace Funding.Workflows.Parts.Members;

/// <summary>The members of an application, one by one, of each kind, and all together.</summary>
internal static class MembersCheck
{
    private static readonly Texts Texts = new(typeof(MemberRefusals));

    public static IReadOnlyList<Refusal> Unstorable(MembersSettings rules, IReadOnlyList<Member> members) =>
        members.Count > MembersSettings.Most
            ? [MemberRefusals.TooMany(MembersSettings.Most, members.Count)]
            :
            [
                .. members.SelectMany((member, i) => PartyCheck.TextsOf(member, At(i)))
                    .SelectMany(text => TextSafety.Unstorable(text.Typed, text.Field, multiline: false)),
                .. Answered(rules, members).SelectMany(a => FieldCheck.Unstorable(a.Question, a.Typed)),
            ];

    /// <summary>As a submission needs them.</summary>
    /// <param name="lead">The applicant's credit code.</param>
    public static IEnumerable<Refusal> Missing(MembersSettings rules, IReadOnlyList<Member> members, string lead) =>
        Unstorable(rules, members) is { Count: > 0 } unstorable ? unstorable :
        [
            .. Wrong(rules, members, lead),
            .. Answered(rules, members).SelectMany(a => FieldCheck.Missing(a.Question, a.Typed)),
            .. rules.AsksConsent ? PartyCheck.Unreachable(members, MemberRows.Field, lead, MemberRefusals.Party) : [],
            .. Counts(rules, [.. members.Select(m => m.Kind)]),
        ];

    /// <summary>What is wrong with one that joins later, whatever the others are.</summary>
    /// <inheritdoc cref="Missing"/>
    public static IEnumerable<Refusal> Unfit(MembersSettings rules, Member member, string lead) =>
        Missing(rules with { Min = 0, Kinds = [.. rules.Kinds.Select(k => k with { Min = 0, Max = null })] }, [member], lead);

    /// <summary>What was typed and cannot be taken; nothing for what is still empty, and nothing of the members as a whole.</summary>
    /// <param name="lead">The applicant's credit code.</param>
    public static IEnumerable<Refusal> Unusable(MembersSettings rules, IReadOnlyList<Member> members, string lead)
    {
        var empty = members.SelectMany((member, i) => PartyCheck.TextsOf(member, At(i)))
            .Where(text => string.IsNullOrWhiteSpace(text.Typed)).Select(text => text.Field).ToHashSet(StringComparer.Ordinal);
        return Wrong(rules, members, lead).Where(refusal => !empty.Contains(refusal.Field!))
            .Concat(Answered(rules, members).SelectMany(a => FieldCheck.Unusable(a.Question, a.Typed)));
    }

    /// <summary>How many members are of a kind.</summary>
    public static int CountOf(IReadOnlyList<Member> members, MemberKind kind) => members.Count(m => m.Kind == kind.Id);

    private static IEnumerable<Refusal> Wrong(MembersSettings rules, IReadOnlyList<Member> members, string lead)
    {
        var kinds = rules.Kinds.Select(k => (k.Id, k.Name)).ToList();
        return
        [
            .. members.SelectMany((member, i) => PartyCheck.Identity(member, At(i), kinds, MemberRefusals.Party)
                .Concat(rules.AsksConsent ? PartyCheck.Mailbox(member, At(i), MemberRefusals.Party) : [])),
            .. members.Index().Where(m => PartyCheck.IsOf(m.Item, lead)).Select(m => MemberRefusals.Lead($"{At(m.Index)}.creditCode")),
            .. PartyCheck.Duplicates(members, MemberRows.Field, MemberRefusals.Party),
            .. rules.AsksConsent ? PartyCheck.SharedMailboxes(members, MemberRows.Field, MemberRefusals.Party) : [],
        ];
    }

    /// <summary>How many there are of each kind and all together, where it is outside the bounds.</summary>
    /// <param name="members">Of each its kind.</param>
    public static IEnumerable<Refusal> Counts(MembersSettings rules, IReadOnlyList<string> members)
    {
        if (members.Count < rules.Min) yield return MemberRefusals.TooFew(rules.Min, members.Count);
        if (members.Count > rules.Max) yield return MemberRefusals.TooMany(rules.Max, members.Count);
        foreach (var kind in rules.Kinds)
        {
            var found = members.Count(m => m == kind.Id);
            if (found < kind.Min) yield return MemberRefusals.TooFewOf(kind, found);
            if (kind.Max is { } most && found > most) yield return MemberRefusals.TooManyOf(kind, most, found);
        }
    }

    /// <summary>Each answer with its question, which is called by its member here.</summary>
    private static IEnumerable<(FormField Question, string Typed)> Answered(MembersSettings rules, IReadOnlyList<Member> members) =>
        from member in members.Index()
        from question in rules.Asks
        select (
            question with { Id = $"{At(member.Index)}.{question.Id}", Label = Texts.Of("answer", member.Index + 1, question.Label) },
            member.Item.Answer(question.Id));

    private static string At(int index) => $"{MemberRows.Field}[{index}]";
}
