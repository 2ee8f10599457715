namespace Funding.Workflows.PlanProgress;

/// <summary>
/// The plan's targets with what is on the register of awards: two transactions however many awards there are, as long as the register
/// has not changed (one more for each thousand awards when it has).
/// </summary>
public sealed class PlanProgressQueries(AwardRollStore awards, MergerStore mergers, Catalogue catalogue, TimeProvider clock)
{
    /// <summary>Every target, in the order of the file.</summary>
    public Task<IReadOnlyList<TargetProgress>> ReadAsync(CancellationToken cancellation = default) =>
        OfAsync(catalogue.Targets.Targets, cancellation);

    /// <param name="programme">Id of the programme that the target is for.</param>
    /// <exception cref="RefusedException">The plan has no target for it.</exception>
    public async Task<TargetProgress> GetAsync(string programme, CancellationToken cancellation = default)
    {
        var target = catalogue.Targets.Of(programme) ?? throw new RefusedException(PlanProgressRefusals.NoTarget(programme));
        return (await OfAsync([target], cancellation))[0];
    }

    private async Task<IReadOnlyList<TargetProgress>> OfAsync(
        IReadOnlyList<CumulativeTarget> targets, CancellationToken cancellation)
    {
        var merged = await mergers.ReadAsync(cancellation);
        var today = ShanghaiTime.DayOf(clock.GetUtcNow());
        var register = (await awards.ReadAsync(cancellation)).ToLookup(a => a.Summary.ProgrammeId, StringComparer.Ordinal);
        return [.. targets.Select(t => TargetProgress.Of(t, register[t.Programme], merged.StandsFor, today))];
    }
}
