namespace Funding.Workflows.Review;

/// <summary>A sheet never changes without its index rows, its expert's counts and what waits for the expert.</summary>
internal static class SheetCommits
{
    /// <summary>Replaces sheets of one expert.</summary>
    /// <param name="closes">The last day of the review.</param>
    /// <param name="emptied">Why the seats are to be filled again; null when they are not.</param>
    public static Commit MoveSheets(
        this Commit commit,
        DateOnly closes,
        Stored<Reviewer> reviewer,
        IReadOnlyList<(Stored<ReviewSheet> Before, ReviewSheet After)> sheets,
        string? emptied,
        DateTimeOffset now)
    {
        var counts = reviewer.Value;
        foreach (var (before, after) in sheets)
        {
            commit.Replace(before, after);
            if (before.Value.State == after.State)
            {
                continue;
            }

            commit.Upsert(RoundKeys.PanelSeat(after.ApplicationId, after.ExpertId), PanelMember.Of(after));
            counts = counts.Move(before.Value.State, after.State);
            if (before.Value.State.IsOpen() && !after.State.IsOpen())
            {
                commit.Delete(RoundKeys.Unsigned(after.ExpertId, after.ApplicationId));
            }

            if (emptied is not null)
            {
                commit.Upsert(
                    RoundKeys.EmptySeat(after.ApplicationId, after.ExpertId),
                    new EmptySeat(after.ApplicationId, after.Seat, after.ExpertId, emptied, now));
            }
        }

        return commit.Count(closes, reviewer, counts);
    }

    /// <summary>A new seat for an expert: sheet, index rows and counts.</summary>
    public static Commit InsertSheet(this Commit commit, ReviewSheet sheet) => commit
        .Insert(RoundKeys.Sheet(sheet.ExpertId, sheet.ApplicationId), sheet)
        .Insert(RoundKeys.PanelSeat(sheet.ApplicationId, sheet.ExpertId), PanelMember.Of(sheet))
        .Insert(RoundKeys.Unsigned(sheet.ExpertId, sheet.ApplicationId), sheet.AssignedAt);

    /// <summary>Replaces an expert's counts and with them what waits for the expert.</summary>
    public static Commit Count(this Commit commit, DateOnly closes, Stored<Reviewer> before, Reviewer after)
    {
        if (before.Value == after)
        {
            return commit;
        }

        commit.Replace(before, after);
        if (after.Open > 0)
        {
            return commit.Waits(closes, after);
        }

        return before.Value.Open > 0 ? commit.Delete(RoundKeys.WaitsFor(after.ExpertId, ReviewKeys.ReviewTask)) : commit;
    }

    public static Commit Waits(this Commit commit, DateOnly closes, Reviewer reviewer) => commit.Upsert(
        RoundKeys.WaitsFor(reviewer.ExpertId, ReviewKeys.ReviewTask),
        new WaitingTask(
            reviewer.ExpertId,
            ReviewKeys.ReviewTask,
            reviewer.Open,
            reviewer.Opened,
            ShanghaiTime.LastSecondOf(closes)));
}
