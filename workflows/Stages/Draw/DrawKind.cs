namespace Funding.Workflows.Stages.Draw;

internal sealed class DrawKind(
    ITableStore tables, DrawActs draw, DrawRosters rosters, PublicValueActs value, PoolCheckMail pool, PoolDataStore entries,
    LaunchSecrets secrets, WorkingCalendar calendar, StageOffers offers, EarlierPoolQueries pools)
    : StageKind<DrawSettings, DrawFacts>(new DrawDeclaration())
{
    private const string ValueName = "publicValue.zh";
    private const string ValueNameInEnglish = "publicValue.en";

    public override IReadOnlyList<ActRun> Acts =>
    [
        ActRun.Of(DrawStage.FixRosters, rosters.FixedAsync),
        ActRun.Of(DrawStage.RequestPublicValue, value.RequestAsync),
        ActRun.Of(DrawStage.RemindPublicValue, value.RemindAsync),
        ActRun.Changing(DrawStage.AskDeputiesForPublicValue, value.AskDeputiesAsync),
        ActRun.Changing(DrawStage.DrawPanels, draw.DrawPanelsAsync),
    ];

    public override IReadOnlyList<MailTemplate> Mails => [DrawMails.InReview];

    public override void Map(IStageRoutes routes)
    {
        PublicDrawPages.Map(routes.Group(Audience.Public));
        PublicValuePages.Map(routes.Group(Audience.Approve));
        OfficeDrawPages.Map(routes.Group(Audience.Office));
        ExpertPages.Map(routes.Group(Audience.Office));
        CheckPages.Map(routes.Group(Audience.Office));
        DrawApi.Map(routes.Group(Audience.Api));
        ExpertsApi.Map(routes.Group(Audience.Api));
        PoolChecksApi.Map(routes.Group(Audience.Api));
    }

    public override IAsyncEnumerable<object> OfAsync(string personId, Round round, CancellationToken cancellation) =>
        entries.OfAsync(personId, round.Id, cancellation);

    public override Task<int> ForgetAsync(Round round, DateTimeOffset ended, CancellationToken cancellation) =>
        entries.ForgetAsync(round.Id, ended, cancellation);

    public override Task<DrawFacts> LookAsync(StageView at, CancellationToken cancellation) =>
        Task.FromResult(new DrawFacts(at.Round.Draw!.PublicValueDay, at.Round.Draw!.PublicValue is not null));

    public override StageStep Next(DrawSettings settings, DrawFacts facts, StageMoment moment) => DrawStage.Next(facts, moment);

    /// <summary>Two reads, one of them of a row at most.</summary>
    public override async Task<IReadOnlyList<StageEvent>> HistoryAsync(
        StageView at, Application application, CancellationToken cancellation)
    {
        var partition = RoundKeys.Partition(at.Round.Id);
        var draw = (await tables.GetAsync<DrawSummary>(partition, ReviewKeys.Draw, cancellation))?.Value;
        var seated = draw is not null && await tables.AnyAsync(partition, RoundKeys.PanelPrefix(application.Id), cancellation);
        return [.. DrawHistory.Of(draw, seated)];
    }

    public override Withdrawing Withdraw(WithdrawalCase asked) => DrawStage.Withdraw(asked);

    public override Task<IReadOnlyList<StageWait>> WaitsAsync(StageView at, Actor reader, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<StageWait>>([new(Texts.Of("waits.value"), Paths.Of(Paths.OfficeDraw, at.Round.Id))]);

    public override IAsyncEnumerable<Waited> WaitedAsync(StageView at, CancellationToken cancellation) =>
        value.SilentAsync(at.Round, cancellation).Select(person => new Waited(
            PublicValueActs.KeyOf(person),
            Texts.Of("waited.value", at.Round.Draw!.PublicValueName, DayText.Of(at.Round.Draw.PublicValueDay)),
            ShanghaiTime.CloseOf(at.Round.Draw.PublicValueDay),
            at.Stage.Closes)
        {
            Persons = [person],
            Path = Paths.Of(Paths.OfficeDraw, at.Round.Id),
            Reminder = PublicValueActs.ReminderOf(at.Round),
        });

    /// <summary>Who may enter the value and has not.</summary>
    public override async IAsyncEnumerable<RoundPart> PartsAsync(
        Round round, PlannedStage stage, DeadlineChange change, [EnumeratorCancellation] CancellationToken cancellation)
    {
        if (!change.IsNotPast(Kind) || round.Draw!.PublicValue is not null)
        {
            yield break;
        }

        foreach (var member in round.MayEnterValue().Distinct())
        {
            if (await tables.GetAsync(RoundKeys.Partition(round.Id), RoundKeys.PublicValue(member), cancellation) is null)
            {
                yield return new ValuePart(member);
            }
        }
    }

    public override StageConcern Tell(Round round, Concern concern) =>
        new(Texts.Of(concern.Moved.Day.Named is null ? "concern" : "concern.day"), PublicValueActs.Link(round));

    public override async Task<Round> EnterAsync(Round entering, CancellationToken cancellation)
    {
        await pool.TellAsync(entering, cancellation);
        return entering;
    }

    public override RenderFragment? LaunchFields(Programme programme) => Page.Part<LaunchValue, Bilingual>(ShanghaiComposite.Name);

    public override RenderFragment? LaunchSummary(LaunchRequest request, LaunchPlan plan, Func<string, string> change) =>
        DrawDays.ValueDay(plan.Stages, plan.Opens, calendar.Trading) is { } day
            ? Page.Part<LaunchedValue, LaunchedValueModel>(new(
                ValueNameOf(request), day, change(LaunchRequest.FieldOf(ValueName)))) : null;

    /// <summary>Whether the experts known from the round before would do for the applications that desks may recommend.</summary>
    public override async Task<IReadOnlyList<LaunchFinding>> ReviewLaunchAsync(
        LaunchRequest request, LaunchPlan plan, CancellationToken cancellation)
    {
        var known = await pools.LastOfAsync(plan.Programme.Id, cancellation);
        return
        [
            .. ExpertNeed.Review(
                offers.Needed<IPanel>(plan.Programme).Panel,
                offers.Given<ILimits>(plan.Programme)?.Desks.Sum(d => d.Limit),
                known),
        ];
    }

    public override IEnumerable<Refusal> CheckLaunch(LaunchRequest request, Programme programme, StagePlan plan, DateOnly opens)
    {
        if (RoundPlan.OutOfOrder(plan, opens).Count == 0
            && plan.Find(Kind) is { } draw
            && DrawDays.ValueDay(plan, opens, calendar.Trading) is { } day
            && draw.Closes <= day)
        {
            yield return DrawRefusals.DrawBeforeValue(draw.Id, day);
        }

        foreach (var wrong in LaunchAnswers.SelectMany(name =>
            TextSafety.Check(request.Answer(name) ?? "", LaunchRequest.FieldOf(name), multiline: false)))
        {
            yield return wrong;
        }
    }

    public override IReadOnlyList<string> LaunchAnswers => [ValueName, ValueNameInEnglish];

    private static Bilingual ValueNameOf(LaunchRequest request) => request.Answer(ValueName) is { } named
        ? new(named, request.Answer(ValueNameInEnglish) ?? named) : ShanghaiComposite.Name;

    /// <summary>The seed is committed to before anybody applies.</summary>
    public override Launching Launch(Launching launching)
    {
        var round = launching.Round;
        var day = DrawDays.ValueDay(round.Stages, round.Opens, calendar.Trading)!.Value;
        var seed = secrets.DrawSeed(round.Id);
        var commitment = DrawCommitment.Of(seed, round.Id);
        return (launching with
        {
            Round = round with { Draw = new DrawPlan(commitment, ValueNameOf(launching.Request), day) },
            OnRecord = [.. launching.OnRecord, ("commitment", commitment)],
        }).With(commit => commit.Insert(RoundKeys.DrawSeed, Convert.ToHexStringLower(seed)));
    }

    public override Task MoveAsync(Commit commit, Round before, Round after, CancellationToken cancellation) =>
        PublicValueActs.ForgetEntriesAsync(tables, commit, before, after, cancellation);

    public override IReadOnlyList<StageRows> Rows => [StageRows.Of<PoolExpert>(RoundKeys.Experts)];

    public override Round Place(Round round, StagePlan plan, DateOnly today) => DrawDays.Moved(round, plan, today, calendar);

    public override IEnumerable<(string Named, DateOnly On)> OwnDays(Round round) => [(DrawStage.ValueDay, round.Draw!.PublicValueDay)];
}

/// <summary>What a launch names as the public value, and the day on whose evening it becomes known.</summary>
/// <param name="Change">Where the value is changed.</param>
public sealed record LaunchedValueModel(Bilingual Value, DateOnly Day, string Change);
