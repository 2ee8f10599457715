namespace Funding.Workflows.Stages.Ranking;

/// <inheritdoc cref="RankingSettings"/>
public sealed class RankingDeclaration() : StageDeclaration<RankingSettings>(RankingSettings.Kind)
{
    public override IReadOnlyList<string> CorePages => ["ranking"];

    public override IReadOnlyList<Type> Gives => [typeof(IOrder), typeof(IRanking)];

    public override IReadOnlyList<Type> Needs => [typeof(IScores)];

    protected override IEnumerable<Fault> Check(RankingSettings settings, StageOutline stage, ProgrammeOutline programme)
    {
        if (programme.Given<IScores>(stage) is not { Rubric.Criteria: var criteria }) yield break;
        foreach (var (i, id) in settings.Selection.TieBreak.Index())
            if (criteria.All(c => c.Id != id))
                yield return new(
                    $"selection.tieBreak[{i}]",
                    $"'{id}' is no criterion of the rubric; allowed: {string.Join(", ", criteria.Select(c => c.Id))}");
    }
}
