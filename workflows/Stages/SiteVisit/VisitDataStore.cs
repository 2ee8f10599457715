namespace Funding.Workflows.Stages.SiteVisit;

/// <summary>What the visits keep of a visitor: which were asked of them, and what they signed.</summary>
public sealed class VisitDataStore(VisitStore visits)
{
    public async IAsyncEnumerable<object> OfAsync(
        string personId, Round round, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        if (round.Stages.Find(SiteVisitStage.Kind) is not { } stage)
            yield break;
        foreach (var caseId in await visits.OfExpertAsync(round, stage, personId, cancellation))
        {
            if (await visits.FindAsync(round, stage, caseId, cancellation) is not { Value: var visit })
                continue;

            // Who steps back for a conflict reads nothing of it, not even here.
            if (visit.Visitors.LastOrDefault(v => v.ExpertId == personId) is not { State: not VisitorState.Recused } visitor)
                continue;
            yield return visitor;
            if (visit.Signatures.FirstOrDefault(s => s.ExpertId == personId) is { } signature)
                yield return new { visit.CaseId, visit.Appointment, Signature = signature };
        }
    }
}
