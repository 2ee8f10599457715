namespace Funding.Pages.Tests.Played.Kinds;

/// <summary>The one list of who play kinds of stages by pages.</summary>
internal static class PageActors
{
    public static IReadOnlyList<StageSpecimen> All(Participants people, PlayedEvents events) =>
    [
        new CallActor(people, events),
        new RollingCallActor(people),
        new QuotaActor(people),
        new EligibilityActor(people),
        new RulesActor(people),
        new DrawActor(people),
        new PanelReviewActor(people, events),
        new CountersignActor(people),
        new DefenceActor(people),
        new SiteVisitActor(people),
        new PriceOpeningActor(people),
        new RankingActor(people),
        new CommitteeActor(people),
        new BenefitActor(people),
        new NoticeActor(people, events),
        new AnnouncementActor(people),
    ];
}
