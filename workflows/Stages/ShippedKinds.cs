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
