namespace Funding.Tests.Support;

/// <summary>Vocational groups that apply for the cultivation step of the shipped programme, and meet its rules.</summary>
public static class Groups
{
    public static Programme Programme => ShippedCatalogue.Catalogue.Programme("vocational-groups");

    /// <summary>The step that follows the cultivation.</summary>
    public static Programme Recognition => ShippedCatalogue.Catalogue.Programme("vocational-groups", "recognition");

    /// <inheritdoc cref="SampleMembers.MembersOf"/>
    public static IReadOnlyList<Member> MembersOf(MembersSettings rules) => SampleMembers.MembersOf(rules);

    /// <inheritdoc cref="SampleMembers.MemberOf"/>
    public static Member MemberOf(MembersSettings rules, string kind, int number) => SampleMembers.MemberOf(rules, kind, number);
}
