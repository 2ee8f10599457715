namespace Funding.Workflows.Parts.Members;

/// <summary>What is to be read of a list of members, and everything that is wrong with it by row and column. Pure.</summary>
/// <param name="Members">In the list's order; those of a list with problems are not to be taken.</param>
internal sealed record MemberList(IReadOnlyList<Member> Members, IReadOnlyList<Refusal> Problems)
{
    /// <param name="lead">The applicant's credit code.</param>
    /// <exception cref="RefusedException">The file is no list at all, empty, damaged, or longer than a draft has room for.</exception>
    public static MemberList Read(MembersSettings rules, byte[] file, string lead)
    {
        var form = MemberColumns.Form(rules);
        var content = ListContent.Read(form, file, MembersSettings.Most);
        List<Refusal> problems = [.. content.Problems];
        List<Member> members = [.. content.Lines.Select(line => MemberColumns.Read(form, rules, line, problems))];
        foreach (var wrong in MembersCheck.Unusable(rules, members, lead))
        {
            if (wrong.Field is not { } field || PartyCheck.RowOf(MemberRows.Field, field) is not { } row) continue;
            var column = MemberColumns.Of(form, field[(field.IndexOf('.', StringComparison.Ordinal) + 1)..]);
            problems.Add(ListRefusals.InRow(content.Lines[row].Number, column, wrong));
        }

        return new(members, [.. problems.DistinctBy(p => (p.Field, p.Code))]);
    }

    /// <summary>The draft's members and those of the list: one of the same code is replaced where it stands, others follow.</summary>
    public static IReadOnlyList<Member> Into(IReadOnlyList<Member> draft, IReadOnlyList<Member> listed)
    {
        var codes = listed.Select(PartyCheck.CodeOf).ToList();
        return
        [
            .. draft.Select(m => PartyCheck.CodeOf(m) is { } code && codes.IndexOf(code) is var at && at >= 0 ? listed[at] : m),
            .. listed.Where(m => PartyCheck.CodeOf(m) is not { } code || draft.All(d => PartyCheck.CodeOf(d) != code)),
        ];
    }
}
