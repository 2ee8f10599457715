namespace Funding.Workflows.Stages.Ranking;

/// <summary>The ranking (综合排序) of what was scored.</summary>
public sealed record RankingSettings(SelectionRules Selection) : IRanking
{
    public const string Kind = "ranking";

    /// <exception cref="InvalidOperationException">The programme has no such stage.</exception>
    public static RankingSettings Of(Programme programme) => programme.StageSettings<RankingSettings>(Kind);

    /// <summary>Null where the programme has no such stage.</summary>
    public static RankingSettings? Find(Programme programme) => programme.FindStageSettings<RankingSettings>(Kind);
}
