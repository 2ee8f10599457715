namespace Funding.Workflows.Stages.Defence;

internal sealed class DefenceKind(
    ITableStore tables, DefenceStore defence, DefenceActs acts, DefenceTellActs telling, DefenceWaitQueries waits,
    PanelSessionQueries panels, ConflictDeclarations conflicts, WithdrawnReviews withdrawn, DefenceDataStore data, WorkingCalendar calendar)
    : StageKind<DefenceSettings, DefenceFacts>(new DefenceDeclaration())
{
    public override IReadOnlyList<ActRun> Acts =>
    [
        ActRun.Of(DefenceStage.TellDefence, telling.TellAsync),
        ActRun.Of(DefenceStage.RemindDefencePlan, acts.RemindPlanAsync),
        ActRun.Of(DefenceStage.RemindDefenceNotes, acts.RemindNotesAsync),
        ActRun.Of(DefenceStage.EscalateDefence, acts.EscalateAsync),
        ActRun.Changing(DefenceStage.Close, (round, _) => Task.FromResult(acts.Close(round))),
    ];

    public override IReadOnlyList<MailTemplate> Mails => DefenceMails.All;

    public override IReadOnlyList<StageLink> Links =>
        [new(DefenceLetters.DeskPurpose, Texts.Of("link.title"), Texts.Of("link.text"))];

    public override void Map(IStageRoutes routes)
    {
        PlanPages.Map(routes);
        DayPages.Map(routes);
        PanelPages.Map(routes);
        OwnSessionPages.Map(routes);
        DefenceApi.Map(routes.Group(Audience.Api));
    }

    public override Task<Round> EnterAsync(Round entering, CancellationToken cancellation) => acts.EnterAsync(entering, cancellation);

    public override Task<DefenceFacts> LookAsync(StageView at, CancellationToken cancellation) =>
        defence.LookAsync(at.Round, at.Stage, cancellation);

    public override StageStep Next(DefenceSettings settings, DefenceFacts facts, StageMoment moment) =>
        DefenceStage.Next(settings, facts, moment);

    public override RenderFragment? Facts(Programme programme, IReadOnlyList<Desk> desks) =>
        Page.Part<DefenceFactsPart, DefenceSettings>(Settings(programme));

    /// <summary>Days of the stage without a working day leave nowhere to plan to.</summary>
    public override Task<IReadOnlyList<LaunchFinding>> ReviewLaunchAsync(
        LaunchRequest request, LaunchPlan plan, CancellationToken cancellation)
    {
        var stage = plan.Stages.Find(Kind)!;
        var begins = plan.Stages.CloseBefore(stage.Id)?.AddDays(1) ?? plan.Opens;
        var days = calendar.WorkingDaysBetween(begins, stage.Closes!.Value);
        return Task.FromResult<IReadOnlyList<LaunchFinding>>(
            days < FewDays ? [new LaunchFinding("defence-few-days", null, Texts.Of("launch.few-days", days))] : []);
    }

    public override Withdrawing Withdraw(WithdrawalCase asked) => DefenceStage.Withdraw(asked);

    /// <summary>The case is not to be heard any more; its session ends.</summary>
    public override async Task<IReadOnlyList<string>> WithdrawAsync(
        Commit commit, Round round, Application leaving, CancellationToken cancellation)
    {
        var stage = round.Stages.Find(Kind)!;
        if (await defence.OpenAsync(round, stage, leaving.Id, cancellation) is { } open)
        {
            commit.Delete(open.Key, open.ETag);
        }

        if (await defence.SessionAsync(round, stage, leaving.Id, cancellation) is { } session)
        {
            commit.Replace(session, session.Value with { State = DefenceState.Withdrawn });
            foreach (var expert in session.Value.Panel)
            {
                if (await tables.GetAsync(commit.Partition, DefenceKeys.NoteDue(stage, expert, leaving.Id), cancellation) is { } due)
                {
                    commit.Delete(due.Key, due.ETag);
                }
            }
        }

        await withdrawn.AddAsync(commit, round, leaving.Id, leaving.Name, cancellation);
        return [];
    }

    public override async Task<StageTask?> TaskAsync(
        Round round, PlannedStage stage, Application own, CancellationToken cancellation) =>
        await defence.SessionAsync(round, stage, own.Id, cancellation)
            is { Value: { State: DefenceState.Waiting or DefenceState.Arrived } session }
            ? new(Texts.Of("task"), Texts.Of("task.action"), DefenceLinks.Own(round.Id, stage.Id, own.Id), session.Place.Day)
            {
                Hours = (session.Place.From, session.Place.To),
            }
            : null;

    public override async Task<ExpertWork?> ExpertWorkAsync(
        Round round, PlannedStage stage, Actor expert, CancellationToken cancellation)
    {
        var open = round.IsAt(Kind) && round.Seal is null;
        if (await panels.DeskAsync(expert, round, stage, notes: open, cancellation) is not { } desk)
        {
            return null;
        }

        var (waits, sessions) = (open && desk.Due > 0, Texts.Number(desk.Sessions));
        var text = waits ? Texts.Of("work.due", sessions, Texts.Number(desk.Due))
            : open && desk.Ahead > 0 ? Texts.Of("work.ahead", sessions, Texts.Number(desk.Ahead))
            : Texts.Of("work.over", sessions);
        return new(text, Texts.Of("work.action"), DefenceLinks.Panel(round.Id, stage.Id), waits);
    }

    /// <summary>Sessions of a member of panels that are to come.</summary>
    public override async Task<IReadOnlyList<StageDate>> DatesAsync(
        Round round, PlannedStage stage, Actor person, CancellationToken cancellation) =>
        person.Can(Right.ReviewApplication) && round.IsAt(Kind)
        && await defence.PlanAsync(round, stage, cancellation) is { Value: { PublishedAt: not null } plan }
            ? [
                .. (await panels.AheadAsync(person, round, stage, cancellation)).Select(s => new StageDate(
                    s.CaseId, Texts.Of("date"), s.Place.Day, DefenceLinks.Panel(round.Id, stage.Id))
                {
                    From = s.Place.From,
                    To = s.Place.To,
                    Place = Texts.Of("date.place", plan.RoomOf(s.Place.Room), plan.Address),
                }),
            ]
            : [];

    public override Task<IReadOnlyList<StageWait>> WaitsAsync(StageView at, Actor reader, CancellationToken cancellation) =>
        waits.OfficeAsync(at.Round, at.Stage, cancellation);

    public override IAsyncEnumerable<Waited> WaitedAsync(StageView at, CancellationToken cancellation) =>
        waits.WaitedAsync(at.Round, at.Stage, cancellation);

    public override async Task<IReadOnlyList<StageWait>> DutiesAsync(RoundSummary round, Actor reader, CancellationToken cancellation) =>
        reader.Can(Right.HoldDefence) && round.Stages.Find(Kind) is { } stage
            ? await waits.DutiesAsync(round, stage, cancellation) : [];

    public override async Task<RenderFragment?> OverviewAsync(StageView at, Actor reader, CancellationToken cancellation) =>
        Page.Part<DefenceOverviewPart, DefenceCounts>(new(
            at.Round.Id,
            at.Stage.Id,
            (await defence.PlanAsync(at.Round, at.Stage, cancellation))?.Value,
            (await defence.SessionsAsync(at.Round, at.Stage, cancellation)).CountBy(s => s.State).ToDictionary(),
            (await defence.OpenAsync(at.Round, at.Stage, cancellation)).Count));

    /// <summary>Who declared a conflict with the applicant, or acts for it, reads no note.</summary>
    public override async Task<RenderFragment?> DossierAsync(
        StageView at, Application application, Actor reader, CancellationToken cancellation)
    {
        if (await defence.PlanAsync(at.Round, at.Stage, cancellation) is not { Value: { PublishedAt: not null } plan }
            || await defence.SessionAsync(at.Round, at.Stage, application.Id, cancellation) is not { Value: var session })
        {
            return null;
        }

        var barred = await conflicts.HasWithAsync(reader.PersonId, application, cancellation);
        return Page.Part<DefenceDossier, DefenceDossierModel>(new(
            at.Round.Id,
            at.Stage.Id,
            plan,
            session,
            barred ? [] : await defence.NotesAsync(at.Round, at.Stage, application.Id, cancellation),
            ExpertNames.Of(await defence.PoolAsync(at.Round, cancellation))));
    }

    /// <summary>Three reads at most.</summary>
    public override async Task<IReadOnlyList<StageEvent>> HistoryAsync(
        StageView at, Application application, CancellationToken cancellation) =>
        await defence.PlanAsync(at.Round, at.Stage, cancellation) is { Value: { PublishedAt: not null } plan }
        && await defence.SessionAsync(at.Round, at.Stage, application.Id, cancellation) is { Value: var session }
            ? [.. DefenceHistory.Of(plan, session, await defence.NotesAsync(at.Round, at.Stage, application.Id, cancellation))] : [];

    public override IAsyncEnumerable<RoundPart> PartsAsync(
        Round round, PlannedStage stage, DeadlineChange change, CancellationToken cancellation) =>
        change.IsAt(Kind) && change.Find(Kind) is not null
            ? waits.PartsAsync(round, stage, cancellation) : AsyncEnumerable.Empty<RoundPart>();

    public override StageConcern Tell(Round round, Concern concern)
    {
        var stage = round.Stages.Find(Kind)!;
        return new(
            concern.About!,
            concern.Page == DefenceLinks.Panel(round.Id, stage.Id)
                ? DefenceLetters.DeskLink(round, stage)
                : RoundMail.AskLink(LinkPurpose.OfficerDesk, round, Kind, stage.Closes!.Value.AddDays(30)));
    }

    /// <summary>Applicants and members of panels with a session that is to come.</summary>
    public override async IAsyncEnumerable<WoundUp> WindUpAsync(
        Round round, PlannedStage stage, [EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var person in (await defence.SessionsAsync(round, stage, cancellation)).SelectMany(s => s.Panel).Distinct())
        {
            yield return new WoundUp(person);
        }
    }

    public override IAsyncEnumerable<object> OfAsync(string personId, Round round, CancellationToken cancellation) =>
        data.OfAsync(personId, round, cancellation);

    public override Task<int> ForgetAsync(Round round, DateTimeOffset ended, CancellationToken cancellation) =>
        data.ForgetAsync(round, cancellation);

    // Letters, sessions and one that is moved need a few.
    private const int FewDays = 3;
}

/// <param name="ByState">Sessions that were published.</param>
/// <param name="Open">Cases that are neither heard nor decided on.</param>
public sealed record DefenceCounts(
    string Round, StageKey Stage, DefencePlan? Plan, IReadOnlyDictionary<DefenceState, int> ByState, int Open);

/// <param name="Notes">None for who may not read them.</param>
public sealed record DefenceDossierModel(
    string Round, StageKey Stage, DefencePlan Plan, DefenceSession Session, IReadOnlyList<DefenceNote> Notes, ExpertNames Names);
