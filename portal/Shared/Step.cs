namespace Funding.Portal.Shared;

public enum StepState
{
    Done,
    Current,
    Ahead,
}

/// <summary>One stage on a timeline.</summary>
/// <param name="Note">Its dates or what it waits for; null for nothing.</param>
public sealed record Step(string Name, StepState State, string? Note = null);
