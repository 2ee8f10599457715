namespace Funding.Bench.Rounds;

/// <summary>
/// The shipped programme with room for many: desks, places and load follow the number of applications. Of its documents only the
/// agreement is asked for, which the owners' consents cover.
/// </summary>
internal static class ScaleProgramme
{
    public static Catalogue CatalogueFor(int applications, int experts)
    {
        var shipped = ShippedCatalogue.Catalogue;
        return new Catalogue([Of(ShippedCatalogue.Colleges, applications, experts)], shipped.Desks, shipped.WorkingCalendar, shipped.Banks,
            shipped.Kinds);
    }

    // Sessions are a matter of rooms and days, and one plan has no more than 500.
    private static Programme Of(Programme shipped, int applications, int experts) =>
        (shipped with { Stages = [.. shipped.Stages.Where(stage => stage.Kind != DefenceSettings.Kind)] })
        .WithParts<DocumentsSettings>(DocumentsSettings.Kind, documents =>
            new([.. documents.Slots.Select(slot => slot with { Required = slot.Id == OwnersSettings.Find(shipped)?.Agreement })]))
        .WithStage<EligibilitySettings>(EligibilitySettings.Kind, check =>
            check with { Rules = [.. check.Rules.Where(rule => rule.Id != "documents")] })
        .WithStage<QuotaSettings>(QuotaSettings.Kind, quota =>
            quota with { Desks = [.. quota.Desks.Select(desk => desk with { Limit = applications })] })
        .WithStage<PanelReviewSettings>(PanelReviewSettings.Kind, review =>
            review with { Panel = review.Panel with { MaxLoad = applications * review.Panel.Size / experts + 5 } })
        .WithStage<RankingSettings>(RankingSettings.Kind, ranking => new(ranking.Selection with
        {
            Places = applications / 10,
            CapPerCity = applications,
            Reserve = applications / 100,
        }));
}
