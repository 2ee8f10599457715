using Funding.Workflows.Programmes;
using Funding.Workflows.Stages.Call;
using Funding.Workflows.Stages.Committee;
using Funding.Workflows.Stages.Draw;
using Funding.Workflows.Stages.Eligibility;
using Funding.Workflows.Stages.Notice;
using Funding.Workflows.Stages.PanelReview;
using Funding.Workflows.Stages.Quota;

namespace Funding.Workflows.Rounds;

/// <summary>The lengths of a programme's stages side by side; a stage that it has not takes no time.</summary>
public sealed record ProgrammeCalendar
{
    public required int CallDays { get; init; }

    /// <inheritdoc cref="CallSettings.ReopenWorkingDays"/>
    public int ReopenCallWorkingDays { get; init; } = 3;

    public int RecommendationWorkingDays { get; init; }

    public int EligibilityWorkingDays { get; init; }

    public int CorrectionWorkingDays { get; init; }

    /// <inheritdoc cref="DrawSettings"/>
    public int DrawWorkingDays { get; init; }

    public int ReviewDays { get; init; }

    /// <inheritdoc cref="PanelReviewSettings"/>
    public int AcceptWorkingDays { get; init; }

    public int ApprovalWorkingDays { get; init; }

    public int NoticeWorkingDays { get; init; }

    public int ObjectionWorkingDays { get; init; }

    public static ProgrammeCalendar Of(Programme programme)
    {
        var call = CallSettings.Of(programme);
        var eligibility = EligibilitySettings.Find(programme);
        var review = PanelReviewSettings.Find(programme);
        var notice = NoticeSettings.Find(programme);
        return new()
        {
            CallDays = call.Days,
            ReopenCallWorkingDays = call.ReopenWorkingDays,
            RecommendationWorkingDays = QuotaSettings.Find(programme)?.WorkingDays ?? 0,
            EligibilityWorkingDays = eligibility?.WorkingDays ?? 0,
            CorrectionWorkingDays = eligibility?.CorrectionWorkingDays ?? 0,
            DrawWorkingDays = DrawSettings.Find(programme)?.WorkingDays ?? 0,
            ReviewDays = review?.Days ?? 0,
            AcceptWorkingDays = review?.AcceptWorkingDays ?? 0,
            ApprovalWorkingDays = CommitteeSettings.Find(programme)?.WorkingDays ?? 0,
            NoticeWorkingDays = notice?.WorkingDays ?? 0,
            ObjectionWorkingDays = notice?.ObjectionWorkingDays ?? 0,
        };
    }
}
