namespace Funding.Workflows.Credit;

/// <summary>Entries of the list of the dishonest as risks of an application; what an officer found is said beside them.</summary>
internal sealed class CreditRiskQueries(CreditStore store) : ICaseRisks
{
    private static readonly Texts Texts = new(typeof(CreditRiskQueries));

    public async Task<Func<Application, IReadOnlyList<CaseRisk>>> OfAsync(Round round, CancellationToken cancellation = default)
    {
        var counting = await store.CountingAsync(cancellation);
        if (counting.List is not { } list) return _ => [];
        var findings = await store.FindingsAsync(round.Id, cancellation);
        return application => Of(CreditHits.Of(counting.ByCode, application), list, findings.GetValueOrDefault(application.Id));
    }

    /// <summary>One for all entries: they are looked into together.</summary>
    internal static IReadOnlyList<CaseRisk> Of(
        IReadOnlyList<CreditHit> hits, CreditList list, CreditFinding? finding) => hits.Count == 0 ? [] :
    [
        new(
            Texts.Of(
                "risk", Texts.Names([.. hits.Select(h => Bilingual.Same(h.Party)).Distinct()]), hits.Count, list.Source,
                DayText.Of(list.AsOf), finding is null ? Texts.Of("open") : Texts.Of($"outcome.{finding.Outcome}", finding.Text)),
            Settled: finding is { Outcome: not CreditOutcome.Stands }),
    ];
}
