using Funding.Workflows.Parts.Documents;
using Funding.Workflows.Parts.Fields;
using Funding.Workflows.Parts.Owners;
using Funding.Workflows.Programmes;
using Funding.Workflows.Stages.Announcement;
using Funding.Workflows.Stages.Call;
using Funding.Workflows.Stages.Committee;
using Funding.Workflows.Stages.Draw;
using Funding.Workflows.Stages.Eligibility;
using Funding.Workflows.Stages.Notice;
using Funding.Workflows.Stages.PanelReview;
using Funding.Workflows.Stages.Quota;
using Funding.Workflows.Stages.Ranking;

namespace Funding.Workflows.Stages;

/// <summary>The kinds of stage and part that are built in.</summary>
public static class ShippedKinds
{
    public static ProgrammeKinds All { get; } = new(
        [
            new CallDeclaration(),
            new QuotaDeclaration(),
            new EligibilityDeclaration(),
            new DrawDeclaration(),
            new PanelReviewDeclaration(),
            new RankingDeclaration(),
            new CommitteeDeclaration(),
            new NoticeDeclaration(),
            new AnnouncementDeclaration(),
        ],
        [new FieldsDeclaration(), new OwnersDeclaration(), new DocumentsDeclaration()]);
}
