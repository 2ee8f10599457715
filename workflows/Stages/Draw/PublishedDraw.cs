namespace Funding.Workflows.Stages.Draw;

/// <summary>
/// A whole draw as it is published: experts, applications and fields by pseudonyms, conflicts as pairs that were barred. Anyone
/// can replay the orders from seed and public value, and the panels from the orders.
/// </summary>
public sealed record PublishedDraw(DrawRecord Record, AssignmentInputs Inputs, IReadOnlyList<PanelSeat> Seats)
{
    public const string Experts = "experts";
    public const string Applications = "applications";

    /// <summary>The applications again, for the last tie-break of the ranking.</summary>
    public const string TieBreak = "tie-break";

    /// <summary>Draws the orders and the panels.</summary>
    /// <param name="inputs">Without orders: they are drawn here.</param>
    public static PublishedDraw Carry(
        string roundId, ReadOnlySpan<byte> seed, string valueName, string valueSource, string value, AssignmentInputs inputs)
    {
        string[] applications = [.. inputs.Applications.Select(a => a.Id)];
        var record = DrawRecord.Draw(roundId, seed, valueName, valueSource, value, new Dictionary<string, IReadOnlyCollection<string>>
        {
            [Experts] = [.. inputs.Experts.Select(e => e.Id)],
            [Applications] = applications,
            [TieBreak] = applications,
        });
        var drawn = inputs with { ExpertOrder = OrderOf(record, Experts), ApplicationOrder = OrderOf(record, Applications) };
        return new(record, drawn, Assignment.Assign(drawn).Seats);
    }

    /// <summary>Replays everything that the record holds.</summary>
    /// <param name="publishedCommitment">As published before the call closed; null trusts the record's own copy.</param>
    public DrawReplay Replay(string? publishedCommitment = null)
    {
        var faults = DrawVerifier.Replay(Record, publishedCommitment).Faults.ToList();
        var unfit = PublishedDrawFaults.Of(this);
        if (unfit.Count > 0)
            return new([.. faults, .. unfit]);
        if (!OrderOf(Record, Experts).SequenceEqual(Inputs.ExpertOrder)
            || !OrderOf(Record, Applications).SequenceEqual(Inputs.ApplicationOrder))
            faults.Add("the panels were not formed by the drawn orders");
        faults.AddRange(AssignmentVerifier.Verify(Inputs, Seats).Faults.Select(f => $"panels: {f.Kind} {f.ApplicationId} {f.ExpertId}"));
        if (faults.Count == 0 && !Assignment.Assign(Inputs).Seats.SequenceEqual(Seats))
            faults.Add("replaying gives other panels");
        return new(faults);
    }

    private static IReadOnlyList<string> OrderOf(DrawRecord record, string purpose) =>
        record.Orders.FirstOrDefault(o => o.Purpose == purpose)?.Order ?? [];
}
