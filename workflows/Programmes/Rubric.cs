namespace Funding.Workflows.Programmes;

/// <param name="Step">Scores are multiples of it, such as 0.5.</param>
public sealed record Rubric(decimal Step, IReadOnlyList<Criterion> Criteria);

/// <param name="Weight">Percent; the weights of a rubric add to exactly 100.</param>
/// <param name="Max">A score runs from 0 to this.</param>
public sealed record Criterion(string Id, Bilingual Name, Bilingual Guidance, decimal Weight, decimal Max);

/// <summary>Who judges (五（三）): 政府, 行业, 企业, 学校 together.</summary>
/// <param name="Parties">Seats of a panel by party: government, industry, enterprise, school; they add to <paramref name="Size"/>.</param>
/// <param name="MaxLoad">Applications one expert may hold.</param>
public sealed record PanelRules(int Size, IReadOnlyDictionary<string, int> Parties, int MaxLoad);
