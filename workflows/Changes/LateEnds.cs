namespace Funding.Workflows.Changes;

/// <summary>A stage that ended late shortens none after it: whose day moves by that is told as of any other change.</summary>
internal static class LateEnds
{
    public static Commit TellOfLateEnd(this Commit commit, RoundDays days, Round before, Round after)
    {
        var change = days.Change(before, after).AfterLateEnd(before.Stages);
        return change.Moved.Count == 0
            ? commit
            : commit.TellOf(
                before.Id,
                $"late:{before.Stage}:{change.Moved[0].New:yyyy-MM-dd}",
                change,
                Reason(days.NameOf(before, before.Stage)));
    }

    private static Bilingual Reason(Bilingual stage) => RoundTexts.Of("ended-late", stage);
}
