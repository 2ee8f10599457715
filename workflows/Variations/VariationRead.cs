namespace Funding.Workflows.Variations;

/// <summary>A variation with its award, as they were read for somebody who may.</summary>
public sealed record VariationRead(AwardRead Award, Stored<Variation> Stored, DutyPapers Papers, DateOnly Today)
{
    public Variation Variation => Stored.Value;

    public VariationPhase Phase => Variation.PhaseOn(Today);

    /// <summary>The part whose members come and go; null where it is about none.</summary>
    public RosterPart? Roster { get; init; }

    /// <summary>The award's budget; null where it is not about it.</summary>
    public BudgetSheet? Sheet { get; init; }

    public IVariationKind Kind => VariationKinds.Of(Variation.Change);

    public VariationOutline Outline => Award.Settings.Variations!.First(v => v.Change == Variation.Change);
}
