namespace Funding.Workflows.Stages.PanelReview;

/// <summary>How far one sheet is, as its expert's desk shows and counts it.</summary>
public enum DeskState
{
    /// <summary>Neither accepted nor recused.</summary>
    Unanswered,

    /// <summary>Accepted; nothing is written on it.</summary>
    NotBegun,
    Begun,

    /// <summary>Nothing keeps it from being signed.</summary>
    Complete,
    Signed,
}

public static class DeskStates
{
    public static DeskState Of(ReviewSheet sheet, Rubric rubric) => sheet switch
    {
        { State: ReviewState.Assigned } => DeskState.Unanswered,
        { State: not ReviewState.Accepted } => DeskState.Signed,
        { Scores.Count: 0, Comments.Count: 0 } => DeskState.NotBegun,
        _ => SheetEntry.Incomplete(sheet, rubric).Count == 0 ? DeskState.Complete : DeskState.Begun,
    };
}
