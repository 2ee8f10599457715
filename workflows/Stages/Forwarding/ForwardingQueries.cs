namespace Funding.Workflows.Stages.Forwarding;

/// <summary>A forwarding with all that belongs to it.</summary>
/// <param name="Matter">Null where the outcome asked for no withdrawal.</param>
public sealed record ForwardingRead(DutyPlace Place, Stored<ForwardingState>? Stored, DutyPapers Papers, AwardMatter? Matter)
{
    public ForwardingState State => Stored?.Value ?? ForwardingState.Begun;

    public ForwardingSettings Settings => Place.View.Outline.As<ForwardingSettings>();
}

/// <summary>Reads forwardings of awards; three queries each.</summary>
public sealed class ForwardingQueries(ITableStore tables, ReportStore reports, PaperStore papers)
{
    /// <exception cref="RefusedException">The duty is no forwarding.</exception>
    public async Task<ForwardingRead> ReadAsync(DutyPlace place, CancellationToken cancellation = default)
    {
        if (place.Duty.Value.Kind != ForwardingSettings.Kind) throw new RefusedException(AwardRefusals.NoDuty());
        var at = place.View;
        return new(
            place, await FindAsync(at, cancellation), await papers.ReadAsync(at, cancellation),
            (await reports.MatterAsync(at, cancellation))?.Value);
    }

    /// <returns>Null before it was forwarded.</returns>
    public Task<Stored<ForwardingState>?> FindAsync(DutyView at, CancellationToken cancellation = default) =>
        tables.GetAsync<ForwardingState>(at.Partition, at.RowOf(ForwardingState.Row), cancellation);
}
