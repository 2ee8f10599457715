namespace Funding.Workflows.Stages.Rules;

internal sealed class RulesKind(RulesActs acts, RulesCaseActs cases)
    : StageKind<RulesSettings, RulesFacts>(new RulesDeclaration())
{
    private MailTemplate[]? mails;

    public override IReadOnlyList<ActRun> Acts =>
    [
        new(RulesStage.ApplyRules, acts.ApplyAsync, (at, commit, cancellation) => cases.PassAsync(at, commit, Mails[1], cancellation)),
        ActRun.ChangingCase(RulesStage.RefuseByRules, (at, commit, cancellation) => cases.RefuseAsync(at, commit, Mails[2], cancellation)),
        ActRun.ChangingCase(RulesStage.WaitForPlace, (at, commit, cancellation) => cases.WaitAsync(at, commit, Mails[0], cancellation)),
    ];

    public override IReadOnlyList<MailTemplate> Mails => mails ??=
    [
        Mail(Texts, "PlaceAwaited", true, "RoundName", "ApplicationName", "ApplicationNumber"),
        Mail(Texts, "PlaceFree", true, "RoundName", "ApplicationName", "ApplicationNumber"),
        Mail(Texts, "PlacesFull", true, "RoundName", "ApplicationName", "ApplicationNumber"),
    ];

    public override RenderFragment? Facts(Programme programme, IReadOnlyList<Desk> desks) =>
        PublishedRule.Table(Settings(programme).Rules.Select(r => new PublishedRule(r.Message, r.Citation)));

    public override IEnumerable<StageTerm> Terms(Programme programme) => Settings(programme) is { Places: { } places, Reserve: var reserve }
        ? [new(Texts.Of("places"), Texts.Of("places.value", places, reserve))]
        : [];

    public override Task<RulesFacts> LookAsync(StageView at, CancellationToken cancellation) => at.Case is { } open
        ? cases.LookAsync(at, open, cancellation) : Task.FromResult(RulesFacts.Together);

    public override StageStep Next(RulesSettings settings, RulesFacts facts, StageMoment moment) => RulesStage.Next(settings, facts);

    public override Task<Application> OpenAsync(CaseAt opened, Commit commit, CancellationToken cancellation) =>
        cases.OpenAsync(opened, Settings(opened.View.Programme), commit, cancellation);
}
