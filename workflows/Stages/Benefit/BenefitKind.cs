namespace Funding.Workflows.Stages.Benefit;

internal sealed class BenefitKind(BenefitActs acts, BenefitSheetQueries sheets, BenefitWaitQueries waits)
    : StageKind<BenefitSettings, BenefitFacts>(new BenefitDeclaration())
{
    public override IReadOnlyList<ActRun> Acts =>
    [
        ActRun.ByCase(BenefitStage.TellOfficers, acts.TellAsync),
        ActRun.ByCase(BenefitStage.RemindOfficers, acts.RemindAsync),
        ActRun.ChangingCase(BenefitStage.Grant, acts.GrantAsync),
        ActRun.ChangingCase(BenefitStage.Refuse, acts.RefuseAsync),
    ];

    public override IReadOnlyList<MailTemplate> Mails => BenefitMails.All;

    public override void Map(IStageRoutes routes)
    {
        BenefitDecisionPages.Map(routes.Group(Audience.Office));
        SettlementPages.Map(routes.Group(Audience.Office));
        OwnBenefitsPages.Map(routes.Group(Audience.Apply));
    }

    public override async Task<BenefitFacts> LookAsync(StageView at, CancellationToken cancellation) => new(
        at.Case is { } one ? (await sheets.DecisionAsync(at.Round.Id, at.Stage, one.CaseId, cancellation))?.Value : null);

    public override StageStep Next(BenefitSettings settings, BenefitFacts facts, StageMoment moment) =>
        BenefitStage.Next(settings, facts, moment);

    public override IAsyncEnumerable<Waited> WaitedAsync(StageView at, CancellationToken cancellation) => waits.ReadAsync(at, cancellation);

    public override Withdrawing Withdraw(WithdrawalCase asked) => BenefitStage.Withdraw(asked);

    public override async Task<IReadOnlyList<StageEvent>> HistoryAsync(
        StageView at, Application application, CancellationToken cancellation) => application.At is null
        ? []
        : [.. BenefitActs.History((await sheets.DecisionAsync(at.Round.Id, at.Stage, application.Id, cancellation))?.Value)];

    /// <summary>What the claim comes to, and what the reader may do about it.</summary>
    public override async Task<RenderFragment?> DecisionAsync(
        StageView at, Application application, Actor reader, bool barred, CancellationToken cancellation)
    {
        if (application is not { At.Stage: var stage } || stage != at.Stage.Id) return null;
        var decision = (await sheets.DecisionAsync(at.Round.Id, at.Stage, application.Id, cancellation))?.Value;
        if (decision is not null && !BenefitStage.AwaitsSecond(Settings(at.Programme), decision)) return null;
        IReadOnlyList<FigureLine> lines = [];
        Refusal? bar = null;
        try
        {
            lines = (await sheets.SheetAsync(at.Programme, application, decision?.Verified, cancellation)).Sheet.Lines;
        }
        catch (RefusedException refused)
        {
            bar = refused.Refusals[0];
        }

        return Page.Part<BenefitDecisionPart, BenefitDecisionModel>(new(
            application, await sheets.ToVerifyAsync(at.Programme, application, cancellation), lines, bar, decision,
            reader.Can(Right.DecideEligibility) && !barred, reader.PersonId));
    }
}
