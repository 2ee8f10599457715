namespace Funding.Workflows.Submission;

/// <summary>The members that an award has by now, in the answers by which it was given. Pure.</summary>
public static class StepMembers
{
    /// <param name="earlier">The programme that the answers are to.</param>
    public static Answers Of(Programme earlier, Answers answers, AwardHome award)
    {
        if (award.Roster is not { } roster || RosterPart.Of(earlier) is not { } part) return answers;
        var now = award.MembersNow.Where(m => m.Entry is null).Select(m => m.Code).ToHashSet(StringComparer.Ordinal);
        var left = roster.Select(m => m.Code).Where(code => !now.Contains(code)).ToHashSet(StringComparer.Ordinal);
        return part.Kind.WithRoster(part.Part, answers, left, [.. award.MembersNow.Select(m => m.Entry).OfType<RosterEntry>()]);
    }
}
