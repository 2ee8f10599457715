namespace Funding.Workflows.Stages.Rules;

internal sealed class RulesKind(RulesActs acts, RulesCaseActs cases)
    : StageKind<RulesSettings, RulesFacts>(new RulesDeclaration())
{
    public override IReadOnlyList<ActRun> Acts =>
    [
        new(RulesStage.ApplyRules, acts.ApplyAsync, cases.PassAsync),
        ActRun.ChangingCase(RulesStage.RefuseByRules, cases.RefuseAsync),
        ActRun.ChangingCase(RulesStage.WaitForPlace, cases.WaitAsync),
    ];

    public override IReadOnlyList<MailTemplate> Mails => RulesMails.All;

    public override RenderFragment? Facts(Programme programme, IReadOnlyList<Desk> desks) =>
        PublishedRule.Table(Settings(programme).Rules.Select(r => new PublishedRule(r.Message, r.Citation)));

    public override IEnumerable<StageTerm> Terms(Programme programme) => Settings(programme) is { Places: { } places, Reserve: var reserve }
        ? [new(Texts.Of("places"), Texts.Of("places.value", places, reserve))]
        : [];

    public override Task<RulesFacts> LookAsync(StageView at, CancellationToken cancellation) => at.Case is { } open
        ? cases.LookAsync(at, open, cancellation) : Task.FromResult(RulesFacts.Together);

    public override StageStep Next(RulesSettings settings, RulesFacts facts, StageMoment moment) => RulesStage.Next(settings, facts);

    public override Task<IReadOnlyList<StageEvent>> HistoryAsync(
        StageView at, Application application, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<StageEvent>>([.. CaseHistory.Verdict(application)]);

    public override Task<Application> OpenAsync(CaseAt opened, Commit commit, CancellationToken cancellation) =>
        cases.OpenAsync(opened, Settings(opened.View.Programme), commit, cancellation);
}
