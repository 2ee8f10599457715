namespace Funding.Workflows.Years;

/// <summary>The days of a stage as planned, ends included; one that ends by its work has the day on which it begins.</summary>
public sealed record StageSpan(StageKey Stage, string Kind, DateOnly First, DateOnly Last)
{
    public bool Meets(DateOnly first, DateOnly last) => First <= last && Last >= first;
}

/// <summary>A plan as days after each other. Pure.</summary>
public static class StageSpans
{
    /// <param name="opens">The first day of the first stage.</param>
    public static IReadOnlyList<StageSpan> Of(StagePlan plan, DateOnly opens)
    {
        var spans = new List<StageSpan>();
        var begins = opens;
        foreach (var stage in plan)
        {
            var last = stage.Closes is { } closes && closes > begins ? closes : begins;
            spans.Add(new(stage.Id, stage.Kind, begins, last));
            begins = stage.Closes is null ? begins : last.AddDays(1);
        }

        return spans;
    }
}
