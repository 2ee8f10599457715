namespace Funding.Workflows.Stages.Call;

internal sealed class CallKind(ITableStore tables, CallActs acts) : StageKind<CallSettings, CallFacts>(new CallDeclaration())
{
    public override StageScopes Scopes => StageScopes.Cohort;

    public override IReadOnlyList<ActRun> Acts =>
    [
        ActRun.Of(CallStage.RestoreDrafts, acts.RestoreDraftsAsync),
        ActRun.Of(CallStage.Close, acts.CloseAsync),
    ];

    public override async Task<CallFacts> LookAsync(StageView at, CancellationToken cancellation) => new(
        at.Round.CallReopenedAt is not null && await tables.AnyAsync(
            RoundKeys.Partition(at.Round.Id), RoundKeys.StatePrefix(ApplicationState.Lapsed), cancellation));

    public override StageStep Next(CallSettings settings, CallFacts facts, StageMoment moment) => CallStage.Next(facts, moment);
}
