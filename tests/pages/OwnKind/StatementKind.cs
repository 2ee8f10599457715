namespace Funding.Pages.Tests.OwnKind;

/// <summary>The kind: each applicant is asked by mail, reminded on the last day, and out of the round without a signature.</summary>
public sealed class StatementKind(Statements statements, OpenCases cases)
    : StageKind<StatementSettings, StatementFacts>(new StatementDeclaration())
{
    public const string KindName = "statement";

    public static readonly LinkPurpose Purpose = new("SignStatement");
    public static readonly StageAct Remind = new("RemindOfStatement", Cadence.EachDeadline);
    public static readonly StageAct Close = StageAct.Leaving("CloseStatement");

    private MailTemplate[]? mails;

    public override IReadOnlyList<ActRun> Acts =>
    [
        ActRun.ByCase(Remind, (at, commit, _) => Written(commit, c => Ask(at, c, Mails[1], $"{at.LastDay:yyyy-MM-dd}"))),
        ActRun.ChangingCase(Close, CloseAsync),
    ];

    public override async Task<StatementFacts> LookAsync(StageView at, CancellationToken cancellation) =>
        new(await statements.FindAsync(at.Round.Id, at.Stage, at.Case!.CaseId, cancellation) is not null);

    public override StageStep Next(StatementSettings settings, StatementFacts facts, StageMoment moment) => facts.Signed
        ? StageStep.Leave()
        : new StageSchedule(moment)
            .Between(Remind, ShanghaiTime.StartOf(moment.LastDay), ShanghaiTime.CloseOf(moment.LastDay), moment.LastDay)
            .Leave(ShanghaiTime.CloseOf(moment.LastDay));

    public override Task<Application> OpenAsync(CaseAt opened, Commit commit, CancellationToken cancellation)
    {
        Ask(opened, commit, Mails[0], "");
        return Task.FromResult(opened.Application.Value);
    }

    public override void Map(IStageRoutes routes) => StatementPages.Map(routes);

    public override IReadOnlyList<MailTemplate> Mails => mails ??=
    [
        Mail(Texts, "StatementRequest", true, "RoundName", "ApplicationName", "Deadline"),
        Mail(Texts, "StatementReminder", true, "RoundName", "ApplicationName", "Deadline"),
        Mail(Texts, "StatementLapsed", false, "RoundName", "ApplicationName", "Reason"),
    ];

    public override IReadOnlyList<StageLink> Links => [new(Purpose, Texts.Of("link.title"), Texts.Of("link.text"))];

    public override async Task<StageTask?> TaskAsync(
        Round round, PlannedStage stage, Application own, CancellationToken cancellation) =>
        await cases.FindAsync(new CaseKey(round.Id, stage.Id, own.Id), cancellation) is { } open
        && await statements.FindAsync(round.Id, stage, own.Id, cancellation) is null
            ? new(Texts.Of("task"), Texts.Of("sign"), PageOf(round, stage, own.Id), open.Value.LastDay(stage))
            : null;

    public override async Task<IReadOnlyList<StageWait>> WaitsAsync(StageView at, Actor reader, CancellationToken cancellation) =>
        await cases.CountAsync(at.Round.Id, at.Stage.Id, cancellation) is > 0 and var open
            ? [new(Texts.Of("waits", Texts.Number(open)), StagePlace.Url(Audience.Office, at.Round.Id, at.Stage.Id))]
            : [];

    public override async Task<RenderFragment?> OverviewAsync(StageView at, Actor reader, CancellationToken cancellation) =>
        Page.Part<StatementOverview, StatementCounts>(new(
            await statements.CountAsync(at.Round.Id, at.Stage, cancellation),
            at.Round.PresentStages().Contains(at.Stage) ? await cases.CountAsync(at.Round.Id, at.Stage.Id, cancellation) : 0));

    public override async Task<RenderFragment?> DossierAsync(
        StageView at, Application application, Actor reader, CancellationToken cancellation) =>
        await statements.FindAsync(at.Round.Id, at.Stage, application.Id, cancellation) is { } signed
            ? Page.Part<StatementDossier, SignedStatement>(new(Settings(at.Programme).Text, signed.Value))
            : null;

    public override async Task<IReadOnlyList<StageEvent>> HistoryAsync(
        StageView at, Application application, CancellationToken cancellation) =>
        await statements.FindAsync(at.Round.Id, at.Stage, application.Id, cancellation) is { } signed
            ? [new(signed.Value.At, Texts.Of("signed"))]
            : [];

    public override async IAsyncEnumerable<RoundPart> PartsAsync(
        Round round, PlannedStage stage, DeadlineChange change, [EnumeratorCancellation] CancellationToken cancellation)
    {
        if (change.Find(Kind) is null)
            yield break;
        foreach (var (_, application) in (await cases.PageAsync(round.Id, stage.Id, 1000, null, cancellation)).Items)
            foreach (var editor in application.Editors)
                yield return new OwnPart(
                    editor, Kind, Bilingual.Same(application.Title), PageOf(round, stage, application.Id));
    }

    public override StageConcern Tell(Round round, Concern concern) =>
        new(Texts.Of("concern", concern.About!), RoundMail.DeskLink(Purpose, round.Id, concern.Moved.New));

    /// <summary>Without a signature the application is out of the round.</summary>
    private async Task<Application> CloseAsync(CaseAt at, Commit commit, CancellationToken cancellation)
    {
        var application = at.Application.Value;
        if (await statements.FindAsync(at.Round.Id, at.View.Stage, application.Id, cancellation) is not null)
            return application;
        var reason = Texts.Of("lapsed");
        commit
            .Audit(AuditNote.By(Actor.Rule(Close.Name), "statement-missing", application.Id).Moves(
                application.Desk, application.State, ApplicationState.Ineligible))
            .Mail(at.Round, Mails[2], application.Editors[0], application.Id, null,
                [("ApplicationName", application.Title), .. RoundMail.Both("Reason", reason)]);
        return application with { State = ApplicationState.Ineligible, Reason = reason.Zh };
    }

    private static void Ask(CaseAt at, Commit commit, MailTemplate mail, string cause)
    {
        foreach (var editor in at.Application.Value.Editors)
            commit.MailLink(
                at.Round, mail, editor, $"{at.Application.Value.Id}:{cause}",
                RoundMail.Link(
                    RoundMail.DeskLink(Purpose, at.Round.Id, at.LastDay), PageOf(at.Round, at.View.Stage, at.Application.Value.Id)),
                ("ApplicationName", at.Application.Value.Title), RoundMail.Day("Deadline", at.LastDay));
    }

    private static Task Written(Commit commit, Action<Commit> write)
    {
        write(commit);
        return Task.CompletedTask;
    }

    private static string PageOf(Round round, PlannedStage stage, string application) =>
        StagePlace.Url(Audience.Apply, round.Id, stage.Id, application);
}
