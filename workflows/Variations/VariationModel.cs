namespace Funding.Workflows.Variations;

/// <param name="Side">Whose page it is.</param>
/// <param name="Bar">Why this reader of the office decides nothing; null otherwise.</param>
public sealed record VariationModel(VariationRead Read, Audience Side, Refusal? Bar);
