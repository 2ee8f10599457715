namespace Funding.Workflows.Parts.Members;

/// <summary>Saves the members' page.</summary>
public static class MembersDraftCommands
{
    /// <summary>Identifies the stored members.</summary>
    public static string VersionOf(Answers answers) =>
        DraftCommands.VersionOf(answers.RowsOf(MemberRows.Field).Select(r => r.Cells.OrderBy(c => c.Key, StringComparer.Ordinal)).ToList());

    /// <summary>The members of a list into the draft, see <see cref="MemberList.Into"/>.</summary>
    /// <exception cref="RefusedException">There would be too many, or the draft is not to be changed now.</exception>
    internal static Task AddMembersAsync(
        this DraftCommands drafts, Actor actor, string roundId, string applicationId, MembersSettings rules, IReadOnlyList<Member> listed,
        CancellationToken cancellation = default) =>
        drafts.SaveAsync(
            actor, roundId, applicationId, null,
            answers => MemberList.Into(answers.Members(), listed) is var members && members.Count <= rules.Max
                ? answers.WithMembers(members).Seen([MemberRows.Field])
                : throw new RefusedException(MemberRefusals.TooMany(rules.Max, members.Count)),
            VersionOf, cancellation);

    /// <inheritdoc cref="DraftCommands.SaveAsync"/>
    public static Task<string> SaveMembersAsync(
        this DraftCommands drafts, Actor actor, string roundId, string applicationId, IReadOnlyList<Member> members, string? seen,
        CancellationToken cancellation = default) =>
        drafts.SaveAsync(
            actor, roundId, applicationId, seen, answers => answers.WithMembers(members).Seen([MemberRows.Field]), VersionOf, cancellation);
}
