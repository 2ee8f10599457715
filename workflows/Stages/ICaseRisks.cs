namespace Funding.Workflows.Stages;

/// <summary>
/// What those who decide should weigh about applications beside their score, such as entries on a list; whoever knows it registers it.
/// Nothing is decided by it.
/// </summary>
public interface ICaseRisks
{
    /// <summary>Reads what it needs of the whole round once.</summary>
    /// <returns>The risks of one application, the gravest first.</returns>
    Task<Func<Application, IReadOnlyList<CaseRisk>>> OfAsync(Round round, CancellationToken cancellation = default);
}

/// <param name="Text">A sentence without its full stop, fit for a committee: no person of the office in it.</param>
/// <param name="Settled">Somebody looked into it and found that nothing stands against the application.</param>
public sealed record CaseRisk(Bilingual Text, bool Settled);

/// <summary>Asks whoever knows of risks.</summary>
public sealed class CaseRisks(IEnumerable<ICaseRisks> all)
{
    /// <returns>The risks of one application; what is settled comes last.</returns>
    public async Task<Func<Application, IReadOnlyList<CaseRisk>>> OfAsync(Round round, CancellationToken cancellation = default)
    {
        var known = new List<Func<Application, IReadOnlyList<CaseRisk>>>();
        foreach (var one in all) known.Add(await one.OfAsync(round, cancellation));
        return application => [.. known.SelectMany(k => k(application)).OrderBy(r => r.Settled)];
    }
}
