namespace Funding.Rehearsals;

/// <summary>Members of a group that applies.</summary>
public static class SampleMembers
{
    /// <summary>As few as the programme takes: of each kind what it needs, and of the first kind what is left.</summary>
    public static IReadOnlyList<Member> MembersOf(MembersSettings rules)
    {
        var needed = rules.Kinds.SelectMany(kind => Enumerable.Repeat(kind, kind.Min)).ToList();
        return [.. needed.Concat(Enumerable.Repeat(rules.Kinds[0], Math.Max(0, rules.Min - needed.Count)))
            .Select((kind, i) => MemberOf(rules, kind.Id, i + 1))];
    }

    /// <param name="number">1 and up: another one is another organisation.</param>
    public static Member MemberOf(MembersSettings rules, string kind, int number) => new(
        $"第{number}成员单位", CreditCode.Complete($"91330100MA28M{number:D4}").Value, kind, $"member{number}@members.example",
        rules.Asks.ToDictionary(a => a.Id, SampleApplication.Answer));
}
