namespace Funding.Workflows.Stages.Eligibility;

/// <summary>Veto items (一票否决) as risks: one that is open or upheld, and one that did not hold.</summary>
internal sealed class VetoRiskQueries(VetoStore vetoes) : ICaseRisks
{
    private static readonly Texts Texts = new(typeof(EligibilityKind));

    public async Task<Func<Application, IReadOnlyList<CaseRisk>>> OfAsync(Round round, CancellationToken cancellation = default)
    {
        if (round.Stages.Find(EligibilityStage.Kind) is not { } stage) return _ => [];
        var all = (await vetoes.AllAsync(round.Id, stage, cancellation).ToListAsync(cancellation))
            .ToLookup(v => v.CaseId, StringComparer.Ordinal);
        return application => [.. all[application.Id].Select(Of)];
    }

    private static CaseRisk Of(Veto veto) => new(
        Texts.Of(
            veto.Verdict is null ? "veto-risk.open" : veto.Upheld ? "veto-risk.upheld" : "veto-risk.dropped",
            VetoKinds.NameOf(veto.Kind), veto.Source, DayText.Of(veto.On)),
        Settled: veto is { Verdict: not null, Upheld: false });
}
