namespace Funding.Rehearsals.Kinds;

/// <summary>The one list of the specimens, one of each kind of stage.</summary>
public static class Specimens
{
    public static IReadOnlyList<StageSpecimen> All { get; } =
    [
        new CallSpecimen(),
        new RollingCallSpecimen(),
        new QuotaSpecimen(),
        new EligibilitySpecimen(),
        new RulesSpecimen(),
        new DrawSpecimen(),
        new PanelReviewSpecimen(),
        new CountersignSpecimen(),
        new DefenceSpecimen(),
        new SiteVisitSpecimen(),
        new PriceOpeningSpecimen(),
        new RankingSpecimen(),
        new CommitteeSpecimen(),
        new BenefitSpecimen(),
        new NoticeSpecimen(),
        new AnnouncementSpecimen(),
    ];

    /// <exception cref="InvalidOperationException">The kind has no specimen.</exception>
    public static StageSpecimen Of(string kind) => All.FirstOrDefault(s => s.Kind == kind)
        ?? throw new InvalidOperationException($"The kind '{kind}' has no specimen: add one to {nameof(Specimens)}.{nameof(All)}.");
}
