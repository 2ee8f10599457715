namespace Funding.Platform.Web;

public enum MilestoneState
{
    Done,
    Current,
    Ahead,
}

/// <summary>One stage on a timeline.</summary>
/// <param name="Note">Its dates or what it waits for; null for nothing.</param>
public sealed record Milestone(string Name, MilestoneState State, string? Note = null);
