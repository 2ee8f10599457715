namespace Funding.Workflows.Variations;

/// <param name="All">The last one first.</param>
/// <param name="Offered">What the reader may ask for now; what is barred has its reason.</param>
/// <param name="Side">Whose page it stands on.</param>
public sealed record VariationsModel(
    AwardHome Award, IReadOnlyList<Variation> All, IReadOnlyList<(string Change, Refusal? Bar)> Offered, Audience Side,
    DateOnly Today);
