namespace Funding.Workflows.Applications;

/// <summary>What happens to an application and is dated by no other member of its row.</summary>
public enum CaseStep
{
    Submitted,

    /// <summary>Made a draft again by its applicant, before the close.</summary>
    Reopened,
    Withdrawn,

    /// <summary>By its desk, until the desks' last day for that desk to take back.</summary>
    Recommended,
    TakenBack,
}

public sealed record CaseMoment(CaseStep Step, DateTimeOffset At);

/// <summary>When what happened to an application: of each step the first and the last time, so that the row stays small.</summary>
public static class CaseMoments
{
    public static IReadOnlyList<CaseMoment> And(this IReadOnlyList<CaseMoment>? before, CaseStep step, DateTimeOffset at)
    {
        var first = before?.FirstOrDefault(m => m.Step == step);
        return [.. (before ?? []).Where(m => m.Step != step || m == first), new(step, at)];
    }

    /// <returns>Null where it never happened.</returns>
    public static DateTimeOffset? Last(this Application application, CaseStep step) =>
        application.Moments?.LastOrDefault(m => m.Step == step)?.At;
}
