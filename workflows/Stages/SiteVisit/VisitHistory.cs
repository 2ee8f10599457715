namespace Funding.Workflows.Stages.SiteVisit;

/// <summary>
/// When an application is visited and what came of it, as its parties may know; what was found the committee reads, and the office with who
/// signed it.
/// </summary>
internal static class VisitHistory
{
    private static readonly Texts Texts = new(typeof(SiteVisitKind));

    public static IEnumerable<StageEvent> Of(PlannedStage stage, string roundId, SiteVisitSettings settings, Visit visit)
    {
        var outcome = settings.Shown == VisitShown.Outcome ? HistoryReaders.Parties : HistoryReaders.Committee;
        if (visit is { Appointment: { } at, ArrangedAt: { } arranged, State: not VisitState.Withdrawn })
        {
            yield return new(arranged, Texts.Of("history.visit", VisitLetters.When(at))) { For = HistoryReaders.Parties };
        }

        foreach (var signature in visit.HasProtocol ? visit.Signatures : [])
        {
            yield return new(signature.At, Texts.Of(signature.Dissent is null ? "history.signed" : "history.dissent"), signature.Dissent)
            {
                For = HistoryReaders.Committee,
                By = signature.ExpertId,
            };
        }

        if (visit is { HasProtocol: true, EndedAt: not null })
        {
            var unmet = VisitFindings.NotMet(settings, visit);
            yield return new(
                visit.Signatures[^1].At, unmet.Count == 0
                    ? Texts.Of("history.complete") : Texts.Of("history.unmet", Texts.Names(unmet.Select(i => i.Name))))
            {
                For = outcome,
                CommitteePath = VisitLinks.Protocol(Audience.Approve, roundId, stage.Id, visit.CaseId),
            };
        }

        if (visit is { EndedAt: { } ended, State: VisitState.Failed or VisitState.Kept, Reason: { } reason })
        {
            yield return new(ended, Texts.Of(visit.State == VisitState.Failed ? "history.failed" : "history.kept"), reason)
            {
                For = visit.State == VisitState.Failed ? HistoryReaders.Parties : HistoryReaders.Committee,
                By = visit.DecidedBy,
            };
        }
    }
}
