namespace Funding.Workflows.Programmes;

/// <param name="Step">Scores are multiples of it, such as 0.5.</param>
public sealed record Rubric(decimal Step, IReadOnlyList<Criterion> Criteria);

/// <param name="Weight">Percent; the weights of a rubric add to exactly 100.</param>
/// <param name="Max">A score runs from 0 to this.</param>
/// <param name="CommentAtOrBelow">A score up to this asks for a comment; null where no low score does.</param>
/// <param name="CommentAtOrAbove">A score from this on asks for a comment; null where no high score does.</param>
public sealed record Criterion(
    string Id, Bilingual Name, Bilingual Guidance, decimal Weight, decimal Max,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] decimal? CommentAtOrBelow = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] decimal? CommentAtOrAbove = null)
{
    /// <summary>Whether a sheet with this score is signed only with a comment on the criterion.</summary>
    public bool AsksForComment(decimal score) => score <= CommentAtOrBelow || score >= CommentAtOrAbove;
}

/// <summary>Who judges (五（三）): 政府, 行业, 企业, 学校 together.</summary>
/// <param name="Parties">Seats of a panel by party: government, industry, enterprise, school; they add to <paramref name="Size"/>.</param>
/// <param name="MaxLoad">Applications one expert may hold.</param>
public sealed record PanelRules(int Size, IReadOnlyDictionary<string, int> Parties, int MaxLoad);
