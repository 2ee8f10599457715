namespace Funding.Workflows.Stages.Rules;

internal sealed class RulesKind(RulesActs acts) : StageKind<RulesSettings, Nothing>(new RulesDeclaration())
{
    public override IReadOnlyList<ActRun> Acts => [new(RulesStage.ApplyRules, acts.ApplyAsync)];

    public override Task<Nothing> LookAsync(StageView at, CancellationToken cancellation) => Task.FromResult(Nothing.Value);

    public override StageStep Next(RulesSettings settings, Nothing facts, StageMoment moment) => RulesStage.Next();
}
