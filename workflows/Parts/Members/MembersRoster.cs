namespace Funding.Workflows.Parts.Members;

/// <summary>Members that leave and join while an award holds. Pure.</summary>
internal static class MembersRoster
{
    private const string Row = $"{MemberRows.Field}[0].";

    public static IReadOnlyList<Refusal> Unfit(MembersSettings rules, RosterEntry entry, string lead) =>
    [
        .. MembersCheck.Unfit(rules, MemberOf(entry), lead).Select(refusal => refusal.Field is { } field
            && field.StartsWith(Row, StringComparison.Ordinal) ? refusal with { Field = field[Row.Length..] } : refusal),
    ];

    public static Answers With(Answers answers, IReadOnlySet<string> left, IReadOnlyList<RosterEntry> joined) => answers.WithMembers(
    [
        .. answers.Members().Where(m => PartyCheck.CodeOf(m) is not { } code || !left.Contains(code)),
        .. joined.Select(MemberOf),
    ]);

    public static Member MemberOf(RosterEntry entry) => new(entry.Name, entry.CreditCode, entry.Kind, entry.Mailbox, entry.Answers)
    {
        CodeConfirmed = entry.CodeConfirmed,
    };
}
