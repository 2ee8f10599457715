namespace Funding.Workflows.Stages.PanelReview;

/// <param name="Unsigned">Sheets that are neither signed nor given back.</param>
/// <param name="AnswerOld">The earliest day to answer that moves along with the review, and the day it becomes; null when none
/// does.</param>
public sealed record ExpertPart(string PersonId, int Unsigned, DateOnly? AnswerOld = null, DateOnly? AnswerNew = null)
    : RoundPart(PersonId, PanelReviewStage.Kind)
{
    public override IEnumerable<Concern> Concerned(DeadlineChange change)
    {
        if (Unsigned == 0 || !change.IsAt(PanelReviewStage.Kind))
        {
            return [];
        }

        var review = On(change, ConcernKind.Review, PanelReviewStage.Kind, null, Unsigned);
        return AnswerOld is { } old && AnswerNew is { } day && change.Find(PanelReviewStage.Kind) is { } moved
            ? [.. review, new Concern(ConcernKind.Answer, new MovedDay(moved.Day, old, day), By: By)]
            : review;
    }
}
