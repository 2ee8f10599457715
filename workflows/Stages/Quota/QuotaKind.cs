namespace Funding.Workflows.Stages.Quota;

internal sealed class QuotaKind(QuotaActs acts) : StageKind<QuotaSettings, Nothing>(new QuotaDeclaration())
{
    public override StageScopes Scopes => StageScopes.Cohort;

    public override IReadOnlyList<ActRun> Acts =>
    [
        ActRun.Of(QuotaStage.RemindRecommenders, acts.RemindAsync),
        ActRun.Of(QuotaStage.Close, acts.CloseAsync),
    ];

    public override Task<Nothing> LookAsync(StageView at, CancellationToken cancellation) => Task.FromResult(Nothing.Value);

    public override StageStep Next(QuotaSettings settings, Nothing facts, StageMoment moment) => QuotaStage.Next(moment);

    public override async Task<Round> EnterAsync(Round entering, CancellationToken cancellation)
    {
        await acts.AskAsync(entering, cancellation);
        return entering;
    }
}
