namespace Funding.Workflows.Stages.Defence;

internal sealed class DefenceKind(
    ITableStore tables, DefenceStore defence, DefenceActs acts, PeopleStore people, ConflictDeclarations conflicts,
    WithdrawnReviews withdrawn, DefenceDataStore data, WorkingCalendar calendar)
    : StageKind<DefenceSettings, DefenceFacts>(new DefenceDeclaration())
{
    public override IReadOnlyList<ActRun> Acts =>
    [
        ActRun.Of(DefenceStage.TellDefence, acts.TellAsync),
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
            : null;

    public override async Task<IReadOnlyList<StageWait>> WaitsAsync(StageView at, Actor reader, CancellationToken cancellation)
    {
        var open = (await defence.OpenAsync(at.Round, at.Stage, cancellation)).Count;
        var published = (await defence.PlanAsync(at.Round, at.Stage, cancellation))?.Value.PublishedAt is not null;
        var due = await defence.NotesDueAsync(at.Round, at.Stage, cancellation);
        var path = DefenceLinks.Office(at.Round.Id, at.Stage.Id);
        return
        [
            .. open > 0 ? new[] { new StageWait(Texts.Of(published ? "waits.open" : "waits.plan", Texts.Number(open)), path) } : [],
            .. due.Count > 0 ? new[] { new StageWait(Texts.Of("waits.notes", Texts.Number(due.Count)), path) } : [],
        ];
    }

    /// <summary>The officers together, then each expert with a note to write: the rows of both, and the pool.</summary>
    public override async IAsyncEnumerable<Waited> WaitedAsync(StageView at, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var (round, stage) = (at.Round, at.Stage);
        var path = DefenceLinks.Office(round.Id, stage.Id);
        if (await defence.OpenAsync(round, stage, cancellation) is { Count: > 0 } open)
        {
            var published = (await defence.PlanAsync(round, stage, cancellation))?.Value.PublishedAt;
            yield return new(
                DefenceLetters.OfficersKey,
                Texts.Of(published is null ? "waited.plan" : "waited.open", Texts.Number(open.Count)),
                published ?? round.BeganAt(stage.Id),
                stage.Closes)
            {
                For = Texts.Of("waited.for"),
                Persons = [.. (await people.InRoleAsync(Role.Officer, null, cancellation)).Select(p => new Addressee(p.Id))],
                Path = path,
                Asked = [DefenceMails.DefencePlanWanted],
                Reminder = DefenceLetters.ToOffice(round, stage, open.Count, published is not null, LinkPurpose.OfficerDesk),
            };
        }

        var due = await defence.NotesDueAsync(round, stage, cancellation);
        if (due.Count == 0)
        {
            yield break;
        }

        var names = ExpertNames.Of(await defence.PoolAsync(round, cancellation));
        foreach (var expert in due)
        {
            yield return new(
                DefenceLetters.NotesKeyOf(expert.Key), Texts.Of("waited.notes", Texts.Number(expert.Count())), null, stage.Closes)
            {
                Persons = [expert.Key],
                Name = names.Of(expert.Key, expert.Key),
                Path = path,
                Reminder = DefenceLetters.ToWrite(round, stage, expert.Count()),
            };
        }
    }

    public override async Task<IReadOnlyList<StageWait>> DutiesAsync(RoundSummary round, Actor reader, CancellationToken cancellation)
    {
        if (!reader.Can(Right.HoldDefence) || round.Stages.Find(Kind) is not { } stage)
        {
            return [];
        }

        var partition = RoundKeys.Partition(round.Id);
        var plan = (await tables.GetAsync<DefencePlan>(partition, DefenceKeys.Plan(stage), cancellation))?.Value;
        return await tables.AnyAsync(partition, DefenceKeys.Open(stage, ""), cancellation)
            ? [new(Texts.Of(plan?.PublishedAt is null ? "duty.plan" : "duty.open"), DefenceLinks.Office(round.Id, stage.Id))] : [];
    }

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

    /// <summary>Who plans by its last day, and who has a note to write until then.</summary>
    public override async IAsyncEnumerable<RoundPart> PartsAsync(
        Round round, PlannedStage stage, DeadlineChange change, [EnumeratorCancellation] CancellationToken cancellation)
    {
        if (!change.IsAt(Kind) || change.Find(Kind) is null)
        {
            yield break;
        }

        if (await tables.AnyAsync(RoundKeys.Partition(round.Id), DefenceKeys.Open(stage, ""), cancellation))
        {
            foreach (var officer in await people.InRoleAsync(Role.Officer, null, cancellation))
            {
                yield return new OwnPart(officer.Id, Kind, Texts.Of("concern.sessions"), DefenceLinks.Office(round.Id, stage.Id));
            }
        }

        foreach (var expert in await defence.NotesDueAsync(round, stage, cancellation))
        {
            yield return new OwnPart(expert.Key, Kind, Texts.Of("concern.notes"), DefenceLinks.Panel(round.Id, stage.Id));
        }
    }

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
