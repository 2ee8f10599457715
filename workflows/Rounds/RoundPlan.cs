namespace Funding.Workflows.Rounds;

/// <summary>The closing days of a round: one fold over its stages, each by its own length.</summary>
public static class RoundPlan
{
    /// <summary>The plan of a round of the programme, by the lengths that its file gives its stages.</summary>
    /// <param name="kindOf">What the kind of that name says of itself.</param>
    public static StagePlan Of(
        Programme programme, Func<string, IStageDeclaration> kindOf, DateOnly opens, WorkingCalendar calendar) =>
        Of(
            programme.Stages.Select(stage => new PlannedStage(
                new(stage.Id),
                stage.Kind,
                kindOf(stage.Kind).LengthOf(stage),
                null,
                stage.Exits.Count == 0 ? null : stage.Exits.ToDictionary(e => e.Key, e => new StageKey(e.Value)))
            {
                Splits = kindOf(stage.Kind).SplitsCohort,
            }),
            opens,
            calendar);

    /// <param name="outline">The stages in order; closing days they have are not looked at.</param>
    /// <param name="opens">The first day of the first stage.</param>
    public static StagePlan Of(IEnumerable<PlannedStage> outline, DateOnly opens, WorkingCalendar calendar)
    {
        var plan = new StagePlan(outline);
        return Fold(plan, opens.AddDays(-1), (stage, before) =>
            plan.IsByCase(stage.Id) ? null : stage.Length.CloseAfter(before, calendar));
    }

    /// <summary>The stages whose closing does not come after the one before, in order; the first may close on its first day.</summary>
    public static IReadOnlyList<StageKey> OutOfOrder(StagePlan plan, DateOnly opens)
    {
        var wrong = new List<StageKey>();
        Fold(plan, opens.AddDays(-1), (stage, before) =>
        {
            if (stage.Closes <= before)
                wrong.Add(stage.Id);
            return stage.Closes;
        });
        return wrong;
    }

    /// <summary>
    /// Moves the closing of <paramref name="stage"/> to <paramref name="day"/>; every later stage keeps the length it has, and none closes
    /// earlier than before.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The stage ends by its work.</exception>
    public static StagePlan Extend(StagePlan plan, StageKey stage, DateOnly day, WorkingCalendar calendar) =>
        Again(plan, stage, day, calendar, calendar);

    /// <summary>A stage that ended late shortens none after it.</summary>
    public static StagePlan AfterLate(StagePlan plan, StageKey stage, DateOnly today, WorkingCalendar calendar) =>
        today > plan.Of(stage).Closes ? Extend(plan, stage, today, calendar) : plan;

    /// <summary>A stage that begins late, or again, has its whole length from <paramref name="today"/> on.</summary>
    public static StagePlan Entered(StagePlan plan, StageKey stage, DateOnly today, WorkingCalendar calendar) =>
        plan.Of(stage).Closes is { } planned && plan.Of(stage).Length.CloseAfter(today, calendar) is { } closes && closes > planned
            ? Extend(plan, stage, closes, calendar)
            : plan;

    /// <summary>
    /// The plan as a stage is left for another: one that is entered again, or that follows a stage which ends by its work, has its whole
    /// length; after the others the day is the planned one.
    /// </summary>
    public static StagePlan Left(StagePlan plan, StageKey stage, StageKey target, DateOnly today, WorkingCalendar calendar) =>
        plan.IsBefore(target, stage) || plan.Of(stage).Closes is null ? Entered(plan, target, today, calendar) : plan;

    /// <summary>
    /// The closings that lie ahead by a calendar that knows more years than the one they were computed by: each stage keeps its
    /// working days, and no published day becomes an earlier one.
    /// </summary>
    /// <param name="present">What closed before it stays; so does the closing of a first stage, which nothing comes before.</param>
    public static StagePlan Recompute(StagePlan plan, StageKey present, WorkingCalendar before, WorkingCalendar now)
    {
        var index = plan.IndexOf(present);
        var settled = plan.Take(index).LastOrDefault(s => s.Closes is not null) ?? plan[index];
        return settled.Closes is { } closes ? Again(plan, settled.Id, closes, before, now) : plan;
    }

    private static StagePlan Again(StagePlan plan, StageKey stage, DateOnly day, WorkingCalendar counted, WorkingCalendar placed)
    {
        // A stage that ends by its work has no closing to move.
        _ = plan.CloseOf(stage);
        var moved = plan.IndexOf(stage);
        var was = default(DateOnly);
        return Fold(plan, default, (each, before) =>
        {
            if (each.Closes is not { } closes)
                return null;
            var index = plan.IndexOf(each.Id);
            var kept = index < moved ? closes
                : index == moved ? day
                : Later(closes, each.Length.Keep((was, closes), before, counted, placed));
            was = closes;
            return kept;
        });
    }

    /// <param name="place">The closing day of a stage, from the last one before it.</param>
    private static StagePlan Fold(IEnumerable<PlannedStage> stages, DateOnly before, Func<PlannedStage, DateOnly, DateOnly?> place)
    {
        var placed = new List<PlannedStage>();
        foreach (var stage in stages)
        {
            var closes = place(stage, before);
            placed.Add(stage with { Closes = closes });
            before = closes ?? before;
        }

        return new StagePlan(placed);
    }

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;
}
