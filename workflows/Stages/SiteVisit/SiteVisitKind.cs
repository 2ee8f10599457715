namespace Funding.Workflows.Stages.SiteVisit;

internal sealed class SiteVisitKind(
    VisitStore visits, VisitActs acts, VisitWaitQueries waits, VisitAccessStore access, VisitQueries queries,
    ConflictDeclarations conflicts, WithdrawnReviews withdrawn, VisitDataStore data, WorkingCalendar calendar)
    : StageKind<SiteVisitSettings, VisitFacts>(new SiteVisitDeclaration())
{
    // Letters, visits and signatures need a few.
    private const int FewDays = 4;

    public override IReadOnlyList<ActRun> Acts =>
    [
        ActRun.Of(SiteVisitStage.RemindVisitPlan, acts.RemindPlanAsync),
        ActRun.Of(SiteVisitStage.RemindVisitors, acts.RemindVisitorsAsync),
        ActRun.Of(SiteVisitStage.EscalateVisits, acts.EscalateAsync),
        ActRun.Changing(SiteVisitStage.Close, (round, _) => Task.FromResult(acts.Close(round))),
    ];

    public override IReadOnlyList<MailTemplate> Mails => VisitMails.All;

    public override IReadOnlyList<StageLink> Links =>
        [new(VisitLetters.DeskPurpose, Texts.Of("link.title"), Texts.Of("link.text"))];

    public override void Map(IStageRoutes routes)
    {
        VisitOfficePages.Map(routes);
        VisitorPages.Map(routes);
        VisitReaderPages.Map(routes);
        VisitsApi.Map(routes.Group(Audience.Api));
    }

    public override Task<Round> EnterAsync(Round entering, CancellationToken cancellation) => acts.EnterAsync(entering, cancellation);

    public override Task<VisitFacts> LookAsync(StageView at, CancellationToken cancellation) =>
        visits.LookAsync(at.Round, at.Stage, cancellation);

    public override StageStep Next(SiteVisitSettings settings, VisitFacts facts, StageMoment moment) =>
        SiteVisitStage.Next(settings, facts, moment);

    public override RenderFragment? Facts(Programme programme, IReadOnlyList<Desk> desks) =>
        Page.Part<VisitFactsPart, SiteVisitSettings>(Settings(programme));

    /// <summary>Days of the stage without a working day leave nowhere to visit on.</summary>
    public override Task<IReadOnlyList<LaunchFinding>> ReviewLaunchAsync(
        LaunchRequest request, LaunchPlan plan, CancellationToken cancellation)
    {
        var stage = plan.Stages.Find(Kind)!;
        var begins = plan.Stages.CloseBefore(stage.Id)?.AddDays(1) ?? plan.Opens;
        var days = calendar.WorkingDaysBetween(begins, stage.Closes!.Value);
        return Task.FromResult<IReadOnlyList<LaunchFinding>>(
            days < FewDays ? [new LaunchFinding("visits-few-days", null, Texts.Of("launch.few-days", days))] : []);
    }

    public override Withdrawing Withdraw(WithdrawalCase asked) => SiteVisitStage.Withdraw(asked);

    /// <summary>The case is visited no more; its visitors are told as its panel is.</summary>
    public override async Task<IReadOnlyList<string>> WithdrawAsync(
        Commit commit, Round round, Application leaving, CancellationToken cancellation)
    {
        var stage = round.Stages.Find(Kind)!;
        var visit = await visits.FindAsync(round, stage, leaving.Id, cancellation);
        await withdrawn.AddAsync(
            commit, round, leaving.Id, leaving.Name, visit?.Value is { Appointment: not null } ? visit.Value.Visiting : [], cancellation);
        if (visit is not null)
        {
            commit.ReplaceVisit(stage, visit, visit.Value with { State = VisitState.Withdrawn, RemindOn = null });
        }

        return [];
    }

    public override async Task<StageTask?> TaskAsync(
        Round round, PlannedStage stage, Application own, CancellationToken cancellation) =>
        await visits.FindAsync(round, stage, own.Id, cancellation)
            is { Value: { State: VisitState.Open, Appointment: { } at, Signatures.Count: 0 } }
            ? new(Texts.Of("task"), Texts.Of("task.action"), VisitLinks.Applicants(round.Id, stage.Id, own.Id), at.Day)
            : null;

    /// <summary>Where the visit begins would name the applicant.</summary>
    public override async Task<IReadOnlyList<StageDate>> DatesAsync(
        Round round, PlannedStage stage, Actor person, CancellationToken cancellation) =>
        person.Can(Right.ReviewApplication) && round.IsVisiting()
            ? [
                .. (await access.OwnAsync(person, round, stage, cancellation))
                    .Where(v => v is { State: VisitState.Open, Appointment: not null })
                    .SelectMany(v => DatesOf(v, VisitLinks.Desk(round.Id, stage.Id))),
            ]
            : [];

    private IEnumerable<StageDate> DatesOf(Visit visit, string path)
    {
        var appointment = visit.Appointment!;
        yield return new($"visit:{visit.CaseId}", Texts.Of("date"), appointment.Day, path) { From = appointment.From };
        yield return new($"sign:{visit.CaseId}", Texts.Of("date.sign"), appointment.SignBy, path);
    }

    public override async Task<ExpertWork?> ExpertWorkAsync(
        Round round, PlannedStage stage, Actor expert, CancellationToken cancellation)
    {
        if (await access.OwnAsync(expert, round, stage, cancellation) is not { Count: > 0 } own)
        {
            return null;
        }

        var due = own.Count(v => v is { State: VisitState.Open, Appointment: not null }
            && v.Signatures.All(s => s.ExpertId != expert.PersonId));
        var waits = round.IsVisiting() && due > 0;
        return new(
            waits ? Texts.Of("work.due", Texts.Number(own.Count), Texts.Number(due)) : Texts.Of("work", Texts.Number(own.Count)),
            Texts.Of("work.action"), VisitLinks.Desk(round.Id, stage.Id), waits);
    }

    public override Task<IReadOnlyList<StageWait>> WaitsAsync(StageView at, Actor reader, CancellationToken cancellation) =>
        waits.OfficeAsync(at.Round, at.Stage, cancellation);

    public override IAsyncEnumerable<Waited> WaitedAsync(StageView at, CancellationToken cancellation) =>
        waits.WaitedAsync(at.Round, at.Stage, cancellation);

    public override async Task<IReadOnlyList<StageWait>> DutiesAsync(RoundSummary round, Actor reader, CancellationToken cancellation) =>
        reader.Can(Right.ArrangeVisits) && round.Stages.Find(Kind) is { } stage
            ? await waits.DutiesAsync(round, stage, cancellation) : [];

    public override async Task<RenderFragment?> OverviewAsync(StageView at, Actor reader, CancellationToken cancellation) =>
        Page.Part<VisitOverviewPart, VisitsModel>(new(
            new(at.Round, at.Stage), await queries.ReadAsync(reader, at.Round, at.Stage, cancellation)));

    /// <summary>Who declared a conflict with the applicant, or acts for it, reads when it is and nothing that was found.</summary>
    public override async Task<RenderFragment?> DossierAsync(
        StageView at, Application application, Actor reader, CancellationToken cancellation)
    {
        if (await visits.FindAsync(at.Round, at.Stage, application.Id, cancellation) is not { Value: var visit })
        {
            return null;
        }

        return Page.Part<VisitDossier, OfficeVisit>(new(
            await queries.ProtocolAsync(at.Round, at.Stage, visit, named: true, cancellation),
            await conflicts.HasWithAsync(reader.PersonId, application, cancellation), false, false));
    }

    /// <summary>One read.</summary>
    public override async Task<IReadOnlyList<StageEvent>> HistoryAsync(
        StageView at, Application application, CancellationToken cancellation) =>
        await visits.FindAsync(at.Round, at.Stage, application.Id, cancellation) is { Value: var visit }
            ? [.. VisitHistory.Of(at.Stage, at.Round.Id, Settings(at.Programme), visit)] : [];

    public override IAsyncEnumerable<RoundPart> PartsAsync(
        Round round, PlannedStage stage, DeadlineChange change, CancellationToken cancellation) =>
        change.IsAt(Kind) && change.Find(Kind) is not null
            ? waits.PartsAsync(round, stage, cancellation) : AsyncEnumerable.Empty<RoundPart>();

    public override StageConcern Tell(Round round, Concern concern)
    {
        var stage = round.Stages.Find(Kind)!;
        return new(
            concern.About!,
            concern.Page == VisitLinks.Desk(round.Id, stage.Id)
                ? VisitLetters.DeskLink(round, stage)
                : RoundMail.AskLink(LinkPurpose.OfficerDesk, round, Kind, stage.Closes!.Value.AddDays(30)));
    }

    /// <summary>Visitors with an appointment that is to come.</summary>
    public override async IAsyncEnumerable<WoundUp> WindUpAsync(
        Round round, PlannedStage stage, [EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var person in (await visits.AllAsync(round, stage, cancellation))
            .Where(v => v is { State: VisitState.Open, Appointment: not null }).SelectMany(v => v.Visiting).Distinct())
        {
            yield return new WoundUp(person);
        }
    }

    public override IAsyncEnumerable<object> OfAsync(string personId, Round round, CancellationToken cancellation) =>
        data.OfAsync(personId, round, cancellation);
}
