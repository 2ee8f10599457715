namespace Funding.Workflows.Orchestration;

/// <summary>The answer of a look: act now, or wait until a moment or an event, or end.</summary>
/// <param name="Act">Name of what is to be done now; null to wait.</param>
/// <param name="WakeAt">Look again at this moment at the latest; null when only an event can change anything.</param>
public sealed record Step(string? Act, DateTimeOffset? WakeAt, bool Finished = false)
{
    public static readonly Step End = new(null, null, true);

    /// <summary>The stage of a home whose act it is; null for a home's own act and for a subject's.</summary>
    public StageKey? Stage { get; init; }

    /// <summary>The deadline that the act is done for.</summary>
    public DateOnly? Deadline { get; init; }

    public static Step Do(string act) => new(act, null);

    public static Step WaitUntil(DateTimeOffset? moment) => new(null, moment);
}
